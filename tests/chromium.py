"""Real Chromium for the tests: `page`, and `open_page` where two people sit in front of two screens.

Every page is watched: an error on its console, an error of its script or a request to any address but loopback fails
the test when it ends. A test that means to see an error says so first: `faults.expect("403")`.
"""

import ipaddress
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

FLAGS = [
    "--headless=new",
    "--no-sandbox",  # CI is root, and Chromium's sandbox is not for root
    "--disable-gpu",
    # Chromium itself asks for the network, too: nothing may leave this machine
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def leaves_the_machine(address: str) -> bool:
    """Whether a request to this address would go over a network (blob:, data: and about: do not)."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https", "ws", "wss", "ftp"}:
        return False
    host = parts.hostname or ""
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"


@dataclass
class Faults:
    """What went wrong on the pages of one test."""

    seen: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def expect(self, pattern: str) -> None:
        """Let faults pass that match this regular expression."""
        self.expected.append(pattern)

    def unexpected(self) -> list[str]:
        return [fault for fault in self.seen if not any(re.search(pattern, fault) for pattern in self.expected)]

    def watch(self, page: "Page") -> None:
        def console(message: str, where: str) -> None:
            self.seen.append(f"console: {message} ({where})")

        def request(address: str) -> None:
            if leaves_the_machine(address):
                self.seen.append(f"request: {address}")

        page.on("console", lambda m: console(m.text, m.location.get("url", "")) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.seen.append(f"script: {error}"))
        page.on("request", lambda sent: request(sent.url))
        page.on("websocket", lambda opened: request(opened.url))


@pytest.fixture(scope="module")
def browser(chromium: str) -> "Iterator[Browser]":
    """Chromium, started once for a module.

    Not for the whole run: while it lives, Playwright's event loop runs in this thread, and `asyncio.run` of any
    other test would be refused.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def faults() -> Iterator[Faults]:
    """The faults of all pages of this test; it fails at its end if there is one that it did not expect."""
    faults = Faults()
    yield faults
    if left := faults.unexpected():
        pytest.fail("the page did what it may not:\n  " + "\n  ".join(left), pytrace=False)


@pytest.fixture
def open_page(browser: "Browser", faults: Faults) -> "Iterator[Callable[..., Page]]":
    """Open a page in a context of its own (`Browser.new_context` takes the options): one more person's screen."""
    contexts: list[BrowserContext] = []

    def open_one(**options: object) -> "Page":
        context = browser.new_context(**{"locale": "id-ID", "timezone_id": "Asia/Makassar"} | options)  # type: ignore[arg-type]
        contexts.append(context)
        context.route(leaves_the_machine, lambda route: route.abort())
        context.on("page", faults.watch)  # a window that a page opens is watched, too
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: "Callable[..., Page]") -> "Page":
    """One watched page."""
    return open_page()
