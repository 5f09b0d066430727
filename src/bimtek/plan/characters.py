"""Characters that cannot be printed as they are: shown by their code instead of lost.

The PDF carries fonts that we hand to it, and PDF/A refuses a character that none of them has (Balinese letters,
emoji). DOCX and HTML keep those: Word and the browser look for a font themselves. What no document can carry
(control characters, half surrogates) or what turns the text around it (overrides of direction) shows its code
everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import asdict, dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bimtek.errors import PlanError
from bimtek.plan.blocks import Book

FALLBACK = "DejaVuSans.ttf"
"""The widest font that comes with the program (inside matplotlib): whatever it has can be printed."""

_UNUSUAL = re.compile("[^\t\n\r\x20-\x7e\xa0-\u017f\u2010-\u2015\u2018-\u201f\u2022\u2026]")
"""Whatever is not certainly in every font: only for such a character the fonts are opened."""
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")  # \x0b comes out of Word
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]")


@dataclass(frozen=True, slots=True)
class Substitution:
    """A character that the PDF shows by its code, and how often."""

    character: str
    times: int

    @property
    def code(self) -> str:
        return f"U+{ord(self.character):04X}"

    @property
    def name(self) -> str:
        """Its name in Unicode, or "" where it has none."""
        return unicodedata.name(self.character, "")


def keepable(text: str) -> str:
    """The text for DOCX, HTML and XLSX: all that a file can carry, the rest by its code; lines end in "\\n"."""
    return _TURNING.sub(_code, _IMPOSSIBLE.sub(_code, _LINE_ENDS.sub("\n", text)))


def printable(text: str) -> str:
    """The text for the PDF: what no font has stands as "[U+1B05 U+1B29]", a bracket for each run."""
    known = covered()
    shown, run = [], ""
    for character in _visible(keepable(text)) + "\n":
        if character in "\n\t" or ord(character) in known:
            if run:
                shown.append("[" + " ".join(f"U+{ord(each):04X}" for each in run) + "]")
                run = ""
            shown.append(character)
        else:
            run += character
    return "".join(shown)[:-1]


def printable_texts(value: Any) -> Any:
    """Every text of what a template gets as data, as the PDF can show it."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: printable_texts(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [printable_texts(part) for part in value]
    return value


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of a text that the PDF shows by their code, each once, in their order. Quick where none is."""
    if not _UNUSUAL.search(text):
        return ()
    known = covered()
    seen = dict.fromkeys(_visible(_LINE_ENDS.sub("\n", text)))
    return tuple(each for each in seen if each not in "\n\t" and ord(each) not in known)


def substitutions(book: Book) -> tuple[Substitution, ...]:
    """What the PDF of this book shows by its code, most frequent first: for the report and the note in the PDF."""
    known = covered()
    found: Counter[str] = Counter()
    for text in _texts(asdict(book)):
        for character in _visible(_LINE_ENDS.sub("\n", text)):
            if character not in "\n\t" and ord(character) not in known:
                found[character] += 1
    return tuple(Substitution(*each) for each in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def fonts_folder() -> Path:
    """The folder of the fonts inside matplotlib, found without importing it. PlanError where it is not."""
    spec = find_spec("matplotlib")
    places = spec.submodule_search_locations if spec else None
    folder = Path(next(iter(places or [""]))) / "mpl-data" / "fonts" / "ttf"
    if not (folder / FALLBACK).is_file():
        raise PlanError(
            "Huruf untuk mencetak PDF tidak ditemukan.",
            where=str(folder),
            next_step="Pasang ulang matplotlib, lalu susun rencana sekali lagi.",
        )
    return folder


@cache
def covered() -> frozenset[int]:
    """Code points that the fonts of the PDF have. Private use is left out: PDF/A refuses it even with a glyph."""
    from fontTools.ttLib import TTFont

    with TTFont(fonts_folder() / FALLBACK, lazy=True) as font:
        points = font.getBestCmap()
    return frozenset(
        point for point in points if unicodedata.category(chr(point)) not in {"Cc", "Cf", "Cn", "Co", "Cs"}
    )


def _visible(text: str) -> str:
    """Composed letters, without what only guides a layout."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def _code(match: re.Match[str]) -> str:
    return f"[U+{ord(match.group()):04X}]"


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, part in value.items() for text in [*_texts(key), *_texts(part)]]
    if isinstance(value, list | tuple):
        return [text for part in value for text in _texts(part)]
    return []
