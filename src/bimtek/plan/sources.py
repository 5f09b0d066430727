"""Where everything comes from, numbered once for all books: laws and documents, then figures as they appear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bimtek.plan.model import Figure, Source
from bimtek.region import Region

DOCUMENTS = Path(__file__).with_name("documents.yml")


@dataclass(frozen=True, slots=True)
class Document:
    """A law or a document that the books name; `says` is what it is named for."""

    id: str
    kind: str
    """law | document"""
    name: str
    says: str
    source: str

    @property
    def text(self) -> str:
        return f"{self.name}; {self.says} (sumber: {self.source})"


@cache
def documents() -> tuple[Document, ...]:
    """Laws first, then documents, from documents.yml."""
    content = yaml.safe_load(DOCUMENTS.read_text(encoding="utf-8"))
    return tuple(
        Document(kind=kind, **{key: str(value) for key, value in entry.items()})
        for kind, part in (("law", "laws"), ("document", "documents"))
        for entry in content[part]
    )


def document(document_id: str) -> Document:
    return next(entry for entry in documents() if entry.id == document_id)


def number_sources(region: Region, figures: Iterable[tuple[str, str]]) -> list[Source]:
    """Number laws and documents, what the region's profile rests on, and (source, kind) of figures, each text once."""
    kinds = {entry.text: entry.kind for entry in documents()}
    kinds |= dict.fromkeys(region.sources, "document") | {district.source: "primary" for district in region.districts}
    for text, kind in figures:
        if text:
            kinds.setdefault(text, kind)
    return [Source(number=number, text=text, kind=kind) for number, (text, kind) in enumerate(kinds.items(), 1)]


class Citations:
    """Gives the number of a source: "[3]"."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._numbers = {source.text: source.number for source in sources}

    @classmethod
    def of_figures(cls, figures: Iterable[Figure]) -> Citations:
        """Numbers of their own, for a section that stands alone."""
        texts = dict.fromkeys(figure.source for figure in figures if figure.source)
        return cls([Source(number=number, text=text, kind="") for number, text in enumerate(texts, 1)])

    def __call__(self, text: str) -> str:
        """ "[3]", or "" for what is no source."""
        return f"[{self._numbers[text]}]" if text in self._numbers else ""

    def listed(self) -> str:
        """ "[1] BPS 2021; [2] …", for the line below a table that stands alone."""
        return "; ".join(f"[{number}] {text}" for text, number in self._numbers.items())
