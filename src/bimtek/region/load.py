"""Reads datasets/regions/<code>/ into a Region."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bimtek.datasets import PILLAR_IDS, course_root
from bimtek.datasets.table import Row, read_rows
from bimtek.errors import UnknownRegion
from bimtek.region.boundaries import FILE_NAME, read_boundaries
from bimtek.region.emblem import read_emblem
from bimtek.region.model import (
    FACT_GROUPS,
    PLANNING_DOCUMENTS,
    QUALIFIERS,
    SOURCE_KINDS,
    ComplaintService,
    District,
    Fact,
    Mission,
    Opd,
    Region,
    Regulation,
    ServiceStandard,
)
from bimtek.region.profile import Profile

FACT_COLUMNS = "id group indicator place value qualifier unit year period source source_kind note related_pillars"
DISTRICT_COLUMNS = "code name villages kelurahan source"
OPD_COLUMNS = "id name short named_in_source source"


def region_codes() -> tuple[str, ...]:
    """The codes of the regions that exist."""
    return tuple(sorted(profile.parent.name for profile in _regions().glob("*/region.json")))


def load_region(code: str) -> Region:
    """The region with this Kemendagri code, 51.06 for instance; read once.

    Raises UnknownRegion, with the regions that exist; DatasetError for a file that cannot be read.
    """
    known = region_codes()
    # Compared with the names that exist before it becomes a path: "../x" is just one more unknown code.
    if code not in known:
        raise UnknownRegion(
            f"Daerah “{code}” tidak dikenal.",
            where="datasets/regions/",
            next_step=f"Pakai salah satu kode ini: {', '.join(known) or '(belum ada daerah)'}.",
        )
    return _load(_regions() / code)


def _regions() -> Path:
    return course_root() / "datasets" / "regions"


@cache
def _load(folder: Path) -> Region:
    profile = Profile.read(folder / "region.json")
    districts = tuple(_district(row) for row in read_rows(folder / "districts.csv", DISTRICT_COLUMNS))
    boundaries = folder / FILE_NAME
    if profile.text("code") != folder.name:
        raise profile.error("code", f"tidak sama dengan nama foldernya, {folder.name}")
    return Region(
        code=profile.text("code"),
        name=profile.text("name"),
        province=profile.text("province"),
        head_title=profile.text("head_title"),
        tagline=profile.part("tagline").text("text") if profile.has("tagline") else "",
        rpjmd_period=profile.part("rpjmd").text("period"),
        rpjmd_vision=profile.part("rpjmd").text("vision") if profile.part("rpjmd").has("vision") else "",
        missions=tuple(_mission(part) for part in profile.part("rpjmd").parts("missions")),
        provincial_priorities=_priorities(profile),
        districts=districts,
        opd=tuple(_opd(row) for row in read_rows(folder / "opd.csv", OPD_COLUMNS)),
        facts=_facts(folder / "facts.csv"),
        complaint_service=_complaint_service(profile),
        sources=profile.texts("sources"),
        regulations=_regulations(profile),
        boundaries=read_boundaries(boundaries, districts) if boundaries.is_file() else {},
        emblem=read_emblem(folder),
    )


def _facts(path: Path) -> tuple[Fact, ...]:
    found: dict[str, Fact] = {}
    for row in read_rows(path, FACT_COLUMNS):
        fact = _fact(row)
        if fact.id in found:
            raise row.error("id", f"memuat id yang sudah dipakai: “{fact.id}”")
        found[fact.id] = fact
    return tuple(found.values())


def _fact(row: Row) -> Fact:
    if not row.optional("year") and not row.optional("note"):
        raise row.error("note", "belum diisi, padahal tahun kosong: jelaskan mengapa tahunnya tidak diketahui")
    return Fact(
        id=row.text("id"),
        group=row.choice("group", FACT_GROUPS),
        indicator=row.text("indicator"),
        place=row.text("place"),
        value=row.number("value"),
        qualifier=row.choice("qualifier", QUALIFIERS),
        unit=row.text("unit"),
        year=row.integer("year") if row.optional("year") else None,
        period=row.optional("period"),
        source=row.text("source"),
        source_kind=row.choice("source_kind", SOURCE_KINDS),
        note=row.optional("note"),
        related_pillars=row.several("related_pillars", PILLAR_IDS),
    )


def _district(row: Row) -> District:
    return District(
        code=row.text("code"),
        name=row.text("name"),
        villages=row.integer("villages"),
        kelurahan=row.integer("kelurahan"),
        source=row.text("source"),
    )


def _opd(row: Row) -> Opd:
    return Opd(
        id=row.text("id"),
        name=row.text("name"),
        short=row.text("short"),
        named_in_source=row.choice("named_in_source", ("ya", "tidak")) == "ya",
        source=row.text("source"),
    )


def _mission(part: Profile) -> Mission:
    text = part.text("text") if part.has("text") else None
    return Mission(number=part.whole("number"), text=text, source=part.text("source"))


def _priorities(profile: Profile) -> tuple[str, ...]:
    known = profile.has("provincial_priorities")  # null until somebody brings the province's document
    return profile.part("provincial_priorities").texts("fields") if known else ()


def _regulations(profile: Profile) -> tuple[Regulation, ...]:
    """Named by the document that they fix; what nobody brought yet is left out or null."""
    if not profile.has("regulations"):
        return ()
    part = profile.part("regulations")
    return tuple(
        Regulation(name, part.part(name).text("name"), part.part(name).text("source"))
        for name in PLANNING_DOCUMENTS
        if part.has(name)
    )


def _complaint_service(profile: Profile) -> ComplaintService | None:
    if not profile.has("complaint_service"):
        return None  # not every region has one
    part = profile.part("complaint_service")
    return ComplaintService(
        name=part.text("name"),
        also_called=part.text("also_called"),
        legal_basis=part.text("legal_basis"),
        since=part.text("since"),
        channels=part.texts("channels"),
        standards=tuple(
            ServiceStandard(
                kind=standard.text("kind"),
                time=standard.text("time"),
                version=standard.text("version"),
                source=standard.text("source"),
            )
            for standard in part.parts("standards")
        ),
        source=part.text("source"),
    )
