"""The guides and the list of terms, from docs/, for everybody: also for who cannot sign in yet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import HTTPError

from bimtek.datasets import course_root
from bimtek.errors import CurriculumError
from bimtek.room.door import PREFIX
from bimtek.room.handler import RoomHandler
from bimtek.room.markdown import as_html

PICTURES = PREFIX + "/gambar/"
"""Where the pictures of docs/pictures/ are served."""
TICK = "☐"
"""To be ticked on paper."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A page of docs/."""

    file: str
    title: str
    text_class: str = "lesson"


GUIDES = {
    # address              page
    "bantuan":             Guide("peserta.md", "Bantuan"),
    "istilah":             Guide("istilah.md", "Daftar istilah", "lesson terms"),
    "panduan-fasilitator": Guide("fasilitator.md", "Panduan fasilitator"),
    "panduan-penyusun":    Guide("penyusun.md", "Panduan tim penyusun"),
}  # fmt: skip


class GuidePage(RoomHandler):
    """/bimtek/bantuan and the other keys of `GUIDES`"""

    @allow_unauthenticated
    async def get(self, name: str) -> None:
        guide = GUIDES.get(name)
        if guide is None:
            raise HTTPError(404)
        html = await self.in_thread(lambda: as_page(pictures().parent / guide.file))
        self.page("guide.html", guide=guide, html=html)


def pictures() -> Path:
    """The folder of pictures; nothing else of docs/ is served as a file."""
    folder: Path = course_root() / "docs" / "pictures"
    return folder


def as_page(path: Path) -> str:
    """A guide as HTML, its links and pictures leading to the room's own addresses. `CurriculumError` without it."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise CurriculumError(
            "Halaman bantuan tidak ada.", where=path.as_posix(), next_step="Kembalikan dari sumber kursus."
        ) from error
    for name, guide in GUIDES.items():
        text = text.replace(f"]({guide.file})", f"]({PREFIX}/{name})")
    return as_html(text.replace("](pictures/", f"]({PICTURES}").replace("- [ ] ", f"- {TICK} "))
