"""When a seat is stuck: it works, but nothing gets done, or the same fault comes back again and again.

A save is a *look*: the faults that the answer had then. From the looks alone it follows what was mended when, so the
same can be computed from the copies that the store keeps. Nothing here asks for the time or for a file.

A *spell* is a stretch of work without a pause of `Limits.after`. A table that went to lunch is not stuck.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Limits:
    """What counts as stuck."""

    after: timedelta = timedelta(minutes=15)
    """Work for so long without a fault mended; a pause of so long ends a spell."""
    returns: int = 3
    """Times that a fault came back after it was mended."""
    attempts: int = 4
    """Times that somebody went to the place of a fault, changed it, and the fault stayed."""

    @property
    def between(self) -> timedelta:
        """Whoever changes the same place again sooner is still at the same attempt."""
        return self.after / 15


@dataclass(frozen=True, slots=True)
class Fault:
    """A red finding at one place, as a save left it."""

    message: str
    value: str | None = None
    """What stands at its place, in any form that differs when the value does; None: the place is no single field."""


@dataclass(frozen=True, slots=True)
class Story:
    """What happened to one fault within a spell."""

    fault: Fault
    changed: datetime
    """When its place was changed last."""
    is_open: bool = True
    returns: int = 0
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Stuck:
    """Why a seat is stuck. `fault` names the finding, in the words of its message."""

    kind: str
    """"long": nothing was mended; "returns": mended and back; "attempts": tried and still there."""
    fault: str
    since: datetime
    """Of "long": since when nothing was mended."""
    times: int = 0


@dataclass(slots=True)
class Track:
    """The work of one seat on one exercise."""

    last: datetime | None = None
    """The last look."""
    mended: datetime | None = None
    """The last time that a fault was mended; where none was, when the spell began."""
    stories: dict[str, Story] = field(default_factory=dict)
    """Key of a finding → its story in this spell."""

    def look(self, time: datetime, faults: Mapping[str, Fault], limits: Limits) -> None:
        """A save left these faults: key of a finding → fault. Looks come in the order of time."""
        if self.last is None or self.mended is None or time - self.last >= limits.after:
            self.last = self.mended = time
            self.stories = {key: Story(fault, time) for key, fault in faults.items()}
            return
        gone = [key for key, story in self.stories.items() if story.is_open and key not in faults]
        if gone:
            self.mended = time
        for key in gone:
            self.stories[key] = replace(self.stories[key], is_open=False)
        for key, fault in faults.items():
            self.stories[key] = _go_on(self.stories.get(key), fault, time, limits)
        self.last = time

    def stuck(self, now: datetime, limits: Limits, *, is_held: bool = False) -> Stuck | None:
        """Why the seat is stuck now; None when it is not, or does not work.

        is_held: somebody holds the pen. Who thinks with the pen in hand works for twice as long as who saves; after
        that only the page is left open.
        """
        faults = [story for story in self.stories.values() if story.is_open]
        if self.last is None or self.mended is None or not faults:
            return None
        if now - self.last >= limits.after * (2 if is_held else 1):
            return None
        back = max(faults, key=lambda story: story.returns)
        if back.returns >= limits.returns:
            return Stuck("returns", back.fault.message, self.mended, back.returns)
        tried = max(faults, key=lambda story: story.attempts)
        if tried.attempts >= limits.attempts:
            return Stuck("attempts", tried.fault.message, self.mended, tried.attempts)
        if now - self.mended >= limits.after:
            return Stuck("long", faults[0].fault.message, self.mended)
        return None


def _go_on(story: Story | None, fault: Fault, time: datetime, limits: Limits) -> Story:
    if story is None:
        return Story(fault, time)
    if not story.is_open:
        return replace(story, fault=fault, changed=time, is_open=True, returns=story.returns + 1)
    if fault.value is None or fault.value == story.fault.value:
        return replace(story, fault=fault)
    again = time - story.changed >= limits.between
    return replace(story, fault=fault, changed=time, attempts=story.attempts + again)
