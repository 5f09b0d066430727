"""What the course knows about one region, as plain frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bimtek.errors import DatasetError
from bimtek.formats import with_unit

FACT_GROUPS = (
    "wilayah",
    "penduduk",
    "sosial",
    "ekonomi",
    "keuangan",
    "pariwisata",
    "lingkungan",
    "infrastruktur",
    "digital",
    "layanan",
)
QUALIFIERS = {"": "", ">": "lebih dari ", "sekitar": "sekitar "}
SOURCE_KINDS = ("primary", "secondary")
PLANNING_DOCUMENTS = ("rpjpd", "rpjmd", "rtrw")

Ring = tuple[tuple[float, float], ...]
"""A closed line of (longitude, latitude), degrees."""
Polygons = tuple[tuple[Ring, ...], ...]
"""Of each polygon its outer ring, then its holes."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure about the region. Several facts may disagree about the same thing: all of them are kept."""

    id: str
    group: str
    indicator: str
    place: str
    value: Decimal
    qualifier: str
    """Empty, ">" or "sekitar": as the source says it."""
    unit: str
    year: int | None
    """The year that the figure is about; None where no source tells it, and then the note says why."""
    period: str
    """What the source writes instead of a bare year: akhir 2023."""
    source: str
    source_kind: str
    """primary: the owner of the number or an official text. secondary: press, encyclopedias, copies."""
    note: str
    related_pillars: tuple[str, ...]

    @property
    def label(self) -> str:
        """Jumlah penduduk, Kabupaten Bangli, akhir 2023: 258.146 jiwa."""
        when = self.period or (str(self.year) if self.year else "tahun tidak disebut")
        amount = with_unit(self.value, self.unit)
        return f"{self.indicator}, {self.place}, {when}: {QUALIFIERS[self.qualifier]}{amount}"


@dataclass(frozen=True, slots=True)
class Opd:
    """An office of the regency, or a hospital or company of its own."""

    id: str
    name: str
    short: str
    named_in_source: bool = False
    """False: usual in a regency, not found in a source about this one."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class District:
    """A kecamatan with the number of its villages and kelurahan."""

    code: str
    name: str
    villages: int
    kelurahan: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class Mission:
    """A mission of the RPJMD; text is None until somebody brings the document."""

    number: int
    text: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Regulation:
    """The regulation that fixes a planning document of the region: rpjpd, rpjmd or rtrw."""

    document: str
    name: str
    """As the regulation calls itself: Peraturan Daerah Nomor … Tahun …"""
    source: str


@dataclass(frozen=True, slots=True)
class ServiceStandard:
    """How fast the complaint service promises to act. Versions differ; version says which one this is."""

    kind: str
    time: str
    version: str
    source: str


@dataclass(frozen=True, slots=True)
class ComplaintService:
    """The region's own complaint service, with every version of its standard that is in circulation."""

    name: str
    also_called: str
    legal_basis: str
    since: str
    channels: tuple[str, ...]
    standards: tuple[ServiceStandard, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Region:
    """All that the course knows about one region."""

    code: str
    name: str
    province: str
    head_title: str
    tagline: str
    rpjmd_period: str
    rpjmd_vision: str
    """Empty until it is filled from the document."""
    missions: tuple[Mission, ...]
    provincial_priorities: tuple[str, ...]
    districts: tuple[District, ...]
    opd: tuple[Opd, ...]
    facts: tuple[Fact, ...]
    complaint_service: ComplaintService | None = None
    sources: tuple[str, ...] = ()
    regulations: tuple[Regulation, ...] = ()
    """Of RPJPD, RPJMD and RTRW; absent until somebody brings the document."""
    boundaries: Mapping[str, Polygons] = field(default_factory=dict)
    """Code of a district → its polygons; empty where nobody brought them: then there is no map."""
    emblem: bytes | None = field(default=None, repr=False)
    """A PNG (region/emblem.py); None where nobody brought it: then its place stays empty."""

    @property
    def short_name(self) -> str:
        """The name without its kind: what stands behind Kabupaten or Kota."""
        return self.name.removeprefix("Kabupaten ").removeprefix("Kota ")

    def regulation(self, document: str) -> Regulation | None:
        """The regulation of rpjpd, rpjmd or rtrw; None until somebody brings it."""
        return next((each for each in self.regulations if each.document == document), None)

    def fact(self, id: str) -> Fact:
        """The fact with this id. Raises DatasetError where there is none."""
        for fact in self.facts:
            if fact.id == id:
                return fact
        raise DatasetError(
            f"Tidak ada fakta “{id}”.",
            where=f"datasets/regions/{self.code}/facts.csv",
            next_step="Periksa id di kolom pertama tabel itu.",
        )
