"""A region is data: Bangli is complete, contradictions stay, and a broken profile says what to mend."""

import json
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bimtek.datasets import PILLAR_IDS
from bimtek.errors import DatasetError, UnknownRegion
from bimtek.region import Region, load_region

ROOT = Path(__file__).parents[1]


@pytest.fixture
def bangli() -> Region:
    return load_region("51.06")


def values(region: Region, indicator: str) -> set[Decimal]:
    return {fact.value for fact in region.facts if (fact.indicator, fact.place) == (indicator, region.name)}


def test_three_areas_and_every_population_stand_side_by_side(bangli: Region) -> None:
    assert values(bangli, "Luas wilayah") == {Decimal("526.764"), Decimal("520.81"), Decimal("490.71")}
    assert values(bangli, "Jumlah penduduk") == {215353, 258721, 254890, 267133, 258146, 259392, 260526}


def test_every_fact_has_a_source_a_pillar_and_a_reason_for_a_missing_year(bangli: Region) -> None:
    assert all(fact.source and fact.related_pillars for fact in bangli.facts)
    assert {fact.id for fact in bangli.facts if fact.year is None} == {
        "luas-bangli-lama-wikipedia",
        "kemiskinan-bangli-2022-2023",
        "apbd-bangli-2018-2019",
    }
    assert all(fact.note.startswith("Tahun dikosongkan:") for fact in bangli.facts if fact.year is None)


def test_every_pillar_finds_facts_of_its_own(bangli: Region) -> None:
    for pillar in PILLAR_IDS:
        assert sum(pillar in fact.related_pillars for fact in bangli.facts) >= 10, pillar


def test_only_owners_and_official_texts_are_primary(bangli: Region) -> None:
    assert {fact.source_kind for fact in bangli.facts} == {"primary", "secondary"}
    assert all("Kepmendagri" in fact.source for fact in bangli.facts if fact.source_kind == "primary")


def test_one_indicator_has_one_unit_and_units_are_few(bangli: Region) -> None:
    units = {(fact.indicator, fact.unit) for fact in bangli.facts}
    assert len(units) == len({indicator for indicator, _ in units})
    assert {unit for _, unit in units} == {
        *("%", "% rumah tangga", "aduan", "daya tarik wisata", "desa", "desa/kelurahan", "jam", "jiwa", "juta rupiah"),
        *("kecamatan", "kelurahan", "km", "km²", "miliar rupiah", "m³/hari", "orang", "poin", "tahun", "unit"),
        "ribu rupiah/orang/tahun",
    }


def test_only_what_a_source_rounds_has_a_qualifier(bangli: Region) -> None:
    assert {fact.id: fact.qualifier for fact in bangli.facts if fact.qualifier} == {
        "rancangan-apbd-bangli-2026": ">",
        "kunjungan-kintamani-2019": "sekitar",
        "kunjungan-kintamani-2024": ">",
        "kunjungan-penglipuran-2023": "sekitar",
        "kunjungan-penglipuran-2024": "sekitar",
    }


@pytest.mark.parametrize(
    ("id", "label"),
    [
        ("penduduk-bangli-2023-dukcapil", "Jumlah penduduk, Kabupaten Bangli, akhir 2023: 258.146 jiwa"),
        ("luas-bangli-2025-big", "Luas wilayah, Kabupaten Bangli, 2025: 526,764 km²"),
        ("tpt-bangli-2021", "Tingkat pengangguran terbuka (TPT), Kabupaten Bangli, 2021: 1,80%"),
        ("kunjungan-kintamani-2024", "Kunjungan wisatawan seluruhnya, Kintamani, 2024: lebih dari 577.000 orang"),
        ("kunjungan-kintamani-2019", "Kunjungan wisatawan seluruhnya, Kintamani, 2019: sekitar 941.000 orang"),
    ],
)
def test_label(bangli: Region, id: str, label: str) -> None:
    assert bangli.fact(id).label == label


def test_an_unknown_fact_names_the_table(bangli: Region) -> None:
    with pytest.raises(DatasetError, match=r"regions/51\.06/facts\.csv"):
        bangli.fact("penduduk-bulan")


def test_the_parts_add_up(bangli: Region) -> None:
    assert sum(district.villages for district in bangli.districts) == bangli.fact("desa-bangli-2025").value == 68
    assert sum(district.kelurahan for district in bangli.districts) == bangli.fact("kelurahan-bangli-2025").value == 4
    assert len(bangli.districts) == bangli.fact("kecamatan-bangli-2025").value
    census = [
        f.value for f in bangli.facts if f.place.startswith("Kec.") and f.id.startswith("penduduk-") and f.year == 2020
    ]
    assert len(census) == 4
    assert sum(census) == bangli.fact("penduduk-bangli-2020-sp").value
    assert sum(bangli.fact(f"bagian-luas-kec-{name}-2009").value for name in NAMES) == 100
    men, women = (bangli.fact(f"penduduk-{who}-bangli-2025-kemendagri").value for who in ("laki", "perempuan"))
    assert men + women == bangli.fact("penduduk-bangli-2025-kemendagri").value


NAMES = ("susut", "bangli", "tembuku", "kintamani")


def test_the_development_plan_prints_nothing_that_nobody_found(bangli: Region) -> None:
    assert bangli.tagline == "Bangli jengah"
    assert bangli.rpjmd_period == "2021–2026"
    assert "Nangun Sat Kerthi Loka Bali" in bangli.rpjmd_vision
    assert [mission.number for mission in bangli.missions] == list(range(1, 10))
    assert [mission.number for mission in bangli.missions if mission.text] == [9]
    assert all("diisi dari dokumen" in mission.source for mission in bangli.missions)
    assert len(bangli.provincial_priorities) == 5


def test_both_versions_of_the_complaint_standard_are_there(bangli: Region) -> None:
    service = bangli.complaint_service
    assert service is not None
    assert service.legal_basis == "Perbup 6/2021"
    times = {standard.time for standard in service.standards}
    assert {"2 jam penanganan", "24 jam waktu penanganan", "1 × 24 jam"} <= times
    assert all(standard.source for standard in service.standards)
    assert bangli.fact("standar-darurat-bangli-2024").label.endswith("Juni 2024: 2 jam")
    assert bangli.fact("standar-administrasi-bangli-2024").label.endswith("Juni 2024: 24 jam")


def test_offices_say_whether_a_source_names_them(bangli: Region) -> None:
    named = {opd.short for opd in bangli.opd if opd.named_in_source}
    assert {"Diskominfosan", "Bappeda", "Inspektorat", "DLH", "PUPR Perkim", "Disparbud"} <= named
    assert all("lazim, bukan dari sumber" in opd.source for opd in bangli.opd if not opd.named_in_source)
    assert len({opd.id for opd in bangli.opd}) == len(bangli.opd)


@pytest.mark.parametrize("code", ["99.99", "", ".", "..", "../51.06", "51.06/", "51.06/../51.06", "/etc", "51.06\x00"])
def test_an_unknown_region_is_refused_with_those_that_exist(code: str) -> None:
    with pytest.raises(UnknownRegion, match=r"Pakai salah satu kode ini: .*51\.06"):
        load_region(code)


def test_a_region_is_read_once(bangli: Region) -> None:
    assert load_region("51.06") is bangli


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data that a test may break; returns its region folder."""
    shutil.copytree(ROOT / "datasets", tmp_path / "datasets")
    monkeypatch.setenv("BIMTEK_COURSE", str(tmp_path))
    return tmp_path / "datasets" / "regions" / "51.06"


def test_another_region_needs_no_code(course: Path) -> None:
    shutil.copytree(course, course.parent / "99.01")
    change(course.parent / "99.01", lambda profile: profile.update(code="99.01", name="Kabupaten Contoh"))
    assert load_region("99.01").name == "Kabupaten Contoh"


def change(folder: Path, how: Callable[[dict[str, Any]], object]) -> None:
    path = folder / "region.json"
    profile = json.loads(path.read_text(encoding="utf-8"))
    how(profile)
    path.write_text(json.dumps(profile), encoding="utf-8")


@pytest.mark.parametrize(
    ("how", "place"),
    [
        (lambda p: p.pop("name"), "name"),
        (lambda p: p.update(province=""), "province"),
        (lambda p: p["rpjmd"].update(vision=" "), "rpjmd.vision"),
        (lambda p: p["rpjmd"]["missions"][2].update(number="tiga"), "rpjmd.missions[2].number"),
        (lambda p: p["rpjmd"]["missions"][0].update(number=True), "rpjmd.missions[0].number"),
        (lambda p: p["rpjmd"].update(missions={}), "rpjmd.missions"),
        (lambda p: p.update(tagline="Bangli jengah"), "tagline"),
        (lambda p: p["provincial_priorities"]["fields"].append(5), "provincial_priorities.fields"),
        (lambda p: p.update(code="51.07"), "code"),
    ],
)
def test_a_broken_profile_names_the_entry(course: Path, how: Callable[[dict[str, Any]], object], place: str) -> None:
    change(course, how)
    with pytest.raises(DatasetError) as caught:
        load_region("51.06")
    assert caught.value.where == f"datasets/regions/51.06/region.json, isian {place}"


def test_half_a_profile_is_refused(course: Path) -> None:
    path = course / "region.json"
    path.write_text(path.read_text(encoding="utf-8")[:200], encoding="utf-8")
    with pytest.raises(DatasetError, match="bukan JSON yang utuh"):
        load_region("51.06")


def test_a_region_without_a_complaint_service_is_fine(course: Path) -> None:
    change(course, lambda profile: profile.pop("complaint_service"))
    assert load_region("51.06").complaint_service is None


@pytest.mark.parametrize("part", ["tagline", "provincial_priorities"])
def test_what_nobody_found_may_be_null(course: Path, part: str) -> None:
    change(course, lambda profile: profile.update({part: None}))
    assert not getattr(load_region("51.06"), part)


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("526.764,,km²", "526.764,kira-kira,km²", "qualifier"),
        ("526.764,,km²", "besar,,km²", "value"),
        ("luas-bangli-2009-rpijm", "luas-bangli-2025-big", "id"),
        ("angka lama,", "angka lama;", None),
    ],
)
def test_a_broken_fact_names_file_row_and_column(course: Path, old: str, new: str, column: str | None) -> None:
    path = course / "facts.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    if column is None:  # inside a quoted cell a semicolon is only text
        assert load_region("51.06").facts
        return
    with pytest.raises(DatasetError) as caught:
        load_region("51.06")
    assert caught.value.where.startswith("datasets/regions/51.06/facts.csv, baris ")
    assert caught.value.where.endswith(f"kolom {column}")


def test_a_fact_without_year_must_say_why(course: Path) -> None:
    path = course / "facts.csv"
    header = path.read_text(encoding="utf-8").splitlines()[0]
    path.write_text(f"{header}\nx,wilayah,Luas,Di sini,1,,km²,,,sumber,secondary,,living\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="baris 2, kolom note"):
        load_region("51.06")
