"""What the pages for newcomers name is there: paths, links, commands, targets, modules, decisions."""

import importlib
import importlib.util
import pkgutil
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_group

import bimtek.cli
from bimtek.cli.app import app

ROOT = Path(__file__).parents[2]
PAGES = [
    *(ROOT / name for name in ("README.md", "README.id.md", "CONTRIBUTING.md", "datasets/README.md")),
    ROOT / "grading/README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
TOP = ("src", "docs", "datasets", "grading", "sessions", "scripts", "tests", r"\.ci")
PATH = re.compile(rf"(?<![\w./<>-])(?:{'|'.join(TOP)})/[\w<>*./-]*")
SHORT = re.compile(r"`((?:curriculum|form|answers|grading|plan|room|notebook|sheets)/[\w<>*./-]+)`")
"""Paths below src/bimtek, as running text shortens them."""
HOMES = (ROOT, ROOT / "src" / "bimtek")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
SECTION = re.compile(r"\]\((?!https?:)([^)#]*)#([^)]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
COMMAND = re.compile(r"(?<![/\w])bimtek ([a-z][a-z-]*)")
TARGET = re.compile(r"(?<![\w-])make ([a-z][a-z-]*)")
MODULE = re.compile(r"-m (bimtek(?:\.\w+)+)")

page = pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())


def code(text: str) -> str:
    return "\n".join(CODE.findall(text))


def missing_paths(text: str, folder: Path = ROOT) -> Iterator[str]:
    """Paths and links that lead nowhere; a name in angle brackets stands for any."""
    named = [*PATH.findall(text), *SHORT.findall(code(text))]
    for path, starts in [*((path, HOMES) for path in named), *((path, (folder,)) for path in LINK.findall(text))]:
        if not any(leads(start, path) for start in starts):
            yield path


def leads(start: Path, path: str) -> bool:
    pattern = re.sub(r"<[^>]*>", "*", path).rstrip("./")
    return any(start.glob(pattern)) if "*" in pattern else (start / pattern).exists()


def missing_sections(text: str, page: Path) -> Iterator[str]:
    """Sections of this page or of another that a link names and that have no heading there."""
    for path, section in SECTION.findall(text):
        other = page.parent / path if path else page
        headings = re.findall(r"^#+ (.+)$", other.read_text(encoding="utf-8"), re.MULTILINE)
        if section not in {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}:
            yield f"{path}#{section}"


def strangers(text: str) -> Iterator[str]:
    """Commands, targets of make and modules that do not exist."""
    for module in pkgutil.iter_modules(bimtek.cli.__path__):
        importlib.import_module(f"bimtek.cli.{module.name}")
    commands = get_group(app).commands.keys()
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    shown = code(text)
    yield from (f"bimtek {name}" for name in COMMAND.findall(shown) if name not in commands)
    yield from (f"make {name}" for name in TARGET.findall(shown) if name not in targets)
    yield from (name for name in MODULE.findall(shown) if importlib.util.find_spec(name) is None)


@page
def test_every_path_is_there(page: Path) -> None:
    assert list(missing_paths(page.read_text(encoding="utf-8"), page.parent)) == []


@page
def test_every_section_is_there(page: Path) -> None:
    assert list(missing_sections(page.read_text(encoding="utf-8"), page)) == []


@page
def test_every_command_is_there(page: Path) -> None:
    assert list(strangers(page.read_text(encoding="utf-8"))) == []


def test_every_decision_that_the_code_cites_is_told() -> None:
    cited = re.compile(r"\(decision (\d+)\)")
    numbers = {
        int(number)
        for folder in ("src", "tests")
        for path in (ROOT / folder).rglob("*.py")
        for number in cited.findall(path.read_text(encoding="utf-8"))
    }
    told = re.findall(r"^\| (\d+) \|", (ROOT / "docs/maintainers.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert numbers and numbers <= set(map(int, told))


def test_the_house_of_the_maintainers_has_the_floors_that_make_check_holds() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = [layer.split(" | ") for layer in settings["contracts"][0]["layers"]]
    text = (ROOT / "docs/maintainers.md").read_text(encoding="utf-8")
    table = text[text.index("## The house") : text.index("Form, grading, plan and sheets")]
    told = re.findall(r"`src/bimtek/(\w+)(?:/|\.py)`", table)
    assert sorted(told) == sorted(name for layer in layers for name in layer)
    floors = [next(nth for nth, layer in enumerate(layers) if name in layer) for name in told]
    assert floors == sorted(floors)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("see `src/bimtek/plan/merge.py`.", []),
        ("see src/bimtek/plan/chapters/<book>/<chapter>.py", []),
        ("see `src/bimtek/plan/nowhere.py`", ["src/bimtek/plan/nowhere.py"]),
        ("see `src/bimtek/nowhere/<name>.py`", ["src/bimtek/nowhere/<name>.py"]),
        ("`plan/merge.py`, `grading/cohorts/<name>/`", []),
        ("`plan/nowhere.py`", ["plan/nowhere.py"]),
        ("[here](docs/nowhere.md) and [there](https://example.org/docs/nowhere.md)", ["docs/nowhere.md"]),
    ],
)
def test_a_path_that_leads_nowhere_is_found(text: str, missing: list[str]) -> None:
    assert sorted(set(missing_paths(text))) == missing


def test_a_section_that_is_not_there_is_found() -> None:
    text = "[a](../README.md#where-things-are) [b](../README.md#nowhere) [c](#a-check) [d](https://example.org/x#y)"
    assert list(missing_sections(text, ROOT / "docs/maintainers.md")) == ["../README.md#nowhere"]


def test_a_command_that_does_not_exist_is_found() -> None:
    text = "bimtek is a course; `bimtek check`, `bimtek fly`, `make demo`, `make tea`, `python -m bimtek.plan.tea`"
    assert list(strangers(text)) == ["bimtek fly", "make tea", "bimtek.plan.tea"]
