"""Writing a file that somebody may have open."""

from __future__ import annotations

from pathlib import Path

from bimtek.errors import PlanError


def replace_file(target: Path, made: bytes) -> None:
    """Write `made` as `target`, with its folder. PlanError when the file cannot be written."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(made)
    except OSError as error:  # on Windows: Word, Excel or PowerPoint holds the file
        raise PlanError(
            f"Berkas tidak dapat ditulis: {error.strerror or error}",
            where=str(target),
            next_step="Tutup berkas itu bila sedang terbuka di Word, Excel, PowerPoint, atau pembaca PDF, "
            "lalu susun sekali lagi.",
        ) from error
