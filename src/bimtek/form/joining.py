"""The form's modules and stylesheets as one text each, for a host that takes a single file (anywidget).

The modules in static/ are written so that this is easy: `import { a, b } from "./other.js";` at the top, nothing
renamed, `export` before a declaration, and every name at the top of a module is the only one of all modules.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"
ENTRY = "form.js"
STYLE = "form.css"

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n', re.MULTILINE)
_STYLE_IMPORT = re.compile(r'^@import "([^"]+)";\n', re.MULTILINE)
_DECLARED = re.compile(r"^(?:export )?(?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=async |function|class |const |let )", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


@cache
def joined_script() -> str:
    """The form as one ES module; it exports what static/form.js exports."""
    return join_scripts({_name(path): path.read_text(encoding="utf-8") for path in sorted(STATIC.rglob("*.js"))})


@cache
def joined_style() -> str:
    """The form's stylesheets as one."""
    text = (STATIC / STYLE).read_text(encoding="utf-8")
    return _STYLE_IMPORT.sub(lambda found: (STATIC / found[1]).read_text(encoding="utf-8"), text)


def join_scripts(texts: Mapping[str, str], entry: str = ENTRY) -> str:
    """Modules (name → text) as one: each once, after those that it imports from.

    `ValueError` where the modules are not as the top of this page says: then the fault is in the module.
    """
    order = _order(texts, entry, ())
    _check_names({name: texts[name] for name in order})
    parts = [_EXPORT.sub("", _IMPORT.sub("", texts[name])) for name in order[:-1]]
    for name, part in zip(order, parts, strict=False):
        if left := _OTHER.search(part):
            raise ValueError(f"{name}: “{left[0]}” cannot be joined")
    return "\n".join([*parts, _IMPORT.sub("", texts[entry])])


def _order(texts: Mapping[str, str], name: str, above: tuple[str, ...]) -> list[str]:
    """The modules that `name` needs, depth first in the order of their imports, itself last."""
    if name in above:
        raise ValueError(f"modules import each other: {' → '.join((*above, name))}")
    if name not in texts:
        raise ValueError(f"{above[-1]} imports {name}, which is not there")
    order: list[str] = []
    for found in _IMPORT.finditer(texts[name]):
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(name), found[2]))
        order += [one for one in _order(texts, wanted, (*above, name)) if one not in order]
        for used in filter(None, (part.strip() for part in found[1].split(","))):
            if not re.search(rf"^export .*\b{re.escape(used)}\b", texts[wanted], re.MULTILINE):
                raise ValueError(f"{name} imports {used}, which {wanted} does not export")
    return [*order, name]


def _check_names(texts: Mapping[str, str]) -> None:
    owners: dict[str, str] = {}
    for name, text in texts.items():
        for declared in _DECLARED.findall(text):
            if declared in owners:
                raise ValueError(f"{declared} is declared in {owners[declared]} and in {name}")
            owners[declared] = name


def _name(path: Path) -> str:
    return path.relative_to(STATIC).as_posix()
