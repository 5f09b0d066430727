"""Five real kills, and with `make test-long` two hundred: nothing that the page had told as saved or kept is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.losses import KINDS, House, Laptop, Wire, kill, small_disk
from tests.ports import unused_port
from tests.room.house import open_room

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[House]:
    from playwright.sync_api import sync_playwright

    folder = tmp_path_factory.mktemp("losses")
    port = unused_port()
    with small_disk(folder / "room") as disk, open_room(disk.folder, port) as room, sync_playwright() as playwright:
        laptop = Laptop(chromium, folder / "profile", playwright)
        laptop.start()
        try:
            yield House(room, Wire(port), laptop, disk)
        finally:
            laptop.kill()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost(house: House, kind: str) -> None:
    kill(house, 0, kind)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 201))
def test_nothing_is_lost_whenever_it_happens(house: House, seed: int) -> None:
    kill(house, seed)
