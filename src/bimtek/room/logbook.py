"""Who did what in the room: `<cohort>/room/log-YYYY-MM-DD.jsonl`, a line for each thing, a file for each day.

    {"time": ISO, "person": id or "", "action": "simpan", "what": "vision.issues", "note": "revisi 12", "from": address}

For whoever must find out what happened. Never codes, tokens or words of an answer. Lines are written by a thread of
their own, so that a slow disk holds up nobody; a disk that takes none costs lines, never a save.
"""

from __future__ import annotations

import datetime
import json
import logging
import queue
import threading
from collections.abc import Callable
from pathlib import Path

ACTIONS = (
    "masuk", "keluar", "buka", "simpan", "mulai mengisi", "ambil alih", "persilakan", "catatan", "kumpulkan",
    "unduh buku kerja", "unggah buku kerja", "kode baru", "tolak",
    "lihat jawaban", "buka petunjuk", "kirim pesan", "tarik pesan", "baca pesan",
    "putuskan", "batalkan", "tutup pertemuan",
)  # fmt: skip
LONGEST = 120
"""Characters of what and note: addresses and sentences of strangers may be long."""

log = logging.getLogger(__name__)


class Logbook:
    """Writes the log of a room into a folder. `now` gives the time with zone and is replaced in tests."""

    def __init__(self, folder: Path, now: Callable[[], datetime.datetime]) -> None:
        self.folder = folder
        self._now = now
        self._lines: queue.SimpleQueue[tuple[str, str] | None] = queue.SimpleQueue()
        self._writer: threading.Thread | None = None
        self._failed = False
        self._whole: set[Path] = set()

    def note(self, action: str, person: str = "", what: str = "", note: str = "", address: str = "") -> None:
        """Put down one thing. Returns at once."""
        time = self._now()
        entry = {
            "time": time.isoformat(timespec="milliseconds"),
            "person": person,
            "action": action,
            "what": what[:LONGEST],
            "note": note[:LONGEST],
            "from": address,
        }
        line = json.dumps({key: value for key, value in entry.items() if value}, ensure_ascii=True)
        self._lines.put((f"log-{time:%Y-%m-%d}.jsonl", line + "\n"))
        if self._writer is None:
            self._writer = threading.Thread(target=self._write, name="logbook", daemon=True)
            self._writer.start()

    def close(self) -> None:
        """Write what is left. What comes later starts again."""
        if self._writer is not None:
            self._lines.put(None)
            self._writer.join(timeout=5)
            self._writer = None

    def _write(self) -> None:
        while (first := self._lines.get()) is not None:
            lines = {first[0]: [first[1]]}
            ended = False
            while not self._lines.empty():  # a busy moment is one write
                more = self._lines.get()
                if more is None:
                    ended = True
                    break
                lines.setdefault(more[0], []).append(more[1])
            for name, text in lines.items():
                self._append(name, "".join(text))
            if ended:
                return

    def _append(self, name: str, text: str) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self.folder / name
            begin = "" if path in self._whole or _ends_whole(path) else "\n"  # a power cut may have torn the last line
            with path.open("a", encoding="utf-8", newline="\n") as stream:
                stream.write(begin + text)
            self._whole.add(path)
            self._failed = False
        except OSError as error:
            if not self._failed:  # said once; the room goes on
                log.warning("Catatan kegiatan tidak dapat ditulis di %s: %s", self.folder, error)
            self._failed = True


def _ends_whole(path: Path) -> bool:
    return not path.exists() or path.read_bytes()[-1:] in (b"", b"\n")
