"""What is made from an object that does not change, made once and kept as long as the object lives."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import TypeVar, cast

T = TypeVar("T")

_KEPT: dict[int, dict[object, object]] = {}
"""By the `id()` of the object. Not in the object itself: two that are equal would differ by it."""


def kept_with(of: object, kind: object, make: Callable[[], T]) -> T:
    """What `make` gives for this object and kind; asked again, the same. `of` must take weak references."""
    kept = _KEPT.get(id(of))
    if kept is None:
        weakref.finalize(of, _KEPT.pop, id(of), None).atexit = False
        kept = _KEPT[id(of)] = {}
    if kind not in kept:
        kept[kind] = make()
    return cast("T", kept[kind])
