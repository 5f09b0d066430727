"""What the code imports is declared, what is declared is used, and what is slow to import is imported late."""

import ast
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OURS = {"bimtek", "scripts", "tests"}

# Dependencies that no file of ours imports, and why they are there.
NOT_IMPORTED = {
    # dependency                      why
    "alembic": "nbgrader calls it to make its database",
    "ipykernel": "the kernel of the notebooks",
    "jupyterlab-language-pack-id-id": "JupyterLab in Indonesian",
    "editables": "installs the package where it stands",
    "hatchling": "builds the package",
    "import-linter": "a command of `make check`",
    "mypy": "a command of `make check`",
    "nbval": "a plug-in of pytest",
    "pytest-cov": "a plug-in of pytest",
    "pytest-xdist": "a plug-in of pytest",
    "ruff": "a command of `make check`",
    "types-pyyaml": "types for mypy",
    "uv": "a command of the set-up",
}

SLOW = ["pandas", "matplotlib", "nbformat", "nbgrader", "panflute", "typst", "jupyter_server", "anywidget", "papermill"]


def declared(*lists: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for lines in lists for line in lines}


NEEDED = declared(PROJECT["dependencies"])
DIRECT = NEEDED | declared(PROJECT["optional-dependencies"]["test"])


def sources(*folders: str) -> Iterator[tuple[Path, str]]:
    """Every piece of Python in these folders: modules, and the code cells of notebooks (without magics)."""
    for folder in folders:
        for path in (ROOT / folder).rglob("*.py"):
            yield path, path.read_text(encoding="utf-8")
        for path in (ROOT / folder).rglob("*.ipynb"):
            for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
                if cell["cell_type"] == "code":
                    lines = "".join(cell["source"]).splitlines()
                    yield path, "\n".join(line for line in lines if not line.startswith(("%", "!")))


def imported(*folders: str) -> dict[str, Path]:
    """The names of packages that these folders import, ours and the standard library's left out, and where."""
    names: dict[str, Path] = {}
    for path, text in sources(*folders):
        for node in ast.walk(ast.parse(text, str(path))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0]: path for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names[node.module.partition(".")[0]] = path
    return {name: path for name, path in names.items() if name not in OURS | sys.stdlib_module_names}


def distributions(names: dict[str, Path]) -> dict[str, Path]:
    known = packages_distributions()
    return {canonicalize_name(one): path for name, path in names.items() for one in known.get(name, [name])}


def test_every_dependency_is_imported_or_has_a_reason() -> None:
    assert (
        DIRECT - distributions(imported("src", "tests", "sessions", "grading", "scripts")).keys() - NOT_IMPORTED.keys()
        == set()
    )


def test_the_table_of_reasons_has_no_strangers() -> None:
    assert NOT_IMPORTED.keys() <= DIRECT


def test_the_package_imports_only_what_it_declares() -> None:
    strangers = {
        name: str(path.relative_to(ROOT)) for name, path in distributions(imported("src")).items() if name not in NEEDED
    }
    assert strangers == {}


@pytest.mark.parametrize("module", ["bimtek.cli", "bimtek.form", "bimtek.answers", "bimtek.curriculum"])
def test_what_is_slow_is_imported_late(module: str) -> None:
    """`bimtek --help` and the saving of a form wait for none of these."""
    code = f"import {module}, sys; print([name for name in {SLOW} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
