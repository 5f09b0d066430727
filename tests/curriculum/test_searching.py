"""A list of thousands is searched: by code, by words, the table's own pillar first, and never sent whole."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.describe import describe
from bimtek.curriculum.searching import LIMIT, chosen_options, search
from bimtek.datasets import Nomenclature, course_root, nomenclature, read_nomenclature
from bimtek.errors import AnswerError
from bimtek.region import load_region

SMART = "2.16.03.2.02.0038"
CONTEXT = Context(region=load_region("51.06"), pillar="environment")
PROGRAMMES = exercise("masterplan.programmes")


def codes(words: str, context: Context = CONTEXT) -> list[str]:
    return [option.value for option in search("sub_activities", words, context).options]


def test_a_code_is_found_by_its_beginning_and_by_the_words_of_its_row() -> None:
    assert codes("2.16.03")[0].startswith("2.16.03")
    assert SMART in codes("cerdas")
    assert SMART in codes("CERDAS koordinasi")
    assert codes("tidak-ada-kata-ini") == []


def test_program_kegiatan_output_and_unit_follow_from_the_code() -> None:
    [option] = search("sub_activities", SMART, CONTEXT).options
    entry = nomenclature()[SMART]
    assert option.label == f"{SMART} {entry.name}"
    for part in (entry.program, entry.kegiatan, entry.indicator, entry.unit):
        assert part in option.hint


def test_what_stands_in_the_name_comes_first_then_what_goes_with_the_pillar() -> None:
    found = [nomenclature()[code] for code in codes("sampah")]
    in_name = ["sampah" in entry.name.casefold() for entry in found]
    assert in_name == sorted(in_name, reverse=True)
    first = [nomenclature()[code] for code in codes("")]
    assert all("environment" in entry.related_pillars for entry in first[:10])


def test_only_codes_of_regencies_are_offered_and_never_more_than_the_limit() -> None:
    some = next(iter(nomenclature().values()))
    many = [replace(some, code=f"{some.kegiatan_code}.{n:04}") for n in range(5000)]
    provincial = replace(some, code="1.01.02.1.01.0001", level="provinsi")
    whole = replace(CONTEXT, nomenclature=Nomenclature([*many, provincial], is_whole=True))
    found = search("sub_activities", "", whole)
    assert (len(found.options), found.total) == (LIMIT, 5000)
    assert provincial.code not in codes(provincial.code, whole)
    assert "berkas resmi, 5.001 kode" in found.about
    assert "pilihan kode dalam kursus ini" in search("sub_activities", "", CONTEXT).about


def test_a_form_is_opened_with_what_is_chosen_and_no_more() -> None:
    values = {"programmes": [{"id": "p1", "sub_activities": [SMART, "9.9"]}, {"id": "p2", "sub_activities": SMART}, 3]}
    assert [option.value for option in chosen_options(PROGRAMMES, values, CONTEXT)["sub_activities"]] == [SMART]
    opened = describe(PROGRAMMES, CONTEXT, values)
    assert [option["value"] for option in opened["options"]["sub_activities"]] == [SMART]
    [table] = [field for field in opened["fields"] if field["kind"] == "table"]
    assert [column["name"] for column in table["columns"] if column["searched"]] == ["sub_activities"]
    whole = len(json.dumps(describe(PROGRAMMES, CONTEXT)))
    assert len(json.dumps(opened)) < whole / 2


def test_labels_come_from_the_version_that_the_cohort_uses() -> None:
    other = Nomenclature([replace(nomenclature()[SMART], name="Nama lain", version="lain")], is_whole=True)
    context = replace(CONTEXT, nomenclature=other)
    assert context.label("sub_activities", SMART) == f"{SMART} Nama lain"
    assert context.knows("sub_activities", SMART)
    assert not context.knows("sub_activities", "2.16.03.2.02.0040")
    assert context.label("sub_activities", "2.16.03.2.02.0040") == "2.16.03.2.02.0040"


def test_another_list_is_not_searched() -> None:
    with pytest.raises(AnswerError, match="tidak dicari"):
        search("opd", "dinas", CONTEXT)


def test_the_table_is_read_again_when_it_changes(tmp_path: Path) -> None:
    table = tmp_path / "nomenclature.csv"
    text = (course_root() / "datasets" / "nomenclature.csv").read_text(encoding="utf-8")
    table.write_text(text, encoding="utf-8")
    assert read_nomenclature(table) is read_nomenclature(table)
    table.write_text(text.replace("pemutakhiran 2027", "pemutakhiran 2031"), encoding="utf-8")
    assert "2031" in read_nomenclature(table).version
