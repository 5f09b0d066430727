"""The fixtures of tests/conftest.py keep their promises."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SKIPS = """
    import pytest

    def test_missing_tool(chromium):
        raise AssertionError("never reached")

    def test_any_other_skip():
        pytest.skip("because I feel like it")

    def test_official_data():
        pytest.skip("BIMTEK_OFFICIAL_DATA names no folder")

    @pytest.mark.xfail(reason="known")
    def test_known_to_fail():
        raise AssertionError("known")
"""

pytest_plugins = ["pytester"]


@pytest.fixture
def inner(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder of tests of its own, with our conftest and no Chromium."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # starts three times as fast
    monkeypatch.setenv("CHROMIUM", "no-such-browser")
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("BIMTEK_REQUIRE", raising=False)
    pytester.makeconftest((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"))
    pytester.makeini("[pytest]\nmarkers =\n    browser: needs chromium\n")
    return pytester


def test_a_missing_tool_is_skipped_with_the_name_of_its_package(inner: pytest.Pytester) -> None:
    inner.makepyfile(SKIPS)
    result = inner.runpytest_subprocess("-rs")
    result.assert_outcomes(skipped=3, xfailed=1)
    result.stdout.fnmatch_lines("*apt-get install chromium*")


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("BIMTEK_REQUIRE", "1")])
def test_where_everything_must_run_only_the_official_data_may_be_missing(
    inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    inner.makepyfile(SKIPS)
    result = inner.runpytest_subprocess()
    result.assert_outcomes(errors=1, failed=1, skipped=1, xfailed=1)
    result.stdout.fnmatch_lines("*skipped where everything must run: because I feel like it*")


def test_a_module_cannot_slip_away_either(inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    inner.makepyfile("import pytest\n\npytest.importorskip('no_such_module')\n\ndef test_it(): pass\n")
    inner.runpytest_subprocess().assert_outcomes(errors=1)


def test_who_asks_for_chromium_is_a_browser_test(inner: pytest.Pytester) -> None:
    inner.makepyfile("def test_one(chromium): pass\n\ndef test_two(): pass\n")
    inner.runpytest_subprocess("-m", "browser").assert_outcomes(skipped=1, deselected=1)
