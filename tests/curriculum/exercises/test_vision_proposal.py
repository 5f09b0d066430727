"""Usulan visi: each check passes a sound answer and finds the fault that it is there for."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Item
from tests.curriculum.exercises.planning import assessed, at_least, at_most, codes, only_advice, red_codes, world

EXERCISE = exercise("vision.proposal")
CONTEXT = world(items={"issues": (Item("i1", "Laporan tidak sampai", "issues"),)})


def keyword(word: str, **changes: Any) -> dict[str, Any]:
    return {"id": word, "word": word, "issues": ["i1"], "meaning": "Warga melihatnya setiap hari", **changes}


GOOD: dict[str, Any] = {
    "keywords": [keyword("cepat"), keyword("sehat"), keyword("menjaga danau")],
    "vision": "Pada 2034 setiap keluarga ditolong dengan cepat, hidup sehat, dan menjaga danaunya.",
    "horizon": 2034,
    "motto": "Tidak tinggal diam ketika tetangga menunggu pertolongan.",
    "missions": [{"id": "m1", "statement": "Mempercepat pertolongan sampai desa terjauh"}],
}


def test_a_sound_proposal_earns_everything_and_finds_nothing() -> None:
    result = assessed(EXERCISE, GOOD, CONTEXT)
    assert (result.points, result.maximum, result.findings) == (8, 8, ())


@pytest.mark.parametrize("empty", [{}, {"keywords": [], "missions": []}, {"keywords": [{"id": "a"}], "vision": " "}])
def test_an_empty_answer_earns_nothing(empty: dict[str, Any]) -> None:
    assert assessed(EXERCISE, empty, CONTEXT).points == 0


def test_key_words_before_there_is_a_sentence_are_not_called_missing_from_it() -> None:
    told = assessed(EXERCISE, GOOD | {"vision": ""}, CONTEXT).told
    assert {finding.message for finding in told if finding.code == "USU-01"} == {
        f"Rangkai kata kunci “{word}” ke dalam kalimat visi di bawah." for word in ("cepat", "sehat", "menjaga danau")
    }


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"keywords": [keyword("cepat", issues=[]), *GOOD["keywords"][1:]]}, "ISI-01"),
        ({"keywords": [keyword("cepat", meaning=""), *GOOD["keywords"][1:]]}, "ISI-01"),
        ({"keywords": GOOD["keywords"][:2]}, "ISI-03"),
        ({"keywords": [keyword("tangguh"), *GOOD["keywords"][1:]]}, "USU-01"),
        ({"keywords": [keyword("cepat tanggap"), *GOOD["keywords"][1:]]}, "USU-01"),
        ({"keywords": [keyword(""), *GOOD["keywords"][1:]]}, "ISI-01 USU-01"),
        ({"vision": ""}, "ISI-01 USU-01"),
        ({"horizon": None}, "USU-02"),
        ({"motto": ""}, "USU-03"),
        ({"missions": []}, "ISI-03"),
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(changes: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, GOOD | changes, CONTEXT)
    assert red_codes(result) == set(found.split())
    assert 0 < result.points < 8


def test_a_table_that_wrote_only_a_keyword_earns_nothing_for_the_rest() -> None:
    lines = {line.title: line.earned for line in assessed(EXERCISE, {"keywords": [keyword("cepat")]}, CONTEXT).lines}
    assert [title for title, earned in lines.items() if earned] == ["Kata kunci berasal dari isu dan punya arti"]


def test_the_motto_is_named_as_the_region_says_it() -> None:
    (finding,) = [f for f in assessed(EXERCISE, GOOD | {"motto": ""}, CONTEXT).findings if f.code == "USU-03"]
    assert f"“{CONTEXT.region.tagline}”" in finding.message


@pytest.mark.parametrize(("horizon", "is_sound"), [*at_least(2025), *at_most(2045)])
def test_the_horizon_reaches_as_far_as_a_long_term_plan(horizon: int, is_sound: bool) -> None:
    found = red_codes(assessed(EXERCISE, GOOD | {"horizon": horizon}, CONTEXT))
    assert found == (set() if is_sound else {"USU-02"})


SENTENCE = GOOD["vision"].split()
LONG = " ".join([*SENTENCE, *["panjang"] * 30])


@pytest.mark.parametrize(("number", "is_short"), at_most(30))
def test_a_sentence_is_short_up_to_thirty_words(number: int, is_short: bool) -> None:
    vision = " ".join([*SENTENCE, *["lagi"] * (number - len(SENTENCE))])
    assert ("USU-04" not in codes(assessed(EXERCISE, GOOD | {"vision": vision}, CONTEXT))) is is_short


@pytest.mark.parametrize(("number", "are_few"), at_most(2))
def test_one_or_two_missions_are_few(number: int, are_few: bool) -> None:
    missions = [{"id": f"m{nth}", "statement": "Mempercepat layanan"} for nth in range(number)]
    assert ("USU-06" not in codes(assessed(EXERCISE, GOOD | {"missions": missions}, CONTEXT))) is are_few


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"vision": LONG}, "USU-04"),
        ({"vision": "Mewujudkan kabupaten digital yang cepat, sehat, menjaga danau"}, "USU-05"),
        ({"missions": [{"id": name, "statement": "Mempercepat layanan"} for name in "abc"]}, "USU-06"),
    ],
)
def test_advice_costs_nothing(changes: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, GOOD | changes, CONTEXT)
    assert only_advice(result) == {code}
    assert result.points == 8


def test_people_judge_by_five_criteria_worth_fifteen_points() -> None:
    assert EXERCISE.rubric is not None
    assert EXERCISE.rubric.points == 15
    titles = [criterion.title for criterion in EXERCISE.rubric.criteria]
    assert titles == ["Komprehensif", "Inklusif", "Efektif", "Efisien", "Milik daerah ini"]
