"""Files that somebody brought: found in a folder or on a stick, or uploaded. What they are called is only ever text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bimtek.answers.parcel import LARGEST_PARCEL
from bimtek.errors import HandinError

MOST = 2000
"""Files of a folder; whoever names the root of a disk by mistake is told."""
LONGEST = 120
LITTER = (".", "~$")
"""Begin the names of files that systems and Excel leave beside others: ._x.zip, ~$x.xlsx."""
QUIET = frozenset({"thumbs.db", "desktop.ini", "timestamp.txt"})
BESIDE = frozenset({".ipynb", ".json"})
"""What lies beside a ZIP in a folder of nbgrader's exchange."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file that was brought."""

    name: str
    """As people know it: its place below the folder that was named, or its name in the upload."""
    file: Path | None = None
    content: bytes | None = None
    """Of an upload."""
    refusal: HandinError | None = None
    """Why it is not even opened."""

    @property
    def path(self) -> Path:
        """For messages; an upload's is its name alone."""
        return self.file or Path(shown_name(self.name).replace("/", "_"))

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix.lower()

    def read(self) -> bytes:
        """Its bytes, no more of them than any hand-in has. `HandinError` where it cannot be opened."""
        if self.content is not None:
            return self.content
        assert self.file is not None
        try:
            with self.file.open("rb") as stream:
                return stream.read(LARGEST_PARCEL + 1)
        except OSError as error:
            raise HandinError(
                f"Berkas ini tidak dapat dibuka: {error.strerror or type(error).__name__}.",
                next_step="Tutup berkas itu bila sedang terbuka, atau salin lagi dari asalnya.",
            ) from error


def deliveries_in(folder: Path) -> Iterator[Delivery]:
    """Every file in a folder and those below it, in the order of their names; a single file is one, too.

    A link is named and refused, whatever it leads to. `HandinError` where there is no such folder, or far too much
    in it.
    """
    if folder.is_file():
        yield Delivery(folder.name, folder)
        return
    if not folder.is_dir():
        raise HandinError(
            "Folder ini tidak ada.", where=folder.as_posix(), next_step="Periksa alamatnya, atau pasang lagi USB-nya."
        )
    number = 0
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted([*names, *(name for name in folders if (Path(parent) / name).is_symlink())]):
            if name.startswith(LITTER) or name.lower() in QUIET or Path(name).suffix.lower() in BESIDE:
                continue
            number += 1
            if number > MOST:
                raise HandinError(
                    f"Di folder ini ada lebih dari {MOST} berkas.",
                    where=folder.as_posix(),
                    next_step="Sebut folder yang hanya berisi penyerahan, bukan seluruh USB.",
                )
            path = Path(parent) / name
            yield Delivery(path.relative_to(folder).as_posix(), path, refusal=_refusal(path))


def _refusal(path: Path) -> HandinError | None:
    if path.is_symlink() or not path.is_file():
        return HandinError(
            "Ini tautan atau bukan berkas biasa; isinya tidak dibuka.", next_step="Salin berkas aslinya ke folder ini."
        )
    return None


def uploaded(name: str, content: bytes) -> Delivery:
    """A file from a browser, which may send any name."""
    return Delivery(name.replace("\\", "/").rpartition("/")[2] or "tanpa nama", content=content)


def shown_name(name: str) -> str:
    """A file's name that does nothing to a terminal or a page, however it is made."""
    visible = "".join(each if each.isprintable() else "\ufffd" for each in name)
    return visible if len(visible) <= LONGEST else f"{visible[: LONGEST - 21]}…{visible[-20:]}"
