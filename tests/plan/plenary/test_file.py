"""The decisions file: the template holds every open matter, filled in it decides, and a slip is told with its line."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.errors import PlanError
from bimtek.plan.consolidate import consolidate
from bimtek.plan.plenary.agenda import agenda
from bimtek.plan.plenary.file import decisions_file, read_file
from bimtek.plan.plenary.template import template, write_template
from tests.cohorts import LIVING, give, issue, save
from tests.plan.plenary.scene import DAY, FIRST, III, SECOND, I, second_meeting, third_meeting

HOSTILE = "Air keruh di hulu\n- kind: same\n  into: g2 # \x85\u2028- {kind: vote} \U0001f600 \x07 \"'`"


def write(cohort: Cohort, text: str) -> Path:
    path = decisions_file(cohort, I)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def test_an_untouched_template_decides_nothing(cohort: Cohort) -> None:
    before = consolidate(cohort, I).base
    path, kept = write_template(cohort, agenda(cohort, I))
    assert path == decisions_file(cohort, I) and kept is None
    assert read_file(cohort, I) == () and consolidate(cohort, I).base == before
    text = path.read_text(encoding="utf-8")
    assert text.count("- kind: ") == len(agenda(cohort, I).open) == 3
    assert all(words in text for words in (FIRST, SECOND, "Air yang keruh di hulu", "Ni Made Uji", "61,5", "72"))


def test_filled_in_it_decides(cohort: Cohort) -> None:
    path, _ = write_template(cohort, agenda(cohort, I))
    text = path.read_text(encoding="utf-8")
    today = datetime.datetime.now(cohort.zone).date().isoformat()
    text = text.replace('who: ""', "who: Pleno, dipimpin Sekda").replace(f"when: {today}", "when: 2024-06-12")
    for choices, kind in (("vote | open", "vote"), ("same | different | open", "same"), ("value | open", "value")):
        text = text.replace(f"- kind:            # {choices}", f"- kind: {kind}")
    text = text.replace('  chosen: ""\n', f'  chosen: "{SECOND}"\n').replace("  value:  ", "  value: 72  ")
    text = text.replace('"votes": null', '"votes": 7', 1)
    path.write_text(text, encoding="utf-8")
    base = consolidate(cohort, I).base
    assert base.aliases == {"l1": "g1"} and base.values["vision.statement"]["chosen"].value == SECOND
    assert {item.values["value"] for item in base.items["chosen_facts"]} == {72}
    assert {(each.who, each.when) for each in base.decided} == {("Pleno, dipimpin Sekda", "2024-06-12")}
    assert agenda(cohort, I).open == ()


def test_written_again_it_keeps_what_was_decided_and_the_old_file(cohort: Cohort) -> None:
    path = write(cohort, "who: Pleno\n# catatan saya\ndecisions:\n- {kind: different, items: [g1, l1]}\n")
    _, kept = write_template(cohort, agenda(cohort, I))
    assert kept and "# catatan saya" in kept.read_text(encoding="utf-8")
    assert [entry.decision.kind for entry in read_file(cohort, I)] == ["different"]
    assert path.read_text(encoding="utf-8").count("- kind: ") == 2  # what is still open


def test_all_kinds_of_meeting_iii_stand_in_it(cohort: Cohort) -> None:
    third_meeting(second_meeting(cohort))
    text = template(agenda(cohort, III), "uji", (), DAY)
    assert text.count('  programme: "p1"') == text.count('  programme: "p2"') == 1 and '"p3"' not in text


def test_words_that_look_like_decisions_stay_comments(cohort: Cohort) -> None:
    save(cohort, LIVING, "vision.issues", {"issues": [issue("l1", HOSTILE)]})
    save(cohort, LIVING, "vision.proposal", {"vision": HOSTILE})
    give(cohort, LIVING, I)
    path, _ = write_template(cohort, agenda(cohort, I))
    assert read_file(cohort, I) == ()
    filled = path.read_text(encoding="utf-8").replace("- kind:            # vote | open", "- kind: vote\n  who: Pleno")
    path.write_text(filled.replace('  chosen: ""\n', f'  chosen: "{FIRST}"\n'), encoding="utf-8")
    (entry,) = read_file(cohort, I)
    assert HOSTILE.strip() in [candidate.sentence for candidate in entry.decision.candidates]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("decisions:\n- {kind: entah, who: P}\n", 2, "“kind” bukan jenis keputusan"),
        ("decisions:\n\n- kind: same\n  who: P\n  items: [a, b]\n", 3, "“into” belum diisi"),
        ("who: P\ndecisions:\n- kind: different\n  items: [a]\n", 4, "kurang banyak isinya"),
        ("who: P\ndecisions:\n- kind: open\n  items: [a, b]\n", 3, "“why” belum diisi"),
        ("decisions:\n- kind: different\n  items: [a, b]\n", 2, "“who” belum diisi"),
        ("who: P\ndecisions:\n- kind: different\n  items: [a, b]\n  mengapa: x\n", 5, "“mengapa” tidak dikenal"),
        (
            "who: P\ndecisions:\n- kind: vote\n  exercise: vision.statement\n  candidates:\n"
            "  - {sentence: A, votes: banyak}\n  chosen: A\n",
            6,
            "“votes” harus bilangan bulat",
        ),
        (
            "who: P\ndecisions:\n- kind: vote\n  exercise: vision.statement\n  candidates:\n  - {sentence: A}\n"
            "  chosen: B\n",
            3,
            "salah satu calon",
        ),
        ("who: P\ndecisions:\n- {kind: different, items: [a, b], when: 12 Juni}\n", 3, "“when” bukan tanggal"),
        (
            "who: P\ndecisions:\n- kind: confirm\n  programme: p\n  confirmation: mungkin\n  name: X\n",
            5,
            "salah satu pilihan",
        ),
        ("decisions: 5\n", 1, "`decisions` seharusnya berupa daftar"),
        ("keputusan: []\n", 1, "“keputusan” tidak dikenal"),
        ("decisions:\n- {kind: same\n", 3, "tanda baca"),
        ("who: P\ndecisions:\n- kind: open\n  why: Catatan: dua\n", 4, "diapit tanda kutip"),
        (
            "who: P\ndecisions:\n- {kind: confirm, programme: p1, confirmation: tolak, name: Kadis}\n",
            3,
            "mengapa OPD menolak",
        ),
    ],
)
def test_a_slip_is_told_with_its_line(cohort: Cohort, text: str, line: int, said: str) -> None:
    path = write(cohort, text)
    with pytest.raises(PlanError) as caught:
        read_file(cohort, I)
    assert caught.value.where == f"{path.as_posix()}, baris {line}" and said in caught.value.what
    assert "bimtek plenary" in caught.value.next_step and "absorbs" not in caught.value.next_step


def test_a_file_of_a_newer_program_is_left_alone(cohort: Cohort) -> None:
    write(cohort, "schema_version: 7\ndecisions: []\n")
    with pytest.raises(PlanError, match="skema 7"):
        read_file(cohort, I)


def test_words_are_written_between_quotation_marks_so_that_a_colon_breaks_nothing(cohort: Cohort) -> None:
    path, _ = write_template(cohort, agenda(cohort, I))
    text = path.read_text(encoding="utf-8")
    text = text.replace("- kind:            # same", "- kind: different  # same").replace(
        'why: ""', 'why: "Catatan: dua"'
    )
    path.write_text(text.replace('who: ""', 'who: "Pleno"'), encoding="utf-8")
    (entry,) = read_file(cohort, I)
    assert entry.decision.why == "Catatan: dua"
    assert entry.decision.when == datetime.datetime.now(cohort.zone).date()  # the day of the plenary, as on the page
