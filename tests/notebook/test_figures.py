"""Looks at data: a picture with words, a choice beside it where somebody can choose."""

import base64
import re
from pathlib import Path

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.datasets import benchmark
from bimtek.errors import DatasetError
from bimtek.formats import number_id
from bimtek.notebook import figure
from bimtek.notebook.figures import LOOKS
from bimtek.tickets.training import training_tickets

WIDGET = "application/vnd.jupyter.widget-view+json"
PNG = b"\x89PNG\r\n"


def test_every_indicator_is_drawn_with_all_its_figures_in_words(cohort: Cohort) -> None:
    look = figure("benchmark")
    assert len(look.choices) == 10
    picture = look.draw(look.choices[3])
    assert picture.png.startswith(PNG)
    for row in benchmark():
        if row.indicator == look.choices[3]:
            assert f"{row.region} {number_id(row.value)}" in picture.alt
    assert "Sumber: BPS 2021" in picture.alt


def test_figures_that_disagree_stand_side_by_side_with_their_sources(cohort: Cohort) -> None:
    look = figure("population")
    words = look.draw(look.choices[0]).alt
    facts = [
        fact for fact in cohort.region.facts if fact.indicator == "Jumlah penduduk" and fact.place == cohort.region.name
    ]
    assert len(facts) > 3
    assert all(number_id(fact.value) in words and fact.source in words for fact in facts)


@pytest.mark.parametrize("name", list(LOOKS))
def test_the_same_picture_on_every_run(cohort: Cohort, name: str) -> None:
    look = figure(name)
    assert look.draw(look.choices[0]).png == look.draw(look.choices[0]).png


def test_what_disagrees_can_be_chosen_the_area_too(cohort: Cohort) -> None:
    look = figure("population")
    assert look.choices == ("Jumlah penduduk", "Luas wilayah")
    assert "490,71" in look.draw("Luas wilayah").alt


def test_a_year_without_a_figure_stays_open(cohort: Cohort) -> None:
    look = figure("tourism")
    words = look.draw(look.choices[0]).alt
    assert "2019: 780.681; 2020: 114.665; 2021: 667; 2022: belum ada angka" in words
    assert all(len(look.draw(choice).alt) > 60 for choice in look.choices)
    assert not any("Capaian" in choice for choice in look.choices), "half a year is no year"


@pytest.mark.parametrize("name", ["ticketmonths", "ticketdistricts"])
def test_tickets_are_counted_by_kind_and_called_training_data(cohort: Cohort, name: str) -> None:
    look = figure(name)
    words = look.draw(look.choices[0]).alt
    assert "data latihan" in words
    assert sum(map(int, re.findall(r"(?:gawat darurat|administrasi|pengaduan) (\d+)", words))) == len(
        training_tickets()
    )
    one = look.draw(look.choices[1]).alt
    kinds = re.findall(r"(?:gawat darurat|administrasi|pengaduan) (\d+)", one)
    assert 0 < sum(map(int, kinds)) < len(training_tickets())


def test_hours_stand_in_bars_and_everything_is_in_one_of_them(cohort: Cohort) -> None:
    look = figure("tickethours")
    for choice in look.choices:
        words = look.draw(choice).alt
        counts = [int(count) for count in re.findall(r": (\d+)(?=[,.])", words)]
        kind = {"Gawat darurat": "darurat"}.get(choice.split(",")[0], choice.split(",")[0].lower())
        assert sum(counts) == sum(ticket.kind == kind for ticket in training_tickets()), choice
        assert "duplikat: " in words and "stempel waktu keliru: " in words


def test_the_tickets_can_be_saved_for_excel(cohort: Cohort) -> None:
    link, _, _ = figure("tickethours")._control().children
    assert 'download="tiket-latihan.xlsx"' in link.value
    content = base64.b64decode(link.value.partition("base64,")[2].partition('"')[0])
    assert content.startswith(b"PK")


def test_where_somebody_sits_there_is_something_to_choose(cohort: Cohort) -> None:
    look = figure("benchmark")
    data, metadata = look._repr_mimebundle_()
    assert WIDGET in data
    assert base64.b64decode(data["image/png"]).startswith(PNG)
    assert metadata["image/png"]["alt"] == data["text/plain"]
    control = look._control()
    choice, shown = control.children
    before = shown.value
    choice.value = look.choices[1]
    assert shown.value != before
    assert look.choices[1] in shown.value


def test_what_is_stored_is_the_picture_alone(cohort: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIMTEK_STATIC", "1")
    data, _ = figure("benchmark")._repr_mimebundle_()
    assert set(data) == {"image/png", "text/plain"}


def test_graded_alone_the_region_is_that_of_the_hand_in(graded: Path) -> None:
    data, _ = figure("population")._repr_mimebundle_()
    assert WIDGET not in data
    assert "Kabupaten Bangli" in data["text/plain"]
    assert not (graded.parents[2] / "home").exists(), "no practice cohort is made for a grader"


def test_a_picture_to_store_needs_no_cohort(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BIMTEK_COHORT", raising=False)
    monkeypatch.setenv("BIMTEK_STATIC", "1")
    monkeypatch.setenv("BIMTEK_HOME", str(tmp_path / "home"))
    assert "Kabupaten Bangli" in figure("population")._repr_mimebundle_()[0]["text/plain"]
    assert not (tmp_path / "home").exists()


def test_an_unknown_figure_is_named_with_those_that_exist(cohort: Cohort) -> None:
    with pytest.raises(DatasetError) as raised:
        figure("benchmarks")
    assert "benchmark, population" in str(raised.value)
