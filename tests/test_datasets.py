"""The reference tables are complete, exact, and refuse what they cannot read with file, row and column."""

import os
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from bimtek import datasets
from bimtek.datasets.table import read_rows
from bimtek.errors import DatasetError

ROOT = Path(__file__).parents[1]


def test_six_pillars_with_three_sub_dimensions_each() -> None:
    assert tuple(pillar.id for pillar in datasets.pillars()) == datasets.PILLAR_IDS
    assert [pillar.order for pillar in datasets.pillars()] == [1, 2, 3, 4, 5, 6]
    for pillar in datasets.pillars():
        subs = datasets.sub_dimensions(pillar.id)
        assert [sub.order for sub in subs] == [1, 2, 3]
        assert all(sub.id.startswith(f"{pillar.id}.") for sub in subs)
    assert len({sub.id for sub in datasets.sub_dimensions()}) == 18
    assert datasets.sub_dimensions("luck") == ()


def test_spbe_has_47_indicators_whose_weights_sum_to_100() -> None:
    indicators = datasets.spbe()
    assert [row.number for row in indicators] == list(range(1, 48))
    assert sum(row.weight for row in indicators) == Decimal(100)
    by_domain: Counter[str] = Counter()
    for row in indicators:
        by_domain[row.domain] += row.weight  # type: ignore[assignment]
    assert sorted(by_domain.values()) == [13, Decimal("16.5"), 25, Decimal("45.5")]


def test_benchmark_has_ten_indicators_for_bali_and_for_the_cohort() -> None:
    rows = datasets.benchmark()
    regions = {group: {row.region_code for row in rows if row.group == group} for group in ("bali", "angkatan_2024")}
    assert len(regions["bali"]) == 9
    assert len(regions["angkatan_2024"]) == 11  # nine on both published lists, one more on each
    assert regions["bali"] & regions["angkatan_2024"] == {"51.04", "51.06"}
    for group, codes in regions.items():
        for code in codes:
            assert len({row.indicator for row in rows if (row.group, row.region_code) == (group, code)}) == 10
    assert len({(row.group, row.region_code, row.indicator) for row in rows}) == len(rows)
    disputed = {row.region for row in rows if "hanya daftar" in row.source}
    assert disputed == {"Kabupaten Bone Bolango", "Kabupaten Flores Timur"}


def test_nomenclature_serves_every_pillar_and_its_levels_agree() -> None:
    table = datasets.nomenclature()
    assert len(table) >= 150
    for code, row in table.items():
        assert code == row.code
        assert code.startswith(f"{row.kegiatan_code}.")
        assert row.kegiatan_code.startswith(f"{row.program_code}.")
        assert row.program_code.startswith(f"{row.bidang_code}.")
        assert (row.level, row.version) == ("kabupaten/kota", "pemutakhiran 2027")
    for pillar in datasets.PILLAR_IDS:
        assert sum(pillar in row.related_pillars for row in table.values()) >= 10
    with pytest.raises(TypeError):
        table["x"] = next(iter(table.values()))  # type: ignore[index]


def test_figures_are_decimals() -> None:
    assert all(type(row.value) is Decimal for row in datasets.benchmark())
    assert all(type(row.weight) is Decimal for row in datasets.spbe())


def test_tables_are_read_once() -> None:
    assert datasets.nomenclature() is datasets.nomenclature()


def test_no_pandas_is_imported() -> None:
    program = "import sys, bimtek.datasets, bimtek.region; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_course_is_found_without_a_word_and_where_the_variable_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BIMTEK_COURSE", raising=False)
    assert datasets.course_root() == ROOT
    other = tmp_path / "kursus"
    (other / "datasets").mkdir(parents=True)
    (other / "datasets" / "datapackage.json").write_text("{}", encoding="utf-8")
    monkeypatch.setenv("BIMTEK_COURSE", str(other))
    assert datasets.course_root() == other.resolve()
    with pytest.raises(DatasetError, match=r"Di: datasets/spbe\.csv\."):
        datasets.spbe()
    monkeypatch.setenv("BIMTEK_COURSE", str(tmp_path))
    with pytest.raises(DatasetError, match="BIMTEK_COURSE"):
        datasets.course_root()


def test_the_course_is_found_from_the_working_directory(tmp_path: Path) -> None:
    """A package that lies elsewhere (no checkout above it) still finds the course that one stands in."""
    program = "import bimtek.datasets.folder as f; f.__file__ = '/nowhere/folder.py'; print(f.course_root())"
    env = {key: value for key, value in os.environ.items() if key != "BIMTEK_COURSE"}
    run = [sys.executable, "-c", program]
    inside = subprocess.run(run, cwd=ROOT / "datasets", env=env, capture_output=True, text=True, check=False)
    assert inside.stdout.strip() == str(ROOT), inside.stderr
    outside = subprocess.run(run, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert "Folder kursus tidak ditemukan" in outside.stderr


TABLE = "nama,nilai,tahun,pilar\nsatu,1.5,2024,living;society\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "datasets").mkdir()
    return tmp_path / "datasets" / "contoh.csv"


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        (TABLE.replace("1.5", "1,5"), "baris 2", "Jumlah sel"),
        (TABLE.replace("1.5", '"1,5"'), "baris 2, kolom nilai", "desimal ditulis dengan titik"),
        (TABLE.replace("1.5", "NaN"), "baris 2, kolom nilai", "bukan bilangan"),
        (TABLE.replace("1.5", ""), "baris 2, kolom nilai", "belum diisi"),
        (TABLE.replace("2024", "2024.0"), "baris 2, kolom tahun", "bilangan bulat"),
        (TABLE.replace("living", "loving"), "baris 2, kolom pilar", "loving"),
        (TABLE.replace(",", ";"), "baris 1", "koma sebagai pemisah"),
        (TABLE.replace("satu,1.5,2024", "satu"), "baris 2", "Jumlah sel"),
        (TABLE + '"dua', "sesudah baris", "tanda kutip"),
        ("", "baris 1", "tidak ada"),
    ],
)
def test_a_bad_table_names_file_row_and_column(table: Path, text: str, where: str, what: str) -> None:
    table.write_text(text, encoding="utf-8")
    with pytest.raises(DatasetError) as caught:
        for row in read_rows(table, "nama nilai tahun pilar"):
            row.text("nama"), row.number("nilai"), row.integer("tahun"), row.several("pilar", datasets.PILLAR_IDS)
    assert caught.value.where.startswith("datasets/contoh.csv, " + where)
    assert what in str(caught.value)


def test_what_a_spreadsheet_adds_is_read(table: Path) -> None:
    table.write_bytes(b"\xef\xbb\xbf" + TABLE.replace("\n", "\r\n").replace("satu", " satu ").encode())
    (row,) = read_rows(table, "nama nilai tahun pilar")
    assert row.text("nama") == "satu"
    assert row.number("nilai") == Decimal("1.5")
    assert row.several("pilar", datasets.PILLAR_IDS) == ("living", "society")


def test_another_encoding_and_a_missing_file_are_said(table: Path) -> None:
    with pytest.raises(DatasetError, match="tidak dapat dibuka"):
        list(read_rows(table, "nama"))
    table.write_bytes(TABLE.replace("satu", "m³").encode("cp1252"))
    with pytest.raises(DatasetError, match="UTF-8"):
        list(read_rows(table, "nama"))
