"""What people decide in a plenary: its kinds, and which of many decisions holds.

Decisions are only ever added. A later one on the same matter takes the place of an earlier one; an `Undo` takes one
back, and then what held before holds again, exactly. So nothing that was ever decided is lost.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, model_validator

Words = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, max_length=2000)]
Said = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=2000)]
Name = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=200)]
ItemId = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=200)]
Several = Annotated[list[ItemId], Field(max_length=200)]
Scalar = str | int | float | list[str]

SEPARATOR = ":"


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Decided(Part):
    """What all decisions have: who decided, on which day, and why."""

    who: Name
    """The forum and who led it, as the minutes will say it."""
    when: datetime.date
    why: Words = ""

    @property
    def items(self) -> frozenset[str]:
        """The near-duplicates that are decided about; two decisions about the same two are about one matter."""
        return frozenset()

    @property
    def matter(self) -> str:
        """What is decided: equal for two decisions on the same thing."""
        raise NotImplementedError

    def is_about(self, other: Decided) -> bool:
        """Whether both decide the same matter, so that only the later one can hold."""
        return self.matter == other.matter or len(self.items & other.items) > 1


class Same(Decided):
    """Near-duplicates are one item: `into` keeps its id, the others become its aliases."""

    kind: Literal["same"] = "same"
    into: ItemId
    absorbs: Annotated[list[ItemId], Field(min_length=1, max_length=200)]

    @property
    def items(self) -> frozenset[str]:
        return frozenset((self.into, *self.absorbs))

    @property
    def matter(self) -> str:
        return alike(self.items)


class Different(Decided):
    """Near-duplicates were looked at: they are not the same."""

    kind: Literal["different"] = "different"
    of: Annotated[list[ItemId], Field(min_length=2, max_length=200)]

    @property
    def items(self) -> frozenset[str]:
        return frozenset(self.of)

    @property
    def matter(self) -> str:
        return alike(self.items)


class Value(Decided):
    """A clash is settled: this value holds for a field of these rows, one that a table wrote or a new one."""

    kind: Literal["value"] = "value"
    exercise: ItemId
    rows: Annotated[list[ItemId], Field(min_length=1, max_length=200)]
    field: ItemId
    value: Scalar

    @property
    def matter(self) -> str:
        return value_of(self.exercise, self.rows, self.field)


class Candidate(Part):
    """A sentence that was voted on."""

    sentence: Said
    votes: Annotated[int, Field(strict=True, ge=0, le=100_000)] | None = None
    """None where nobody counted: people agreed without a vote."""
    drawn_from: Several = []
    """Seats whose proposals it comes from."""


class Vote(Decided):
    """Candidates of the vision with their votes, and the one that people chose; never the machine."""

    kind: Literal["vote"] = "vote"
    exercise: ItemId
    candidates: Annotated[list[Candidate], Field(min_length=1, max_length=30)]
    chosen: Said
    dissent: Words = ""

    @property
    def matter(self) -> str:
        return vote_on(self.exercise)

    @model_validator(mode="after")
    def _chosen_was_a_candidate(self) -> Self:
        if self.chosen not in {candidate.sentence for candidate in self.candidates}:
            raise ValueError("yang dipilih harus salah satu calon, dengan bunyi yang sama")
        return self


class Confirm(Decided):
    """The OPD in charge says whether it carries a programme."""

    kind: Literal["confirm"] = "confirm"
    programme: ItemId
    confirmation: Literal["setuju", "ubah", "tolak"]
    name: Name
    """Who said so for the OPD: name and position."""

    @property
    def matter(self) -> str:
        return confirmation_of(self.programme)


def lacks(decision: Decided) -> str:
    """What a new decision still has to say, in a sentence; "" when nothing. Logs are read without it."""
    if isinstance(decision, Confirm) and not decision.why:
        if decision.confirmation == "tolak":
            return "tulis mengapa OPD menolak program itu"
        if decision.confirmation == "ubah":
            return "tulis apa yang berubah pada program itu"
    return ""


class Open(Decided):
    """A matter is left open on purpose."""

    kind: Literal["open"] = "open"
    about: ItemId
    """The matter."""
    of: Several = []
    """Its items, where it is about near-duplicates."""
    why: Said
    owed_by: Words = ""
    """Who brings it back, and until when."""

    @property
    def items(self) -> frozenset[str]:
        return frozenset(self.of)

    @property
    def matter(self) -> str:
        return alike(self.items) if len(self.items) > 1 else self.about


class Held(Decided):
    """The meeting itself, for the minutes: who led it, where, who was there."""

    kind: Literal["held"] = "held"
    venue: Words = ""
    present: Several = []
    """Ids of the roster."""
    guests: Words = ""
    """Others, as typed; one a line."""
    chair: Words = ""
    """Name of the person who led it, for the signature; `who` says in which office."""
    scribe: Words = ""
    """Name of the person who took the minutes."""

    @property
    def matter(self) -> str:
        return "pertemuan"


class Undo(Decided):
    """An earlier entry is taken back. Taken back itself, that entry holds again."""

    kind: Literal["undo"] = "undo"
    of: ItemId
    """Its number in the log, or the mark of an entry of the file."""

    @property
    def matter(self) -> str:
        return f"batal{SEPARATOR}{self.of}"


Decision = Annotated[
    Same | Different | Value | Vote | Confirm | Open | Held | Undo,
    Field(discriminator="kind"),
]
DECISION: TypeAdapter[Decision] = TypeAdapter(Decision)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A decision as it was put down."""

    ref: str
    """ "7" in the log, "berkas-1a2b3c4d" in the file."""
    decision: Decision
    time: datetime.datetime | None = None
    """When it was put down; the file knows only days."""
    place: str = ""
    """File and line, for messages."""
    words: str = ""
    """What was decided, in the words of that moment: items may have other names later, or be gone."""


def alike(items: Iterable[str]) -> str:
    """The matter of near-duplicates."""
    return SEPARATOR.join(("mirip", *sorted(items)))


def value_of(exercise: str, rows: Iterable[str], field: str) -> str:
    """The matter of a clash."""
    return SEPARATOR.join(("nilai", exercise, field, *sorted(rows)))


def vote_on(exercise: str) -> str:
    return f"visi{SEPARATOR}{exercise}"


def confirmation_of(programme: str) -> str:
    return f"opd{SEPARATOR}{programme}"


def active(entries: Sequence[Recorded]) -> tuple[Recorded, ...]:
    """Everything that was not taken back, oldest first. An `Undo` reaches only what was put down before it."""
    gone: set[str] = set()
    kept: list[Recorded] = []
    for entry in reversed(entries):
        if entry.ref in gone:
            continue
        if isinstance(entry.decision, Undo):
            gone.add(entry.decision.of)
        else:
            kept.append(entry)
    return tuple(reversed(kept))


def standing(entries: Sequence[Recorded]) -> tuple[Recorded, ...]:
    """The decisions that hold: of each matter the last one that was not taken back, oldest first."""
    kept: list[Recorded] = []
    for entry in reversed(active(entries)):
        if not any(entry.decision.is_about(later.decision) for later in kept):
            kept.append(entry)
    return tuple(reversed(kept))


def superseded(entries: Sequence[Recorded], entry: Recorded) -> Recorded | None:
    """The decision that holds in the place of one that was not taken back; None where that one holds itself."""
    holding = standing(entries)
    if entry in holding or entry not in active(entries):
        return None
    return next((other for other in holding if other.decision.is_about(entry.decision)), None)


def read_decision(content: Any) -> Decision:
    """A decision from what was sent or stored; pydantic's `ValidationError` otherwise."""
    return DECISION.validate_python(content)
