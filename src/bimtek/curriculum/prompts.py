"""What a person must know to fill in a field, in words: for the notes in a workbook and for a worksheet on paper."""

from __future__ import annotations

from collections.abc import Mapping

from bimtek.curriculum.fields import Field, Kind

WANTED = {
    Kind.MONEY: "Rupiah penuh, misalnya 1.250.000.000.",
    Kind.YEAR: "Empat angka, misalnya 2026.",
    Kind.DATE: "Misalnya 31/12/2025.",
}


ROW_NAMES = {
    "components": "Komponen",
    "own_programmes": "Program",
    "own_issues": "Isu",
    "contested": "Angka",
    "pillars": "Pilar",
    "own_loose_ends": "Yang menggantung",
    "book_chapters": "Bab",
}
"""Source of a table's fixed rows → what such a row is called."""


def row_name(table: Field) -> str:
    """What the fixed rows of a table are called, for the header of the column that names them."""
    return ROW_NAMES.get(table.rows_from, "Butir")


def asked_when(field: Field, beside: Mapping[str, Field]) -> str:
    """ "Hanya bila “Bukti” = “Bukti ada”."; "" for a field that is always asked. beside: the fields around it."""
    if field.only_if is None:
        return ""
    name, values = field.only_if
    other = beside[name]
    labels = {option.value: option.label for option in other.options}
    named = " atau ".join(f"“{labels.get(value, value)}”" for value in values)
    return f"Hanya bila “{other.label}” = {named}."


def anchors(field: Field) -> tuple[str, ...]:
    """The worded anchors of a rating: "1 = Belum ada"."""
    return tuple(f"{anchor.value} = {anchor.label}" for anchor in field.anchors)


def limits(field: Field) -> str:
    """How long or of which form an answer is; "" where nothing needs to be said."""
    if field.kind is Kind.RATING:
        return f"Bilangan bulat {field.low} sampai {field.high}."
    if field.kind is Kind.PROSE and field.max_words:
        return f"Paling banyak {field.max_words} kata."
    if field.kind is Kind.NUMBER and field.unit:
        return f"Angka saja, dalam {field.unit}."
    return WANTED.get(field.kind, "")
