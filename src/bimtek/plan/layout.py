"""Which way the paper lies: a book cut into stretches of portrait and landscape pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from bimtek.plan.blocks import Figure, Heading, LinkedIndex, Missing, Paragraph, Table
from bimtek.plan.numbering import Entry, NumberedBlock, NumberedChapter

SHORT = 900
"""Characters of text that may stand on the landscape page of a table, so that they are not left on a page alone."""


@dataclass(slots=True)
class Stretch:
    """Blocks on pages of one orientation. A chapter's entry stands among them where the chapter begins."""

    landscape: bool
    parts: list[Entry | NumberedBlock] = field(default_factory=list)


def stretches(chapters: tuple[NumberedChapter, ...]) -> tuple[Stretch, ...]:
    """Cut the book. Headings and short texts that lead to a landscape table go on its page."""
    cut: list[Stretch] = []
    for chapter in chapters:
        for stretch in _of_chapter(chapter):
            if cut and cut[-1].landscape == stretch.landscape:
                cut[-1].parts.extend(stretch.parts)
            else:
                cut.append(stretch)
    return tuple(cut)


def _of_chapter(chapter: NumberedChapter) -> list[Stretch]:
    done = [Stretch(False, [chapter.entry])]
    blocks = chapter.blocks
    for place, numbered in enumerate(blocks):
        if isinstance(numbered.block, LinkedIndex):  # no paper shows it, so it needs no page of its own
            done[-1].parts.append(numbered)
            continue
        landscape = _is_wide(numbered) or (done[-1].landscape and _only_follows(blocks[place:]))
        if landscape != done[-1].landscape:
            leading = _leading(done[-1].parts) if landscape else []
            del done[-1].parts[len(done[-1].parts) - len(leading) :]
            done = [stretch for stretch in done if stretch.parts]
            if done and done[-1].landscape == landscape:  # nothing was left between two landscape tables
                done[-1].parts.extend(leading)
            else:
                done.append(Stretch(landscape, leading))
        done[-1].parts.append(numbered)
    return done


def _is_wide(numbered: NumberedBlock) -> bool:
    return isinstance(numbered.block, Table | Figure) and numbered.block.landscape


def _only_follows(rest: tuple[NumberedBlock, ...]) -> bool:
    """Whether from here to the next landscape block, or to the end of the chapter, there is only a short text.

    Before a landscape block headings may stand in it, too: a pillar that has only a mark needs no page of its own.
    """
    length, headed = 0, False
    for numbered in rest:
        if _is_wide(numbered):
            return length <= SHORT
        if not isinstance(numbered.block, Paragraph | Missing | Heading):
            return False
        headed = headed or isinstance(numbered.block, Heading)
        length += len(numbered.block.text)
    return length <= SHORT and not headed


def _leading(parts: list[Entry | NumberedBlock]) -> list[Entry | NumberedBlock]:
    """The end of `parts` that only leads to what follows: from the last headings on, if the text is short.

    A heading above another takes its own short text along: "4.3 Program setiap pilar", a line, "4.3.1 Smart Living".
    """
    start, length, level = len(parts), 0, 0
    for place in range(len(parts) - 1, -1, -1):
        part = parts[place]
        above = _level(part)
        if above:
            if level and above >= level and start != place + 1:
                break
            start, level = place, above
        elif isinstance(part, Entry) or not isinstance(part.block, Paragraph | Missing):
            break
        else:
            length += len(part.block.text)
            if length > SHORT:
                break
    return parts[start:]


def _level(part: Entry | NumberedBlock) -> int:
    """Of a heading, 1 of a chapter's own; 0 of everything else."""
    if isinstance(part, Entry):
        return 1
    return part.block.level if isinstance(part.block, Heading) else 0
