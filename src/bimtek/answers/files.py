"""Writing a file so that a power cut leaves the old one or the new one, never half of one; and safe names."""

from __future__ import annotations

import json
import os
import re
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from bimtek.errors import AnswerError, BadName

Result = TypeVar("Result")

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
RESERVED = {"con", "prn", "aux", "nul", *(f"{device}{n}" for device in ("com", "lpt") for n in range(1, 10))}
ATTEMPTS = 20
"""On Windows a virus scanner or a viewer may hold a file open for a moment; a second in all is enough for those."""


def plain_name(name: str, what: str = "Nama", *, where: str = "") -> str:
    """The name itself when it is a plain file name on every system; `BadName` otherwise.

    what: what the name is of, for the message; where: the file and row that it was read from.
    """
    if NAME.fullmatch(name) and ".." not in name and name.split(".")[0].lower() not in RESERVED and name[-1] != ".":
        return name
    raise BadName(
        f"{what} “{name[:80]}” tidak dapat dipakai.",
        where=where,
        next_step="Pakai huruf, angka, titik, garis bawah atau tanda hubung saja, paling panjang 64 huruf.",
    )


def as_text(content: Any) -> str:
    """JSON as it is written: readable, one value a line, and no character that UTF-8 cannot carry."""
    try:
        text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    except (TypeError, ValueError, RecursionError) as error:
        raise AnswerError(
            "Isian ini tidak dapat disimpan karena bentuknya rusak.", next_step="Muat ulang halaman, lalu coba lagi."
        ) from error
    # Half of a character (a browser can cut an emoji in two) becomes the mark for it; two halves become one again.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def write_temporary(target: Path, content: str | bytes) -> Path:
    """A complete, synced file beside the target, to be moved into place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}.tmp")
    try:
        with temporary.open("wb") as stream:
            stream.write(content.encode("utf-8") if isinstance(content, str) else content)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:  # a full disk leaves no litter
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def write_atomic(target: Path, content: str | bytes) -> None:
    """Replace the target by a complete file."""
    temporary = write_temporary(target, content)
    try:
        retry(lambda: temporary.replace(target))
        sync_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, too. Windows cannot open a folder, and does it by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def retry(action: Callable[[], Result]) -> Result:
    """Run an action again while the system says that the file is held by somebody; bounded."""
    for _ in range(ATTEMPTS - 1):
        try:
            return action()
        except PermissionError:
            wait()
    return action()


def wait() -> None:
    """Give somebody else a moment."""
    time.sleep(0.05)


def claim(temporary: Path, target: Path) -> bool:
    """Give a complete file its final name unless that name is taken. Whoever is first wins, on every system.

    The target may be the same file on the disk as the temporary one, which is not to be used any more.
    """
    try:
        os.link(temporary, target)
    except FileExistsError:
        return False
    except (OSError, NotImplementedError):  # a file system without links: a USB stick, a network share
        try:
            target.open("xb").close()
        except FileExistsError:
            return False
        # Cut off here, the name is taken by an empty file; whoever comes next waits, and then goes on behind it.
        retry(lambda: temporary.replace(target))
    return True
