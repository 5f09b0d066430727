"""The form's modules as one text, for a host that takes a single file (anywidget).

Each module becomes a function that runs once and gives what it exports, so that the names of one cannot meet those of
another. The modules in static/ keep to what that needs: `import { a, b } from "./other.js";` on lines of their own,
nothing renamed, `export` before a declaration.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"
ENTRY = "form.js"

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let) (\w+))", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


@cache
def joined_script() -> str:
    """The form as one ES module; it exports what static/form.js exports."""
    return join_scripts({_name(path): path.read_text(encoding="utf-8") for path in sorted(STATIC.rglob("*.js"))})


def join_scripts(texts: Mapping[str, str], entry: str = ENTRY) -> str:
    """Modules (name → text) as one: each once, after those that it imports from.

    `ValueError` where the modules are not as the top of this page says: then the fault is in the module.
    """
    order = _order(texts, entry, ())
    parts = []
    for name in order[:-1]:
        exported = ", ".join(_EXPORT.findall(texts[name]))
        body = _EXPORT.sub("", _with_imports(texts, name))
        if left := _OTHER.search(body):
            raise ValueError(f"{name}: “{left[0]}” cannot be joined")
        parts.append(f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();\n")
    return "\n".join([*parts, _with_imports(texts, entry)])


def _order(texts: Mapping[str, str], name: str, above: tuple[str, ...]) -> list[str]:
    """The modules that `name` needs, depth first in the order of their imports, itself last."""
    if name in above:
        raise ValueError(f"modules import each other: {' → '.join((*above, name))}")
    if name not in texts:
        raise ValueError(f"{above[-1]} imports {name}, which is not there")
    order: list[str] = []
    for found in _IMPORT.finditer(texts[name]):
        order += [one for one in _order(texts, _wanted(name, found[2]), (*above, name)) if one not in order]
    return [*order, name]


def _with_imports(texts: Mapping[str, str], name: str) -> str:
    """A module's text that takes what it imports from the variables of the modules above."""

    def taken(found: re.Match[str]) -> str:
        wanted = _wanted(name, found[2])
        names = [part.strip() for part in found[1].split(",") if part.strip()]
        exported = _EXPORT.findall(texts[wanted])
        for one in names:
            if one not in exported:
                raise ValueError(f"{name} imports {one}, which {wanted} does not export")
        return f"const {{ {', '.join(names)} }} = {_variable(wanted)};\n"

    return _IMPORT.sub(taken, texts[name])


def _wanted(name: str, path: str) -> str:
    """The name of the module that a module imports by this path."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _variable(name: str) -> str:
    return "_" + re.sub(r"\W", "_", name.removesuffix(".js"))


def _name(path: Path) -> str:
    return path.relative_to(STATIC).as_posix()
