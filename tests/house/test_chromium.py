"""The watched page of tests/chromium.py sees what a page may not do."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tests.chromium import Faults, leaves_the_machine

if TYPE_CHECKING:
    from playwright.sync_api import Page

SINS = {
    "/console": ("<script>console.error('aduh')</script>", "console: aduh"),
    "/script": ("<script>null.x</script>", "script: "),
    "/elsewhere": ("<img src='http://192.0.2.1/x.png'>", "request: http://192.0.2.1/x.png"),
    "/socket": ("<script>new WebSocket('ws://192.0.2.1/x')</script>", "request: ws://192.0.2.1/x"),
    "/missing": ("<img src='/nowhere.png'>", "console: Failed to load resource"),
}


@pytest.fixture
def site() -> Iterator[str]:
    """A server of the sins, each a page."""

    class Sinner(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = SINS.get(self.path, ("<p>Selamat pagi", ""))[0].encode()
            self.send_response(404 if self.path == "/nowhere.png" else 200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Sinner)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", SINS)
def test_each_sin_is_seen(page: "Page", faults: Faults, site: str, path: str) -> None:
    page.goto(site + path, wait_until="networkidle")
    assert any(fault.startswith(SINS[path][1]) for fault in faults.unexpected()), faults
    faults.expect(".")


def test_each_person_has_a_screen_of_her_own(open_page: "Callable[..., Page]", site: str) -> None:
    ketua, anggota = open_page(), open_page()
    for screen in (ketua, anggota):
        screen.goto(site + "/innocent")
    ketua.evaluate("document.cookie = 'seat=ketua'")
    assert anggota.evaluate("document.cookie") == ""
    assert ketua.evaluate("navigator.language") == "id-ID"


@pytest.mark.parametrize(
    ("address", "leaves"),
    [
        ("http://127.0.0.1:8888/lab", False),
        ("http://localhost:8888/lab", False),
        ("ws://[::1]:8888/api", False),
        ("data:image/png;base64,AAAA", False),
        ("blob:http://127.0.0.1:8888/1", False),
        ("https://example.org/font.woff2", True),
        ("http://127.0.0.1.example.org/", True),
        ("wss://192.168.1.1/", True),
    ],
)
def test_only_loopback_stays_on_the_machine(address: str, leaves: bool) -> None:
    assert leaves_the_machine(address) is leaves
