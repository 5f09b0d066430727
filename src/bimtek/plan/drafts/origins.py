"""Which exercise and which seats a text of a book belongs to.

Found in this order: words that somebody typed and that stand in the text; the section that drew it (`plan/sections/`);
the heading that an exercise has in the books. A sentence that the program made from several exercises may have none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from bimtek.curriculum import exercise as find_exercise
from bimtek.curriculum import exercises
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.fields import Kind
from bimtek.curriculum.rows import Answer
from bimtek.plan.blocks import Block, Bullets, Figure, Paragraph, Table
from bimtek.plan.drafts.passages import BookText, Origin, Origins, Passage, plain
from bimtek.plan.drafts.written import answering, tables_of, written
from bimtek.plan.model import Plan
from bimtek.plan.placed import answer_of
from bimtek.plan.sections.registry import sections

TYPED = frozenset({Kind.TEXT, Kind.PROSE})
ENOUGH = 12
"""Characters: from this length on, words that somebody typed are looked for inside longer texts."""
SHORTEST = 4
"""Characters: shorter ones stand anywhere."""


@dataclass(slots=True)
class OriginMap:
    """What of a plan leads back to a seat. Made once for all books."""

    plan: Plan
    starts: dict[str, list[tuple[str, Origin]]] = field(default_factory=lambda: defaultdict(list))
    """First characters of typed words → the words and where they come from."""
    whole: dict[str, list[Origin]] = field(default_factory=lambda: defaultdict(list))
    """Short typed words, found only where they are the whole text."""
    drawn: dict[str, str] = field(default_factory=dict)
    """Sentence or caption of a section → its exercise."""
    headings: dict[str, str] = field(default_factory=dict)
    """Heading in the books → the exercise that stands under it."""

    def traced(self, book: BookText) -> BookText:
        """The book with the origin of every cell."""
        chapters = (
            replace(chapter, passages=tuple(replace(each, origins=self.of(each)) for each in chapter.passages))
            for chapter in book.chapters
        )
        return replace(book, chapters=tuple(chapters))

    def of(self, passage: Passage) -> tuple[Origins, ...]:
        """The origins of each cell."""
        typed = [self.typed(cell) for cell in passage.cells]
        section = self.section_of(passage)
        if not section:
            together = tuple(dict.fromkeys(each for found in typed for each in found))
            return tuple(found or together for found in typed)
        seats = tuple(dict.fromkeys(seat for found in typed for each in found for seat in each.seats))
        whole_row = (Origin(section, self.seats_for(section, seats)),)
        return tuple(found or whole_row for found in typed)

    def typed(self, text: str) -> Origins:
        """Whose words stand in a text, the longest first."""
        low = text.casefold()
        found = [(len(low), origin) for origin in self.whole.get(low, ())]
        for place in _word_starts(low):
            for words, origin in self.starts.get(low[place : place + ENOUGH], ()):
                if low.startswith(words, place):
                    found.append((len(words), origin))
        found.sort(key=lambda each: -each[0])
        return tuple(dict.fromkeys(origin for _, origin in found))

    def section_of(self, passage: Passage) -> str:
        """The exercise whose section drew a passage, or that stands under its heading; "" where there is none."""
        for words in (passage.table, *(passage.cells if len(passage.cells) == 1 else ())):
            if words and words in self.drawn:
                return self.drawn[words]
        title = passage.section.lstrip("0123456789. ").casefold()
        return self.headings.get(title, "")

    def seats_for(self, exercise: str, seats: tuple[str, ...]) -> tuple[str, ...]:
        """Of the seats of a row those that answer the exercise; all that answered it where none is known."""
        answered = answering(self.plan, exercise)
        if find_exercise(exercise).unit is Unit.CORE:
            return answered
        return tuple(seat for seat in seats if seat in answered) or answered


def origin_map(plan: Plan, context: Context) -> OriginMap:
    found = OriginMap(plan)
    for each in written(plan):
        if each.field.kind in TYPED and isinstance(each.value, str):
            origin = Origin(each.exercise, each.seats)
            for line in each.value.splitlines():
                words = plain(line).casefold().rstrip(".")
                if len(words) >= ENOUGH:
                    found.starts[words[:ENOUGH]].append((words, origin))
                elif len(words) >= SHORTEST and not words.isnumeric():
                    found.whole[words].append(origin)
    for exercise, blocks in _drawn(plan, context):
        for text in _texts(blocks):
            found.drawn.setdefault(plain(text), exercise)
    for entry in exercises():
        for place in entry.places:
            found.headings.setdefault(place.heading.casefold(), entry.id)
    return found


def _drawn(plan: Plan, context: Context) -> Iterator[tuple[str, list[Block]]]:
    """What each section draws: over all agreed rows, and for each pillar."""
    pillars = dict.fromkeys(seat.pillar for seat in plan.seats if seat.pillar)
    for exercise, section in sections().items():
        answers = [_answer(plan, exercise, pillar) for pillar in ("", *pillars)]
        yield (exercise, [block for answer in answers if not answer.is_open for block in section(answer, context)])


def _answer(plan: Plan, exercise: str, pillar: str) -> Answer:
    """The agreed answer, also of exercises that have a part of the plan of their own; with a pillar only its rows."""
    if exercise in plan.given:
        return answer_of(plan, exercise, pillar)
    tables = {
        table: [
            {**entry.values, "id": entry.id, "_pillar": entry.pillar}
            for entry in rows
            if not pillar or entry.pillar == pillar
        ]
        for name, table, rows in tables_of(plan)
        if name == exercise
    }
    return find_exercise(exercise).read(tables)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Table(caption) | Figure(caption):
                yield caption
            case Paragraph(text):
                yield text
            case Bullets(items):
                yield from items


def _word_starts(text: str) -> Iterator[int]:
    before = " "
    for place, character in enumerate(text):
        if character.isalnum() and not before.isalnum():
            yield place
        before = character
