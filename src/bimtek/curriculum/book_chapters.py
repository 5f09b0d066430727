"""The chapters of the books as the course names them, for those who give a word on each.

The same as plan/outline.yml, which a regency may change for itself; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BookChapter:
    """A numbered chapter. id: its key in the outline."""

    id: str
    book: int
    number: int
    title: str

    @property
    def label(self) -> str:
        return f"Buku {self.book} Bab {self.number} {self.title}"


BOOK_CHAPTERS = (
    BookChapter("analysis_introduction", 1, 1, "Pendahuluan"),
    BookChapter("situation", 1, 2, "Gambaran Umum dan Analisis Masa Depan"),
    BookChapter("readiness", 1, 3, "Kesiapan Daerah dan Inisiatif yang Sudah Ada"),
    BookChapter("gaps", 1, 4, "Analisis SWOT dan Kesenjangan"),
    BookChapter("vision", 1, 5, "Visi Smart City"),
    BookChapter("conclusion", 1, 6, "Kesimpulan"),
    BookChapter("plan_introduction", 2, 1, "Pendahuluan"),
    BookChapter("direction", 2, 2, "Arah Pembangunan: Visi, Misi, Tujuan, dan Sasaran"),
    BookChapter("strategy", 2, 3, "Strategi per Dimensi dan Pengungkit"),
    BookChapter("actions", 2, 4, "Rencana Aksi"),
    BookChapter("roadmap", 2, 5, "Peta Jalan, Kapasitas, dan Pembiayaan"),
    BookChapter("management", 2, 6, "Tata Kelola, Monitoring dan Evaluasi, dan Risiko"),
    BookChapter("closing", 2, 7, "Penutup"),
)
