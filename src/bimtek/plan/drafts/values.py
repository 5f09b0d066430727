"""Two plans side by side, value by value: programmes, rows that came and went, and every number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bimtek.curriculum import exercise as find_exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.readonly import OPEN, shown
from bimtek.formats import number_id, rupiah
from bimtek.plan.drafts.written import Written, tables_of, written
from bimtek.plan.model import Plan, ProgrammeEntry, Value
from bimtek.plan.phrases import MINUS, difference
from bimtek.plan.sections.programmes import PROPOSAL

PROGRAMMES = ("masterplan.programmes", "programmes")
NUMBERS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.RATING, Kind.YEAR})
COMPUTED = frozenset({"start", "end", "pagu_total"})
"""Fields of a programme that meeting IV decides anew: what the plan computed stands instead."""
NEW, GONE, JOINED, CHANGED = "baru", "tidak ada lagi", "digabung", "berubah"


@dataclass(frozen=True, slots=True)
class Step:
    """One value: what it was, what it is, and the difference of two numbers."""

    what: str
    old: str
    new: str
    difference: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeChange:
    label: str
    kind: str
    """NEW, GONE, JOINED or CHANGED"""
    steps: tuple[Step, ...] = ()
    into: str = ""
    """For a joined one: the programme that took it in."""


@dataclass(frozen=True, slots=True)
class NumberChange:
    exercise: str
    """Title of the exercise."""
    label: str
    """Of the row; "" for a field that stands in no table."""
    seats: tuple[str, ...]
    step: Step


@dataclass(frozen=True, slots=True)
class RowsChange:
    """Rows of one table that came or went, by their labels."""

    exercise: str
    table: str
    came: tuple[str, ...]
    went: tuple[str, ...]


def programme_changes(old: Plan, new: Plan, old_context: Context, new_context: Context) -> Iterator[ProgrammeChange]:
    """In the order of the new plan; those that are gone at the end."""
    before = {_holds(new, each.id): each for each in old.programmes if _holds(new, each.id) == each.id}
    for entry in new.programmes:
        if entry.id not in before:
            yield ProgrammeChange(entry.label, NEW, tuple(_of_new(entry)))
        elif steps := tuple(_steps(before[entry.id], entry, old_context, new_context)):
            yield ProgrammeChange(entry.label, CHANGED, steps)
    now = {each.id: each.label for each in new.programmes}
    for gone in old.programmes:
        holds = _holds(new, gone.id)
        if gone.id not in now and holds in now:
            yield ProgrammeChange(gone.label, JOINED, into=now[holds])
        elif gone.id not in now:
            yield ProgrammeChange(gone.label, GONE, tuple(_of_gone(gone)))


def _of_new(entry: ProgrammeEntry) -> Iterator[Step]:
    yield Step("Pagu", "–", rupiah(entry.pagu), _money(entry.pagu))


def _of_gone(entry: ProgrammeEntry) -> Iterator[Step]:
    yield Step("Pagu", rupiah(entry.pagu), "–", _money(-entry.pagu))


def _steps(old: ProgrammeEntry, new: ProgrammeEntry, before: Context, after: Context) -> Iterator[Step]:
    if old.proposal != new.proposal:
        status = {True: PROPOSAL, False: "disetujui OPD"}
        yield Step("Status", status[old.proposal], status[new.proposal])
    for what, was, now in (("Mulai", old.start, new.start), ("Selesai", old.end, new.end)):
        if was != now:
            apart = _signed(now - was, "tahun") if was is not None and now is not None else ""
            yield Step(what, str(was or OPEN), str(now or OPEN), apart)
    if old.pagu != new.pagu:
        yield Step("Jumlah pagu", rupiah(old.pagu), rupiah(new.pagu), _money(new.pagu - old.pagu))
    row = find_exercise(PROGRAMMES[0]).answer.fields[PROGRAMMES[1]].row
    assert row is not None
    for name, field in row.fields.items():
        one, other = (entry.values.get(name) for entry in (old, new))
        if name not in COMPUTED and one != other:
            step = step_of(field, one, other, before, after, str(new.values.get("unit") or ""))
            if step.old != step.new:
                yield step


def number_changes(old: Plan, new: Plan, old_context: Context, new_context: Context) -> Iterator[NumberChange]:
    """Every number outside of the programmes that is there in both plans, and is another."""
    before, after = _numbers(old, lambda item: _holds(new, item)), _numbers(new, lambda item: item)
    for place, (now, unit) in after.items():
        was = before.get(place)
        if was is not None and was[0].value != now.value:
            step = step_of(now.field, was[0].value, now.value, old_context, new_context, unit)
            yield NumberChange(find_exercise(now.exercise).title, now.label, now.seats, step)


Place = tuple[str, str, str, str, tuple[str, ...]]
"""Exercise, table, row, field, and for what stands in no table the seats that said it."""


def _numbers(plan: Plan, holds: Callable[[str], str]) -> dict[Place, tuple[Written, str]]:
    units = {entry.id: str(entry.values.get("unit") or "") for _, _, rows in tables_of(plan) for entry in rows}
    found: dict[Place, tuple[Written, str]] = {}
    for each in written(plan):
        if each.field.kind in NUMBERS and (each.exercise, each.table) != PROGRAMMES:
            several = not each.row or find_exercise(each.exercise).answer.fields[each.table].rows_from
            seats = each.seats if several else ()
            found.setdefault(
                (each.exercise, each.table, holds(each.row), each.field.name, seats), (each, units.get(each.row, ""))
            )
    return found


def row_changes(old: Plan, new: Plan) -> Iterator[RowsChange]:
    """Rows that came and went, the programmes and fixed rows left out. A joined row did not go: its id leads on."""
    before, after = _rows(old), _rows(new)
    for place in dict.fromkeys([*before, *after]):
        was, now = before.get(place, {}), after.get(place, {})
        came = tuple(label for item, label in now.items() if item not in was)
        went = tuple(label for item, label in was.items() if _holds(new, item) not in now)
        if came or went:
            exercise = find_exercise(place[0])
            yield RowsChange(exercise.title, exercise.answer.fields[place[1]].label, came, went)


def _rows(plan: Plan) -> dict[tuple[str, str], Mapping[str, str]]:
    return {
        (exercise, table): {entry.id: entry.label for entry in rows}
        for exercise, table, rows in tables_of(plan)
        if (exercise, table) != PROGRAMMES and not find_exercise(exercise).answer.fields[table].rows_from
    }


def step_of(
    field: Field, old: Value | None, new: Value | None, before: Context, after: Context, unit: str = ""
) -> Step:
    """One field of two plans in words."""
    one, other = shown(old, field, before) or OPEN, shown(new, field, after) or OPEN
    apart = ""
    if field.kind in NUMBERS and _is_number(old) and _is_number(new):
        apart = _apart(field, Decimal(str(new)) - Decimal(str(old)), field.unit or unit)
    return Step(field.label, one, other, apart)


def _apart(field: Field, by: Decimal, unit: str) -> str:
    if field.kind is Kind.MONEY:
        return _money(int(by))
    if field.kind is Kind.NUMBER:
        return difference(by.normalize(), unit)
    return _signed(int(by), "tahun" if field.kind is Kind.YEAR else "")


def _is_number(value: Value | None) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _money(by: int) -> str:
    """+Rp250.000.000, −Rp5."""
    return f"{'+' if by > 0 else MINUS if by < 0 else ''}{rupiah(abs(by))}"


def _signed(by: int, unit: str) -> str:
    return f"{'+' if by > 0 else MINUS}{number_id(abs(by))} {unit}".strip()


def _holds(plan: Plan, item: str) -> str:
    """The id that holds in this plan."""
    seen: set[str] = set()
    while item in plan.aliases and item not in seen:
        seen.add(item)
        item = plan.aliases[item]
    return item
