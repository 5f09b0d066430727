"""The form on a page of its own."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.form.every_kind import EVERY_KIND, a_context
from tests.form.stage import Stage, serve

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def stage() -> Stage:
    """An exercise with every kind of field, nothing answered yet."""
    return Stage(EVERY_KIND, a_context())


@pytest.fixture
def address(stage: Stage) -> Iterator[str]:
    with serve(stage) as address:
        yield address


@pytest.fixture
def open_form(address: str, open_page: "Callable[..., Page]") -> "Callable[..., Page]":
    """Open the form on one more screen and wait until it is drawn. (The server is asked for first, so it ends last.)"""

    def open_one(**options: object) -> "Page":
        page = open_page(**options)
        page.set_default_timeout(10000)
        page.goto(address)
        page.locator(".bt-fields").wait_for()
        return page

    return open_one


@pytest.fixture
def form(open_form: "Callable[..., Page]") -> "Page":
    """The form on a wide screen."""
    return open_form(viewport={"width": 1280, "height": 900})


@pytest.fixture
def module(address: str, page: "Page") -> "Page":
    """A page that has nothing but the modules."""
    page.goto(f"{address}form.css")
    return page
