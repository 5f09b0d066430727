"""What every test may ask for: the tools of the system, a free port, and the promise that nothing is skipped in CI.

A test that needs a tool asks for its fixture and gets its marker by that. Where the tool is missing, the test is
skipped with the name of the Debian package, except where everything must run (`CI=true` or `BIMTEK_REQUIRE=1`):
there it fails, and so does every other skip but that of the official data.
"""

import os
import shutil
from collections.abc import Iterator

import pytest

from tests.ports import unused_port

pytest_plugins = ["tests.chromium"]

OFFICIAL_DATA = "BIMTEK_OFFICIAL_DATA"  # the one honest skip: the files are not ours to hand on

MARKERS = {
    # fixture    marker
    "chromium": "browser",
    "soffice": "documents",
    "pdftoppm": "documents",
}


def everything_must_run() -> bool:
    return os.environ.get("CI", "").lower() == "true" or os.environ.get("BIMTEK_REQUIRE") == "1"


def tool(program: str, package: str) -> str:
    """Return the path of a program of the system, or skip (fail, where everything must run)."""
    if found := shutil.which(program):
        return found
    reason = f"no {program}: apt-get install {package}"
    if everything_must_run():
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of Chromium: what CHROMIUM names, or else Debian's."""
    return tool(os.environ.get("CHROMIUM") or "chromium", "chromium")


@pytest.fixture(scope="session")
def soffice() -> str:
    """Path of LibreOffice. Give each call a `-env:UserInstallation` of its own: two with one profile do nothing."""
    return tool("soffice", "libreoffice-writer")


@pytest.fixture(scope="session")
def pdftoppm() -> str:
    """Path of poppler's pdftoppm."""
    return tool("pdftoppm", "poppler-utils")


@pytest.fixture
def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    return unused_port()


@pytest.hookimpl(tryfirst=True)  # before -m chooses and xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for name in getattr(item, "fixturenames", ()):
            if name in MARKERS:
                item.add_marker(MARKERS[name])
        # One Chromium at a time: two on two cores starve each other until something times out.
        if item.get_closest_marker("browser") and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group("browser"))


def _fail_a_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure where everything must run."""
    if not report.skipped or hasattr(report, "wasxfail") or not everything_must_run():
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    reason = reason.removeprefix("Skipped: ")
    if not reason.startswith(OFFICIAL_DATA):
        report.outcome = "failed"
        report.longrepr = f"skipped where everything must run: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report: pytest.TestReport = yield  # type: ignore[misc]
    _fail_a_skip(report)
    return report  # type: ignore[return-value]


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    report: pytest.CollectReport = yield  # type: ignore[misc]
    _fail_a_skip(report)
    return report  # type: ignore[return-value]
