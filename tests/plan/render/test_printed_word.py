"""The Word document as LibreOffice prints it: as many pages as it should have, and none of them empty."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypdf
import pytest


@pytest.fixture(scope="module")
def printed(soffice: str, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> pypdf.PdfReader:
    out = tmp_path_factory.mktemp("cetak")
    profile = (out / "profile").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(out)]
    subprocess.run([*command, str(folder / "buku-contoh.docx")], check=True, capture_output=True, timeout=120)
    return pypdf.PdfReader(out / "buku-contoh.pdf")


def test_no_page_is_empty(printed: pypdf.PdfReader) -> None:
    assert 15 <= len(printed.pages) <= 22
    for number, page in enumerate(printed.pages, 1):
        words = page.extract_text().split()
        assert len(words) > 20, number


def test_pages_are_numbered_and_turned(printed: pypdf.PdfReader) -> None:
    cover, lists, *chapters = (page.extract_text() for page in printed.pages)
    assert "Halaman" not in cover
    assert "Halaman i" in lists
    for number, text in enumerate(chapters, 1):
        assert f"Halaman {number}" in text
        assert "DRAF 12 Juni 2024" in text
    wide = [page for page in printed.pages if page.mediabox.width > page.mediabox.height]
    assert len(wide) >= 3


def test_chapters_begin_on_new_pages(printed: pypdf.PdfReader) -> None:
    texts = [page.extract_text() for page in printed.pages][2:]
    for chapter in (
        "Bab 1 Pendahuluan",
        "Bab 2 Kesiapan daerah",
        "Bab 3 Program",
        "Bab 4 Isian",
        "Sumber dan penyumbang",
    ):
        starts = [text for text in texts if chapter in text]
        assert len(starts) == 1, chapter
        above = starts[0].split(chapter)[0]
        assert len(above.split()) < 20, chapter
