"""What is made from an object is made once, as long as the object lives."""

import gc

from bimtek.curriculum.exercises.vision_issues import Issue
from bimtek.plan import kept
from bimtek.plan.model import Entry, typed


def test_an_entry_is_read_once_for_each_kind_of_row() -> None:
    entry = Entry(id="isu-1", label="Air", by=[], values={})
    assert typed([entry], Issue)[0] is typed([entry], Issue)[0]
    assert typed([entry.model_copy(update={"id": "isu-2"})], Issue)[0].id == "isu-2"


def test_what_was_made_goes_with_its_object() -> None:
    entry, gone = Entry(id="isu-1", label="Air", by=[], values={}), []
    kept.kept_with(entry, "kind", lambda: gone)
    before = len(kept._KEPT)
    del entry
    gc.collect()
    assert len(kept._KEPT) < before
