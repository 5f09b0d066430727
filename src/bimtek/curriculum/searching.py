"""Lists too long to hand out with a form: it asks for what fits the words that somebody types.

What is chosen already is described with the form, so that it has its words when the form opens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bimtek.curriculum.context import Context, sub_activity_option
from bimtek.curriculum.exercise import Exercise
from bimtek.curriculum.fields import Field, Kind, Option
from bimtek.errors import AnswerError
from bimtek.formats import number_id

LIMIT = 40
"""Options of one answer: about 15 KB."""
LONGEST = 200
"""Letters of a question; nobody types more."""


@dataclass(frozen=True, slots=True)
class Search:
    """How one source is searched."""

    find: Callable[[Context, str], tuple[list[Option], int]]
    """The best options for some words, at most LIMIT, and how many fit in all."""
    one: Callable[[Context, str], Option | None]
    """The option of a value."""
    about: Callable[[Context], str]
    """What is searched, in a sentence."""


@dataclass(frozen=True, slots=True)
class Found:
    options: tuple[Option, ...]
    total: int
    about: str


def search(source: str, words: str, context: Context) -> Found:
    """The best options of a searched source. `AnswerError` for a source that is none."""
    if source not in SEARCHED:
        raise AnswerError("Daftar ini tidak dicari dengan kata.", where=source, next_step="Muat ulang halaman.")
    options, total = SEARCHED[source].find(context, words[:LONGEST])
    return Found(tuple(options), total, SEARCHED[source].about(context))


def chosen_options(exercise: Exercise, values: Mapping[str, Any], context: Context) -> dict[str, list[Option]]:
    """The options that an answer has chosen from its searched sources, each once, by source."""
    found: dict[str, dict[str, Option]] = {}
    for field in exercise.answer.fields.values():
        columns = tuple(field.row.fields.values()) if field.kind is Kind.TABLE and field.row else ()
        rows = values.get(field.name) if columns else [values]
        for column in columns or (field,):
            if column.source in SEARCHED:
                chosen = found.setdefault(column.source, {})
                for value in _values(column, rows):
                    option = SEARCHED[column.source].one(context, value)
                    if option is not None:
                        chosen[value] = option
    return {source: list(options.values()) for source, options in found.items()}


def _values(field: Field, rows: Any) -> Iterator[str]:
    for row in rows if isinstance(rows, list) else ():
        stored = row.get(field.name) if isinstance(row, Mapping) else None
        yield from (value for value in (stored if isinstance(stored, list) else [stored]) if isinstance(value, str))


def _find_sub_activities(context: Context, words: str) -> tuple[list[Option], int]:
    entries, total = context.nomenclature.search(words, pillar=context.pillar, limit=LIMIT)
    return [sub_activity_option(entry) for entry in entries], total


def _one_sub_activity(context: Context, code: str) -> Option | None:
    entry = context.nomenclature.get(code)
    return sub_activity_option(entry) if entry else None


def _about_sub_activities(context: Context) -> str:
    known = context.nomenclature
    what = "berkas resmi" if known.is_whole else "pilihan kode dalam kursus ini"
    return f"Nomenklatur versi {known.version} ({what}, {number_id(len(known))} kode). Cari dengan kode atau kata."


SEARCHED = {"sub_activities": Search(_find_sub_activities, _one_sub_activity, _about_sub_activities)}
