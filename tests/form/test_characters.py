"""Characters that no font of the PDF has are named where they were typed."""

from pathlib import Path
from typing import Any

import pytest

from bimtek.answers.store import AnswerStore
from bimtek.curriculum import exercise
from bimtek.form.characters import CODE, character_findings
from bimtek.form.service import FormService
from bimtek.plan.characters import printable, unprintable
from tests.form.cohort import make_cohort

BALINESE = "\u1b29\u1b02\u1b2e\u1b36"


def found(values: dict[str, Any], name: str = "vision.issues") -> list[tuple[str, str, str]]:
    findings = character_findings(exercise(name), values, unprintable)
    return [(one.place.row, one.place.field, one.message) for one in findings]


def test_a_letter_that_cannot_be_printed_is_named_with_what_the_pdf_shows() -> None:
    rows = [
        {"id": "r1", "title": "Sampah di Kintamani"},
        {"id": "r2", "title": f"Desa {BALINESE}", "affected": "Warga"},
    ]
    [(row, field, message)] = found({"issues": rows})
    assert (row, field) == ("r2", "title")
    assert message.startswith(
        "“\u1b29” (U+1B29), U+1B02, “\u1b2e” (U+1B2E), U+1B36 tidak ada dalam huruf untuk mencetak."
    )
    assert "[U+1B29]" in message


@pytest.mark.parametrize(
    "text", ["Kañcana: “jengah” – 5 % … naïve °C ≥ ☎", "e\u0301", "a\u200bb", "satu\r\ndua\tt", ""]
)
def test_what_can_be_printed_is_not_named(text: str) -> None:
    assert unprintable(text) == ()
    assert "[U+" not in printable(text)


@pytest.mark.parametrize("text", [BALINESE, "\U0001f33e", "a\x07b", "\u202eabc", "\ue000", "\ud800"])
def test_it_names_exactly_what_the_pdf_shows_by_its_code(text: str) -> None:
    assert unprintable(text)
    codes = "[U+" + "".join(printable(text).split("[U+")[1:])
    assert all(f"{ord(one):04X}" in codes for one in unprintable(text))


def test_the_usual_characters_open_no_font() -> None:
    from bimtek.plan.characters import _UNUSUAL, _visible, covered

    usual = [chr(code) for code in range(0x20, 0x2100) if not _UNUSUAL.search(chr(code))]
    assert len(usual) > 300
    assert [hex(ord(one)) for one in usual if any(ord(part) not in covered() for part in _visible(one))] == []


def test_typed_choices_count_and_odd_values_do_no_harm() -> None:
    row = {"id": "p1", "opd": BALINESE, "supporting_opd": ["dinkes", BALINESE, 5], "name": ["x"], "unit": {"a": 1}}
    assert [field for _, field, _ in found({"programmes": [row, 7]}, "masterplan.programmes")] == [
        "opd",
        "supporting_opd",
    ]
    assert found({"issues": "x"}) == []
    assert found({"vision": BALINESE}, "vision.proposal")[0][:2] == ("", "vision")


def test_the_form_tells_it_and_it_costs_nothing(tmp_path: Path) -> None:
    cohort = make_cohort(tmp_path / "uji")
    plain, strict = (
        FormService(cohort, AnswerStore(cohort.work), unprintable=one) for one in (lambda _: (), unprintable)
    )
    values = {"issues": [{"id": "r1", "title": f"Desa {BALINESE}"}]}
    told = strict.save("meja-living", "vision.issues", "made", values, 0)
    [finding] = [one for one in told["findings"] if one["code"] == CODE]
    assert (finding["weight"], finding["table"], finding["row"], finding["field"]) == ("info", "issues", "r1", "title")
    assert told["points"] == plain.open("meja-living", "vision.issues", "made")["points"]
