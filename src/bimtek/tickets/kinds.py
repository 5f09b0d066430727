"""Kinds of tickets, the standard of each, and the categories of the training tickets.

Standards: 2 hours for emergencies, 24 hours for administration (opening of the workshop, patrolipost.com, 11 June
2024); complaints that are no emergency within 1 × 24 hours (denpost.id, 29 April 2021).
"""

from __future__ import annotations

from dataclasses import dataclass

EMERGENCY, ADMINISTRATION, COMPLAINT = "darurat", "administrasi", "pengaduan"


@dataclass(frozen=True, slots=True)
class TicketKind:
    """A kind with its standard in hours; `categories` are those of the training tickets."""

    id: str
    name: str
    hours: int
    categories: tuple[str, ...]


KINDS = {
    kind.id: kind
    for kind in (
        # id, name, hours, categories
        TicketKind(EMERGENCY, "Gawat darurat", 2, ("Bencana alam", "Kebakaran", "Kecelakaan lalu lintas", "Kerusuhan")),
        TicketKind(
            ADMINISTRATION,
            "Administrasi",
            24,
            ("Dokumen kependudukan", "Surat keterangan", "Bantuan sosial", "Pajak dan retribusi", "Perizinan usaha"),
        ),
        TicketKind(COMPLAINT, "Pengaduan", 24, ("Sampah", "Pohon", "Lampu jalan", "Air bersih", "Jalan rusak")),
    )
}
CHANNELS = ("Telepon", "WhatsApp", "Facebook")
"""Of the service as it began in 2021 (tribunnews, denpost)."""
