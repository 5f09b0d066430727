"""A page in front of somebody who has signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.room.house import Room


def sit_down(page: Page, room: Room, person: str, address: str) -> None:
    """Open an address of the room as a person, without one as the facilitator."""
    visitor = room.participant(person) if person else room.facilitator()
    page.context.add_cookies(
        [{"name": name, "value": value, "url": room.url} for name, value in visitor.cookies.items()]
    )
    page.goto(room.url + address)
