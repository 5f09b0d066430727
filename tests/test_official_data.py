"""Our figures are those of the files that were collected from the sources.

Those files are not ours to hand on. BIMTEK_OFFICIAL_DATA names the folder that holds them; without it these tests
are skipped.
"""

import csv
import dataclasses
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from bimtek import datasets
from bimtek.region import Fact, Region, load_region
from bimtek.sheets.nomenclature_take import take_nomenclature

NAMED = os.environ.get("BIMTEK_OFFICIAL_DATA")
pytestmark = pytest.mark.skipif(
    not NAMED, reason="BIMTEK_OFFICIAL_DATA names no folder; the official files are not part of the course"
)

Rows = list[dict[str, str]]


def official(name: str) -> Rows:
    # A relative folder counts from the checkout, as `make test` runs there.
    folder = datasets.course_root() / str(NAMED)
    with (folder / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def bangli() -> Region:
    return load_region("51.06")


# What no single cell of the official file says, and where it does come from.
DERIVED = {
    # id                               from
    "kecamatan-bangli-2025": "counted in wilayah_bali_kode.csv",
    "desa-kelurahan-bangli-2025": "counted in wilayah_bali_kode.csv",
    "desa-bangli-2025": "counted in wilayah_bali_kode.csv",
    "kelurahan-bangli-2025": "counted in wilayah_bali_kode.csv",
    "standar-darurat-bangli-2024": "patrolipost.com, 11 June 2024",
    "standar-administrasi-bangli-2024": "patrolipost.com, 11 June 2024",
}

NUMBER = re.compile(r"\d+(?:\.\d{3})*,\d+|\d+(?:\.\d{3})+(?!\d)|\d+")
WORDS = {"tiga": Decimal(3)}


def plain(value: str) -> list[Decimal]:
    """The numbers of the value column: 490.71, >1100, 14 / 103%."""
    return [Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", value)]


def prose(note: str) -> list[Decimal]:
    """The numbers of a note, which writes them the Indonesian way or as a word."""
    numbers = [Decimal(found.replace(".", "").replace(",", ".")) for found in NUMBER.findall(note)]
    # 9.47% luas kabupaten: some notes write decimals with a point.
    numbers += [Decimal(found) for found in re.findall(r"\d+\.\d+(?=%)", note)]
    return numbers + [value for word, value in WORDS.items() if word in note.split()]


def about(fact: Fact, row: dict[str, str]) -> bool:
    """Whether a row of the official file can be about the same thing in the same year."""
    if (row["wilayah"], row["kelompok"]) != (fact.place, fact.group):
        return False
    return fact.year is None or not re.search(r"\d{4}", row["tahun"]) or str(fact.year) in row["tahun"]


def test_every_fact_of_ours_stands_in_the_official_file(bangli: Region) -> None:
    rows = official("fakta_bangli.csv")
    lost = [
        fact.label
        for fact in bangli.facts
        if fact.id not in DERIVED
        and not any(
            fact.value in plain(row["nilai"]) or fact.value in prose(row["catatan"]) for row in rows if about(fact, row)
        )
        # 2006 is told in the note of the row of 2020.
        and not any(f"{fact.year}" in row["catatan"] and fact.value in prose(row["catatan"]) for row in rows)
    ]
    assert not lost


def test_no_official_fact_is_missing_and_units_agree(bangli: Region) -> None:
    for row in official("fakta_bangli.csv"):
        for value in plain(row["nilai"]):
            found = [fact for fact in bangli.facts if fact.value == value and about(fact, row)]
            assert found, row
            qualifier = ">" if ">" in row["nilai"] else "sekitar" if "sekitar" in row["satuan"] else ""
            assert qualifier in {fact.qualifier for fact in found}, row
            assert any(same_unit(fact.unit, row["satuan"]) for fact in found if fact.unit != "%" or len(found) == 1), (
                row
            )


def same_unit(ours: str, theirs: str) -> bool:
    theirs = theirs.replace("km2", "km²").replace("m3", "m³").replace("Rp", "rupiah").replace("indeks", "poin")
    return ours == theirs.removesuffix(" (sekitar)") or (ours == "%" and theirs == "miliar rupiah")


def test_the_year_of_a_fact_is_the_one_that_its_row_tells(bangli: Region) -> None:
    rows = official("fakta_bangli.csv")
    by_value: dict[tuple[str, Decimal], list[str]] = defaultdict(list)
    for row in rows:
        for value in plain(row["nilai"]):
            by_value[row["wilayah"], value].append(row["tahun"])
    for fact in bangli.facts:
        told = by_value.get((fact.place, fact.value))
        if told and fact.year is not None and fact.id not in DERIVED:
            assert any(str(fact.year) in year for year in told), fact.label
        if fact.year is None:
            assert told
            assert all(not re.fullmatch(r"\d{4}", year) for year in told), fact.label


def test_notes_are_our_own_words(bangli: Region) -> None:
    theirs = {row["catatan"] for row in official("fakta_bangli.csv") if len(row["catatan"]) > 20}
    assert not theirs & {fact.note for fact in bangli.facts}


COLUMNS = {
    "Persentase penduduk miskin": "penduduk_miskin_persen",
    "Rata-rata lama sekolah penduduk 15 tahun ke atas": "rata_lama_sekolah_15plus_tahun",
    "Pengeluaran per kapita disesuaikan": "pengeluaran_per_kapita_ribu_rp_orang_tahun",
    "Indeks Pembangunan Manusia (IPM)": "ipm",
    "Umur harapan hidup": "umur_harapan_hidup_tahun",
    "Rumah tangga dengan sanitasi layak": "sanitasi_layak_persen",
    "Rumah tangga dengan air minum layak": "air_minum_layak_persen",
    "Tingkat pengangguran terbuka (TPT)": "tpt_persen",
    "Tingkat partisipasi angkatan kerja (TPAK)": "tpak_persen",
    "PDRB atas dasar harga konstan (ADHK)": "pdrb_adhk_juta_rp",
}


def short(name: str) -> str:
    """Kabupaten Karangasem and Karang Asem are one."""
    return name.removeprefix("Kabupaten ").replace(" ", "").lower()


def test_benchmark() -> None:
    table = {short(row["kab_kota"]): row for row in official("benchmark_bali_dan_angkatan_smartcity2024_sosek2021.csv")}
    names = {row["kode"]: row["nama"] for row in official("indonesia_kabkota_luas_penduduk_kepmendagri2025.csv")}
    cohort = {row["kode_kemendagri"] for row in official("angkatan_gerakan_smartcity_2024.csv")}
    ours = datasets.benchmark()
    for row in ours:
        assert names[row.region_code] == row.region
        theirs = table[short(row.region)]
        assert row.value == Decimal(theirs[COLUMNS[row.indicator]]), row
        assert row.group in theirs["kelompok"].split("+"), row
        assert row.year == 2021
    assert {row.region_code for row in ours if row.group == "angkatan_2024"} == cohort
    assert {short(row.region) for row in ours} == set(table)


def test_facts_and_benchmark_agree(bangli: Region) -> None:
    benchmark = {
        row.indicator: row for row in datasets.benchmark() if (row.group, row.region_code) == ("bali", "51.06")
    }
    shared = [fact for fact in bangli.facts if fact.indicator in benchmark and fact.year == 2021]
    assert len(shared) == 10
    for fact in shared:
        assert (fact.value, fact.unit) == (benchmark[fact.indicator].value, benchmark[fact.indicator].unit)


def test_spbe() -> None:
    theirs = [
        (int(row["no"]), row["domain"], row["aspek"], row["indikator"], Decimal(row["bobot_persen"]))
        for row in official("spbe_indikator_permenpanrb59_2020.csv")
    ]
    ours = [
        (row.number, f"Domain {row.domain}", f"Aspek {row.aspect}", row.indicator, row.weight)
        for row in datasets.spbe()
    ]
    assert ours == theirs


def test_sub_dimensions() -> None:
    theirs = [(row["pilar"], int(row["urut"])) for row in official("pilar_subdimensi_smartcity.csv")]
    names = {pillar.id: pillar.name for pillar in datasets.pillars()}
    assert [(names[sub.pillar], sub.order) for sub in datasets.sub_dimensions()] == theirs


def test_nomenclature() -> None:
    table: dict[str, Rows] = defaultdict(list)
    for row in official("nomenklatur_subkegiatan_kabkota_pemutakhiran2027.csv"):
        table[row["kode_subkegiatan"]].append({column: " ".join(value.split()) for column, value in row.items()})
    for code, ours in datasets.nomenclature().items():
        (theirs,) = table[code]
        assert (ours.name, ours.indicator, ours.unit) == (theirs["subkegiatan"], theirs["indikator"], theirs["satuan"])
        assert (ours.kegiatan_code, ours.kegiatan) == (theirs["kode_kegiatan"], theirs["kegiatan"])
        assert (ours.program_code, ours.program) == (theirs["kode_program"], theirs["program"])
        assert (ours.bidang_code, ours.bidang) == (theirs["kode_bidang"], theirs["bidang"])


def test_the_official_workbook_is_taken_whole_and_our_table_agrees_with_it(tmp_path: Path) -> None:
    file = datasets.course_root() / str(NAMED) / "nomenklatur_subkegiatan_versi_pemutakhiran_2027_asli.xlsx"
    taken = take_nomenclature(file, tmp_path)
    rows = official("nomenklatur_subkegiatan_kabkota_pemutakhiran2027.csv")
    assert {code for code in taken.known if taken.known.is_for_regency(code)} == {
        row["kode_subkegiatan"] for row in rows
    }
    assert [str(unread) for unread in taken.official.unread] == [
        "Lembar “Worksheet”, baris 1967: kode 2.17.02.1.02.0005: indikator, satuan kosong"
    ]
    assert len(datasets.nomenclature()) >= 150
    for code, ours in datasets.nomenclature().items():
        assert dataclasses.replace(taken.known[code], source=ours.source) == ours


def units_of(code: str, table: Rows) -> Iterator[str]:
    return (row["jenis"] for row in table if row["kode"].startswith(f"{code}.") and row["tingkat"] == "desa_kelurahan")


def test_districts(bangli: Region) -> None:
    table = official("wilayah_bali_kode.csv")
    theirs = {
        row["kode"]: row["nama"] for row in table if row["tingkat"] == "kecamatan" and row["kode"].startswith("51.06.")
    }
    assert {district.code: district.name for district in bangli.districts} == theirs
    for district in bangli.districts:
        kinds = list(units_of(district.code, table))
        assert (kinds.count("desa"), kinds.count("kelurahan")) == (district.villages, district.kelurahan)
        for kind, count in (("desa", district.villages), ("kelurahan", district.kelurahan)):
            assert bangli.fact(f"{kind}-kec-{district.name.lower()}-2025").value == count
    whole = list(units_of(bangli.code, table))
    assert bangli.fact("desa-kelurahan-bangli-2025").value == len(whole)
    assert bangli.name in {row["nama"] for row in table if row["kode"] == bangli.code}


# Purbalingga: a region whose figures come from the tables of all regions, not from a file of its own.


@pytest.fixture
def purbalingga() -> Region:
    return load_region("33.03")


PRESENTED = {
    "anggaran-tik-purbalingga-2023",
    "sinyal-purbalingga-2023",
    "pita-lebar-purbalingga-2023",
    "aplikasi-pertama-purbalingga-2023",
    "aplikasi-kedua-purbalingga-2023",
}
"""Told by the regency's presentation of 2023; no official table holds them."""


def test_area_and_population_of_purbalingga(purbalingga: Region) -> None:
    (row,) = (
        row
        for row in official("indonesia_kabkota_luas_penduduk_kepmendagri2025.csv")
        if row["kode"] == purbalingga.code
    )
    assert row["nama"] == purbalingga.name
    columns = {
        "luas-purbalingga-2025-big": "luas_km2",
        "penduduk-purbalingga-2025-kemendagri": "penduduk_total",
        "penduduk-laki-purbalingga-2025-kemendagri": "penduduk_pria",
        "penduduk-perempuan-purbalingga-2025-kemendagri": "penduduk_wanita",
    }
    assert {name: purbalingga.fact(name).value for name in columns} == {
        name: Decimal(row[column]) for name, column in columns.items()
    }


def test_every_other_figure_of_purbalingga_is_that_of_2021_or_was_presented(purbalingga: Region) -> None:
    (row,) = (
        row for row in official("sosek_514_kabkota_2021.csv") if short(row["kab_kota"]) == short(purbalingga.name)
    )
    assert row["provinsi"] == purbalingga.province.upper()
    facts = [fact for fact in purbalingga.facts if fact.year == 2021]
    assert {fact.indicator: fact.value for fact in facts} == {
        indicator: Decimal(row[column]) for indicator, column in COLUMNS.items()
    }
    units = {entry.indicator: entry.unit for entry in datasets.benchmark()}
    assert all(fact.unit == units[fact.indicator] for fact in facts)
    assert {fact.id for fact in purbalingga.facts if fact.year not in (2021, 2025)} == PRESENTED


def test_what_notes_say_of_purbalingga_is_so(purbalingga: Region) -> None:
    table = official("benchmark_bali_dan_angkatan_smartcity2024_sosek2021.csv")
    candidates = {
        row["kab_kota"]: Decimal(row["penduduk_miskin_persen"])
        for row in table
        if "angkatan_2024" in row["kelompok"].split("+")
    }
    assert len(candidates) == 11
    assert sorted(candidates, key=lambda name: candidates[name])[-2:] == ["Purbalingga", "Bone Bolango"]
    assert "Tertinggi kedua" in purbalingga.fact("kemiskinan-purbalingga-2021").note
    men, women = (
        purbalingga.fact(f"penduduk-{who}-purbalingga-2025-kemendagri").value for who in ("laki", "perempuan")
    )
    assert men + women == purbalingga.fact("penduduk-purbalingga-2025-kemendagri").value
