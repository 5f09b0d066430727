"""Characters that the printed plan cannot show, named at the field where somebody typed them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from bimtek.answers.identity import stored_rows
from bimtek.curriculum import Exercise
from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.findings import Finding, Weight
from bimtek.curriculum.rows import Place

Unprintable = Callable[[str], Sequence[str]]
"""The characters of a text that the PDF can show only by their code; none for nearly every text."""

CODE = "HRF-01"
NAMED = 5
"""Characters that are named; of more only the number is told."""


def character_findings(exercise: Exercise, values: Mapping[str, Any], unprintable: Unprintable) -> Iterator[Finding]:
    """One finding, which only tells, for each field in which such characters stand."""
    for field in exercise.answer.fields.values():
        if field.kind is Kind.TABLE and field.row is not None:
            for row in stored_rows(field, values, ""):
                yield from _in_fields(field.row.fields.values(), row, field.name, unprintable)
        else:
            yield from _in_fields((field,), values, "", unprintable)


def _in_fields(
    fields: Iterable[Field], holder: Mapping[str, Any], table: str, unprintable: Unprintable
) -> Iterator[Finding]:
    for field in fields:
        if field.kind in (Kind.TEXT, Kind.PROSE) or field.open_list:
            found = unprintable("\n".join(_texts(holder.get(field.name))))
            if found:
                place = Place(table, str(holder["id"]) if table else "", field.name)
                yield Finding(CODE, _message(found), Weight.INFO, place=place)


def _texts(value: Any) -> list[str]:
    return [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]


def _message(found: Sequence[str]) -> str:
    names = ", ".join(_named(character) for character in found[:NAMED])
    more = f" dan {len(found) - NAMED} lainnya" if len(found) > NAMED else ""
    return (
        f"{names}{more} tidak ada dalam huruf untuk mencetak. Di PDF tampil kodenya, misalnya [{_code(found[0])}]; "
        "tulis dengan huruf Latin bila harus terbaca di sana."
    )


def _named(character: str) -> str:
    """The character itself where it can be seen, else only its code."""
    seen = unicodedata.category(character)[0] not in "CZM"
    return f"“{character}” ({_code(character)})" if seen else _code(character)


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
