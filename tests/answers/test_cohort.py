"""A cohort is read from two files that people write; every mistake is answered with file, line and next step."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from bimtek.answers.cohort import CORE, Cohort, load_cohort
from bimtek.answers.new_cohort import template
from bimtek.curriculum import SESSIONS, exercise, exercises
from bimtek.curriculum.exercise import Unit
from bimtek.errors import BadName, BimtekError, CohortError, UnknownRegion, UnknownSeat
from tests.cohorts import GOVERNANCE, LIVING, ROSTER, SETTINGS, make_cohort, write_cohort


def error_of(folder: Path) -> BimtekError:
    with pytest.raises(BimtekError) as caught:
        load_cohort(folder)
    assert caught.value.next_step, "says what to do now"
    assert caught.value.where.startswith(folder.as_posix()), "says where"
    return caught.value


def with_settings(tmp_path: Path, old: str, new: str) -> BimtekError:
    assert old in SETTINGS
    return error_of(write_cohort(tmp_path, settings=SETTINGS.replace(old, new, 1)))


def with_roster(tmp_path: Path, roster: str) -> BimtekError:
    return error_of(write_cohort(tmp_path, roster=roster))


class TestACohort:
    def test_has_tables_a_core_team_and_persons(self, cohort: Cohort) -> None:
        seats = {seat.id: (seat.unit, seat.pillar) for seat in cohort.seats}
        assert seats == {
            GOVERNANCE: (Unit.TABLE, "governance"),
            LIVING: (Unit.TABLE, "living"),
            CORE: (Unit.CORE, ""),
            "gov-1": (Unit.PERSON, "governance"),
            "gov-2": (Unit.PERSON, "governance"),
            "liv-1": (Unit.PERSON, "living"),
            "inti-1": (Unit.PERSON, ""),
        }

    def test_a_table_answers_for_the_sub_dimensions_of_its_pillar_the_core_for_all(self, cohort: Cohort) -> None:
        assert cohort.seat(LIVING).sub_dimensions == ("living.harmony", "living.health", "living.mobility")
        assert len(cohort.seat(CORE).sub_dimensions) == 18

    def test_a_table_of_one_sub_dimension_answers_for_that(self, tmp_path: Path) -> None:
        narrow = SETTINGS.replace("pillar: living}", "pillar: living, sub_dimensions: [living.health]}")
        cohort = load_cohort(write_cohort(tmp_path, settings=narrow))
        assert cohort.seat(LIVING).sub_dimensions == ("living.health",)
        assert cohort.seat("liv-1").sub_dimensions == ("living.health",)

    def test_knows_who_owes_an_exercise_and_whose_answer_counts_for_whom(self, cohort: Cohort) -> None:
        issues, statement = exercise("vision.issues"), exercise("vision.statement")
        assert [seat.id for seat in cohort.seats_for(issues)] == [GOVERNANCE, LIVING]
        assert [seat.id for seat in cohort.seats_for(statement)] == [CORE]
        made, guest = cohort.person("gov-1"), cohort.person("inti-1")
        assert cohort.seat_of(made, issues) == cohort.seat(GOVERNANCE)
        assert cohort.seat_of(guest, issues) is None
        assert cohort.seat_of(guest, statement) == cohort.seat_of(made, statement) == cohort.seat(CORE)
        assert [person.id for person in cohort.members(cohort.seat(CORE))] == ["gov-1", "inti-1"]
        assert [person.id for person in cohort.members(cohort.seat(GOVERNANCE))] == ["gov-1", "gov-2"]

    def test_a_deadline_without_a_zone_is_in_the_cohorts_own(self, cohort: Cohort) -> None:
        wita = datetime.timezone(datetime.timedelta(hours=8))
        assert cohort.deadlines["01_vision"] == datetime.datetime(2024, 6, 28, 16, tzinfo=wita)
        assert cohort.today("02_assessment") == datetime.date(2024, 7, 9)

    @pytest.mark.parametrize("name", ["../meja-living", "meja/living", "..", "con", "meja."])
    def test_a_seat_that_is_no_plain_name_is_refused(self, cohort: Cohort, name: str) -> None:
        with pytest.raises(BadName, match="Nama kursi"):
            cohort.seat(name)
        with pytest.raises(BadName, match="Nama peserta"):
            cohort.person(name)

    def test_an_unknown_seat_is_named(self, cohort: Cohort) -> None:
        with pytest.raises(UnknownSeat, match="“meja-lain” bukan peserta, meja atau tim inti") as caught:
            cohort.seat("meja-lain")
        assert caught.value.where.endswith("roster.csv") and caught.value.next_step
        with pytest.raises(UnknownSeat, match="“siapa” tidak ada"):
            cohort.person("siapa")


class TestSettings:
    def test_missing(self, tmp_path: Path) -> None:
        error = error_of(tmp_path)
        assert "cohort.yml tidak ada" in error.what and "bimtek init" in error.next_step

    def test_empty(self, tmp_path: Path) -> None:
        assert isinstance(error_of(write_cohort(tmp_path, settings="")), CohortError)

    def test_broken_yaml_names_line_and_column(self, tmp_path: Path) -> None:
        error = with_settings(tmp_path, "title: Bimtek uji", 'title: "Bimtek uji')
        assert error.what == "cohort.yml tidak dapat dibaca."
        assert "baris" in error.where and "kolom" in error.where

    def test_a_tab_is_named_at_its_line(self, tmp_path: Path) -> None:
        error = with_settings(tmp_path, "  01_vision:", "\t01_vision:")
        assert error.where.endswith("cohort.yml, baris 10, kolom 1")

    def test_windows_1252_is_named(self, tmp_path: Path) -> None:
        folder = write_cohort(tmp_path)
        (folder / "cohort.yml").write_bytes(SETTINGS.replace("uji", "Café").encode("windows-1252"))
        error = error_of(folder)
        assert "UTF-8" in error.what and "Notepad" in error.next_step

    def test_a_bom_is_no_mistake(self, tmp_path: Path) -> None:
        folder = write_cohort(tmp_path)
        (folder / "cohort.yml").write_bytes(b"\xef\xbb\xbf" + SETTINGS.replace("\n", "\r\n").encode())
        assert load_cohort(folder).id == "uji"

    def test_a_control_character_is_named(self, tmp_path: Path) -> None:
        assert "huruf" in with_settings(tmp_path, "Bimtek uji", "Bimtek \x07 uji").what

    def test_a_date_that_is_in_no_calendar_is_named(self, tmp_path: Path) -> None:
        assert "kalender" in with_settings(tmp_path, "date: 2024-06-11", "date: 2024-02-30").what

    @pytest.mark.parametrize(
        ("old", "new", "says", "line"),
        [
            ("title: Bimtek uji\n", "", "“title” belum diisi", 1),
            ("start_year: 2025", "start_year: segera", "“start_year” harus bilangan bulat", 5),
            ("start_year: 2025", "start_year: 25", "“start_year” terlalu kecil", 5),
            ("utc_offset: 8", "utc_offset: 80", "“utc_offset” terlalu besar", 7),
            ("training: true", "training: mungkin", "“training” harus true atau false", 8),
            ("training: true", "latihan: true", "“latihan” tidak dikenal", 8),
            ('region: "51.06"', "region: 51.06", "“region” harus teks", 4),
            ("date: 2024-08-06", "date: nanti", "“meetings → 03_masterplan → date” bukan tanggal", 12),
            ("date: 2024-08-06, ", "", "“meetings → 03_masterplan → date” belum diisi", 12),
            ("name: Meja Living, ", "", "“tables → 1 → name” belum diisi", 16),
        ],
    )
    def test_a_wrong_value_is_named_with_its_line(
        self, tmp_path: Path, old: str, new: str, says: str, line: int
    ) -> None:
        error = with_settings(tmp_path, old, new)
        assert says in error.what
        assert error.where.endswith(f"cohort.yml, baris {line}")

    def test_no_tables(self, tmp_path: Path) -> None:
        tables = SETTINGS[SETTINGS.index("tables:") :]
        assert "“tables” masih kosong" in with_settings(tmp_path, tables, "tables: []\n").what

    @pytest.mark.parametrize(
        ("old", "new", "says"),
        [
            ("id: meja-living", "id: meja-governance", "Meja “meja-governance” ditulis dua kali"),
            ("id: meja-living", "id: Meja-Governance", "Meja “Meja-Governance” ditulis dua kali"),
            ("id: meja-living", "id: inti", "Meja “inti” ditulis dua kali"),
            ("pillar: living", "pillar: hidup", "Pilar “hidup” pada meja “meja-living” tidak dikenal"),
            (
                "pillar: living",
                "pillar: living, sub_dimensions: [governance.service]",
                "Subdimensi “governance.service” pada meja “meja-living” bukan bagian pilar living",
            ),
            ("id: meja-living", "id: ../living", "Nama meja “../living” tidak dapat dipakai"),
            ("id: meja-living", "id: con", "Nama meja “con” tidak dapat dipakai"),
        ],
    )
    def test_a_wrong_table_is_named_with_its_line(self, tmp_path: Path, old: str, new: str, says: str) -> None:
        error = with_settings(tmp_path, old, new)
        assert says in error.what
        assert error.where.endswith("cohort.yml, baris 16")

    def test_the_cohorts_own_name_must_be_plain(self, tmp_path: Path) -> None:
        error = with_settings(tmp_path, "id: uji", "id: ../uji")
        assert isinstance(error, BadName) and "Nama angkatan" in error.what and error.where.endswith("baris 2")

    def test_all_four_meetings_are_needed(self, tmp_path: Path) -> None:
        error = with_settings(tmp_path, "  04_roadmap:", "  04_peta:")
        assert "Tanggal pertemuan 04_roadmap belum ada" in error.what and "baris 10" in error.where

    @pytest.mark.parametrize("code", ["99.99", "../51.06", ""])
    def test_an_unknown_region(self, tmp_path: Path, code: str) -> None:
        error = with_settings(tmp_path, '"51.06"', f'"{code}"')
        assert isinstance(error, UnknownRegion) and f"“{code}”" in error.what
        assert "bagian region" in error.where and "51.06" in error.next_step

    def test_a_newer_schema(self, tmp_path: Path) -> None:
        error = with_settings(tmp_path, "schema_version: 1", "schema_version: 2\nbaru: ya")
        assert "skema 2" in error.what and "Perbarui bimtek" in error.next_step


class TestRoster:
    def test_missing(self, tmp_path: Path) -> None:
        (write_cohort(tmp_path) / "roster.csv").unlink()
        assert "roster.csv" in error_of(tmp_path).what

    @pytest.mark.parametrize("rows", [ROSTER.splitlines()[0], ROSTER.splitlines()[0] + "\n,,,,,,\n\n", "", "\n\n"])
    def test_empty(self, tmp_path: Path, rows: str) -> None:
        error = with_roster(tmp_path, rows)
        assert error.what == "Daftar peserta kosong." and error.where.endswith("roster.csv")
        example = error.next_step.partition("misalnya: ")[2]
        (person,) = load_cohort(write_cohort(tmp_path, roster=f"{ROSTER.splitlines()[0]}\n{example}\n")).people
        assert person.table and person.coordinator and not person.core

    @pytest.mark.parametrize("column", ["person", "name", "table"])
    def test_a_missing_column(self, tmp_path: Path, column: str) -> None:
        error = with_roster(tmp_path, ROSTER.replace(column, "lain", 1))
        assert error.what == f"Kolom “{column}” tidak ada dalam daftar peserta."
        assert error.where.endswith("roster.csv, baris 1") and "person,name,opd,table" in error.next_step

    def test_columns_that_are_not_needed_may_be_missing(self, tmp_path: Path) -> None:
        cohort = load_cohort(write_cohort(tmp_path, roster="table,person,name\nmeja-living,liv-1,I Ketut\n"))
        assert [(person.id, person.table, person.core) for person in cohort.people] == [("liv-1", "meja-living", False)]

    def test_windows_1252_is_named_with_its_row(self, tmp_path: Path) -> None:
        folder = write_cohort(tmp_path)
        (folder / "roster.csv").write_bytes(ROSTER.replace("I Ketut", "René").encode("windows-1252"))
        error = error_of(folder)
        assert "UTF-8" in error.what and error.where.endswith("roster.csv, baris 4")
        assert "CSV UTF-8" in error.next_step

    def test_as_excel_writes_it_in_an_indonesian_windows(self, tmp_path: Path) -> None:
        """A BOM, semicolons, CRLF, a comma in a title, empty rows at the end."""
        text = ROSTER.replace(",", ";").replace("Ni Made Uji", "Ni Made Uji, S.T., M.T.") + ";;;;;;\n;;;;;;\n"
        folder = write_cohort(tmp_path)
        (folder / "roster.csv").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
        cohort = load_cohort(folder)
        assert [person.id for person in cohort.people] == ["gov-1", "gov-2", "liv-1", "inti-1"]
        first = cohort.person("gov-1")
        assert first.name == "Ni Made Uji, S.T., M.T." and first.core and first.coordinator
        assert not cohort.person("gov-2").core

    @pytest.mark.parametrize("before", ["sep=;\n", "\n"])
    def test_a_row_before_the_columns_is_passed_over(self, tmp_path: Path, before: str) -> None:
        cohort = load_cohort(write_cohort(tmp_path, roster=before + ROSTER.replace(",", ";")))
        assert len(cohort.people) == 4

    def test_a_comma_without_quotes_is_named(self, tmp_path: Path) -> None:
        error = with_roster(tmp_path, ROSTER.replace("I Wayan Uji", "I Wayan Uji, S.T."))
        assert "8 kolom, seharusnya 7" in error.what and error.where.endswith("baris 3")
        assert "tanda kutip" in error.next_step

    def test_a_quote_that_does_not_close_is_named(self, tmp_path: Path) -> None:
        error = with_roster(tmp_path, ROSTER.replace("I Wayan Uji", '"I Wayan Uji'))
        assert "Tanda kutip" in error.what and "baris" in error.where

    def test_rows_are_counted_as_the_editor_counts_them(self, tmp_path: Path) -> None:
        roster = ROSTER.replace("I Wayan Uji", '"I Wayan\nUji"').replace("meja-living", "meja-lain")
        error = with_roster(tmp_path, roster.replace("gov-1,", "\n\ngov-1,", 1))
        assert error.where.endswith("baris 7, kolom table")

    @pytest.mark.parametrize("again", ["gov-1", "GOV-1", "inti", "meja-living", "Meja-Living"])
    def test_a_name_that_is_taken(self, tmp_path: Path, again: str) -> None:
        """Also by a table or the core team, and where only Windows would mix them up."""
        error = with_roster(tmp_path, ROSTER.replace("liv-1", again))
        assert error.what == f"“{again}” dipakai dua kali."
        assert error.where.endswith("roster.csv, baris 4, kolom person")

    def test_an_unknown_table(self, tmp_path: Path) -> None:
        error = with_roster(tmp_path, ROSTER.replace("meja-living", "meja-lain"))
        assert error.what == "Meja “meja-lain” tidak ada dalam cohort.yml."
        assert error.where.endswith("roster.csv, baris 4, kolom table")

    @pytest.mark.parametrize("name", ["../liv-1", "", "liv 1", "/etc", "con", "liv-1."])
    def test_a_name_that_is_no_plain_file_name(self, tmp_path: Path, name: str) -> None:
        error = with_roster(tmp_path, ROSTER.replace("liv-1", name))
        assert isinstance(error, BadName) and f"“{name}”" in error.what
        assert error.where.endswith("roster.csv, baris 4, kolom person")

    def test_a_word_that_is_neither_yes_nor_no(self, tmp_path: Path) -> None:
        error = with_roster(tmp_path, ROSTER.replace("bappeda,,ya,,", "bappeda,,mungkin,,"))
        assert error.what == "“mungkin” bukan ya atau tidak." and error.where.endswith("baris 5, kolom core")


class TestANewCohort:
    def test_is_a_cohort_as_soon_as_somebody_is_in_it(self, tmp_path: Path) -> None:
        settings, roster = template(tmp_path / "angkatan-1", "51.06", 2026)
        assert "kosong" in error_of(tmp_path / "angkatan-1").what
        with roster.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write("liv-1,Ni Luh Contoh,dinkes,meja-living,,,\n")
        cohort = load_cohort(settings.parent)
        assert (cohort.id, cohort.start_year, cohort.training, cohort.data_cutoff) == ("angkatan-1", 2026, False, None)
        assert len(cohort.tables) == 6 and set(cohort.deadlines) == {entry.id for entry in SESSIONS}
        assert cohort.region.code == "51.06" and cohort.region.name in cohort.title
        assert all(cohort.seats_for(entry) for entry in exercises())

    def test_overwrites_nothing(self, tmp_path: Path) -> None:
        folder = write_cohort(tmp_path / "ada")
        with pytest.raises(CohortError, match="tidak ada yang ditimpa") as caught:
            template(folder, "51.06", 2026)
        assert caught.value.where == folder.as_posix()
        assert (folder / "roster.csv").read_text(encoding="utf-8") == ROSTER

    @pytest.mark.parametrize(("name", "region"), [("nama dengan spasi", "51.06"), ("con", "51.06"), ("baik", "99.99")])
    def test_writes_nothing_where_it_cannot_be(self, tmp_path: Path, name: str, region: str) -> None:
        with pytest.raises((BadName, UnknownRegion)):
            template(tmp_path / name, region, 2026)
        assert list(tmp_path.iterdir()) == []


def test_a_command_names_a_cohort_so_that_it_is_found(tmp_path):
    from bimtek.datasets import course_root

    assert load_cohort(course_root() / "grading" / "cohorts" / "bangli-2024").argument == "bangli-2024"
    assert make_cohort(tmp_path).argument == f'"{(tmp_path / "uji").resolve()}"'
