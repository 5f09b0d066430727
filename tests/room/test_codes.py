"""Codes are readable, shown once, and kept only as hashes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.errors import CohortError
from bimtek.room.codes import ALPHABET, codes_path, make_codes, mark, new_code, verify, without_code
from bimtek.room.codes_sheet import write_codes_sheet


def test_a_code_is_two_groups_of_four_signs_that_nobody_confuses() -> None:
    for _ in range(200):
        first, second = new_code().split("-")
        assert len(first) == len(second) == 4
        assert set(first + second) <= set(ALPHABET)
    assert not set("0o1lOI") & set(ALPHABET)


def test_everybody_gets_another_code_that_opens_only_her_own_door(cohort: Cohort) -> None:
    codes = make_codes(cohort)
    assert set(codes) == {person.id for person in cohort.people}
    assert len(set(codes.values())) == len(codes)
    assert verify(cohort, "liv-1", codes["liv-1"])
    assert not verify(cohort, "liv-2", codes["liv-1"])
    assert not verify(cohort, "nobody", codes["liv-1"])


@pytest.mark.parametrize("change", [str.upper, lambda code: code.replace("-", ""), lambda code: f" {code} "])
def test_capitals_blanks_and_a_missing_hyphen_are_forgiven(cohort: Cohort, change: object) -> None:
    code = make_codes(cohort)["liv-1"]
    assert verify(cohort, "liv-1", change(code))  # type: ignore[operator]


def test_no_code_stands_in_the_cohort(cohort: Cohort) -> None:
    codes = make_codes(cohort)
    written = "".join(path.read_text(encoding="utf-8") for path in cohort.folder.rglob("*") if path.is_file())
    for code in codes.values():
        assert code not in written
        assert code.replace("-", "") not in written
    entries = json.loads(codes_path(cohort).read_text(encoding="utf-8"))["codes"]
    assert len({entry["salt"] for entry in entries.values()}) == len(entries)


def test_only_who_has_no_code_yet_gets_one(cohort: Cohort) -> None:
    first = make_codes(cohort, ["liv-1"])
    assert without_code(cohort) == ("liv-2", "soc-1", "soc-2", "tamu-1", "tamu-2")
    make_codes(cohort, without_code(cohort))
    assert verify(cohort, "liv-1", first["liv-1"])
    assert without_code(cohort) == ()


def test_a_new_code_ends_the_old_one_and_what_was_signed_with_it(cohort: Cohort) -> None:
    old, before = make_codes(cohort)["liv-1"], mark(cohort, "liv-1")
    make_codes(cohort, ["liv-1"])
    assert not verify(cohort, "liv-1", old)
    assert mark(cohort, "liv-1") != before


@pytest.mark.parametrize("text", ["{", "[]", '{"codes": {"liv-1": {"salt": "00"}}}', '{"codes": {"liv-1": 3}}'])
def test_a_broken_file_of_codes_says_what_to_do(cohort: Cohort, text: str) -> None:
    codes_path(cohort).write_text(text, encoding="utf-8")
    with pytest.raises(CohortError, match=r"codes\.json.*Pindahkan"):
        verify(cohort, "liv-1", "abcd-efgh")


def test_the_sheet_has_a_card_for_everybody_and_escapes_names(cohort: Cohort, tmp_path: Path) -> None:
    codes = make_codes(cohort)
    person = cohort.people[0].model_copy(update={"name": "<b>Ni & Made</b>"})
    shown = Cohort(cohort.folder, cohort.settings, cohort.region, (person, *cohort.people[1:]))
    sheet = write_codes_sheet(shown, codes, tmp_path / "kartu.html", address="http://192.168.1.7:8888/bimtek")
    text = sheet.read_text(encoding="utf-8")
    assert all(code in text for code in codes.values())
    assert "&lt;b&gt;Ni &amp; Made&lt;/b&gt;" in text
    assert text.count("http://192.168.1.7:8888/bimtek") == len(codes)
