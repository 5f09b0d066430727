"""What the terminal shows is what was said: rich would turn the :AB: of a fingerprint into a picture."""

import re
from pathlib import Path

from bimtek.cli.app import console, errors

PACKAGE = Path(__file__).parents[2] / "src" / "bimtek"
FINGERPRINT = "62:AB:92:CD:E0"


def test_no_console_draws_pictures() -> None:
    for one in (console, errors):
        with one.capture() as shown:
            one.print(FINGERPRINT)
        assert shown.get().strip() == FINGERPRINT
    calls = {
        path.name: call
        for path in PACKAGE.rglob("*.py")
        for call in re.findall(r"\bConsole\(.*?\)", path.read_text(encoding="utf-8"))
    }
    assert calls
    assert {name for name, call in calls.items() if "emoji=False" not in call} == set()
