"""The first page: who you are, where you stand, and the way to the notebooks."""

import re

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.answers.handin import hand_in
from bimtek.curriculum import SESSIONS, exercises
from bimtek.notebook import home
from tests.notebook.conftest import NOW


def plain(html: str) -> str:
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL).split())


def test_who_you_are_and_where_you_stand(answered: Cohort) -> None:
    shown = plain(home().html)
    assert "Selamat datang, Ni Made Contoh Anda duduk di Meja Smart Living bersama I Wayan Contoh." in shown
    for entry in exercises():
        assert entry.title in shown
    assert "Isu strategis sedang diisi" in shown
    assert "Hasil sepakat pertemuan sebelumnya belum ada" in shown


def test_a_click_leads_to_each_notebook(cohort: Cohort) -> None:
    for session in SESSIONS:
        assert f'href="{session.id}/{session.notebook}"' in home().html


def test_it_shows_what_was_handed_in_since(answered: Cohort) -> None:
    assert "Dikumpulkan" not in plain(home().html)
    hand_in(answered, "meja-living", SESSIONS[0].id, author="made", time=NOW)
    assert "Dikumpulkan 12 Juni 2024 pukul 11.00 WITA (penyerahan ke-1)." in plain(home().html)


def test_the_core_team_and_who_has_no_table_are_told(cohort: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIMTEK_PERSON", "wayan")
    assert "Anda juga anggota tim inti" in plain(home().html)
    monkeypatch.setenv("BIMTEK_PERSON", "tamu")
    assert "Anda belum duduk di satu meja" in plain(home().html)


def test_what_people_are_called_is_text(cohort: Cohort) -> None:
    roster = cohort.folder / "roster.csv"
    roster.write_text(roster.read_text(encoding="utf-8").replace("Ni Made Contoh", "<b>Made</b>"), encoding="utf-8")
    from bimtek.notebook import place

    place._load.cache_clear()
    assert "&lt;b&gt;Made&lt;/b&gt;" in home().html and "<b>Made</b>" not in home().html
    place._load.cache_clear()


def test_why_it_cannot_be_shown_is_said(cohort: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIMTEK_PERSON", "tak-ada")
    assert "tidak ada dalam daftar" in home().text
