"""Options in a workbook: people see labels, the answer keeps ids."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Exercise
from bimtek.curriculum.fields import Field, Option

SEPARATOR = ";"
LONGEST = 200
"""Letters of a label; Excel refuses a choice from a list with more than 255."""
LEAST = 4
"""Letters from which on the beginning of a label may stand for the whole."""


def plain(text: str) -> str:
    """Without case and without blanks that mean nothing: how labels are compared."""
    return " ".join(text.casefold().split()).rstrip(" *:")


def list_key(exercise: Exercise, table: str, field: Field) -> str:
    """The name of the list that a field chooses from: its source, or the field itself where the options are fixed."""
    return field.source or f"{exercise.id}/{table}/{field.name}"


def options_of(field: Field, context: Context) -> tuple[Option, ...]:
    return field.options or (context.options(field.source) if field.source else ())


class Choices:
    """One list: its options in their order, and every label that stands for a value.

    labels: label → value as an earlier workbook showed them; they hold even where the option is called otherwise now.
    """

    def __init__(self, options: Iterable[Option] = (), labels: Mapping[str, str] | None = None) -> None:
        self.options = tuple(options)
        self.labels: dict[str, str] = dict(labels or {})
        """Shown label → value, in the order of the list."""
        self._names = {value: label for label, value in reversed(self.labels.items())}
        self._also: dict[str, str] = {}
        self._index: tuple[dict[str, str], ...] = ()
        hints = Counter(option.hint for option in self.options)
        for option in self.options:
            self.shown(option.value, option.label)
            self.learn(option.label, option.value)
            if hints[option.hint] == 1:  # an office's full name; a source that many figures share names none of them
                self.learn(option.hint, option.value)

    @property
    def listed(self) -> tuple[tuple[str, Option], ...]:
        """The options with the labels that are shown for them."""
        return tuple((self._names[option.value], option) for option in self.options)

    def shown(self, value: str, label: str = "") -> str:
        """The label that stands for a value; a value that the list does not have gets one of its own."""
        if value not in self._names:
            label = self._free(_one_line(label or value))
            self.labels[label] = value
            self._names[value] = label
            self._index = ()
        return self._names[value]

    def joined(self, values: Sequence[Any]) -> str:
        return f"{SEPARATOR} ".join(self.shown(str(value)) for value in values)

    def learn(self, label: str, value: str) -> None:
        """One more name for a value: a row that was written in the same workbook."""
        self._also.setdefault(plain(_one_line(label)), value)
        self._index = ()

    def find(self, text: str) -> str | None:
        """The value that a text names: by label, id, number in the list, or the beginning of one label only."""
        wanted = plain(_one_line(text))
        shown, also, values = self._indexed()
        for names in (shown, also, values):
            if wanted in names:
                return names[wanted]
        if re.fullmatch(r"\d{1,3}", wanted):
            numbered = list(self.labels.values())  # as the workbook numbered them, whatever was added since
            return numbered[int(wanted) - 1] if 0 < int(wanted) <= len(numbered) else None
        begins = {value for name, value in (also | shown).items() if name.startswith(wanted)}
        return begins.pop() if len(wanted) >= LEAST and len(begins) == 1 else None

    def _indexed(self) -> tuple[dict[str, str], ...]:
        if not self._index:
            shown = {plain(label): value for label, value in reversed(self.labels.items())}
            self._index = (shown, self._also, {plain(value): value for value in self.labels.values()})
        return self._index

    def _free(self, label: str) -> str:
        """A label that nothing else has."""
        free, number = label, 2
        while free in self.labels:
            free, number = f"{label} ({number})", number + 1
        return free


def _one_line(label: str) -> str:
    """As a list shows it: in one line, without the sign that separates several."""
    text = " ".join(label.replace(SEPARATOR, ",").split())
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "…"
