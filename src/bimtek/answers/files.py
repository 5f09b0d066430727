"""Writing a file so that a power cut leaves the old one or the new one, never half of one; and safe names."""

from __future__ import annotations

import contextlib
import json
import os
import re
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bimtek.errors import AnswerError, BadName

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
RESERVED = {"con", "prn", "aux", "nul", *(f"{device}{n}" for device in ("com", "lpt") for n in range(1, 10))}
ATTEMPTS = 20
"""On Windows a virus scanner or a viewer may hold a file open for a moment; a second in all is enough for those."""


def plain_name(name: str, what: str = "Nama") -> str:
    """The name itself when it is a plain file name on every system; `BadName` otherwise."""
    if NAME.fullmatch(name) and ".." not in name and name.split(".")[0].lower() not in RESERVED and name[-1] != ".":
        return name
    raise BadName(
        f"{what} “{name[:80]}” tidak dapat dipakai.",
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
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def write_temporary(target: Path, text: str) -> Path:
    """A complete, synced file beside the target, to be moved into place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}.tmp")
    with temporary.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    return temporary


def write_atomic(target: Path, text: str) -> None:
    """Replace the target by a complete file."""
    temporary = write_temporary(target, text)
    try:
        retry(lambda: temporary.replace(target))
    finally:
        temporary.unlink(missing_ok=True)


def retry(action: Callable[[], Any]) -> None:
    """Run an action again while the system says that the file is held by somebody; bounded."""
    for attempt in range(ATTEMPTS):
        try:
            action()
        except PermissionError:
            if attempt == ATTEMPTS - 1:
                raise
            time.sleep(0.05)
        else:
            return


def claim(temporary: Path, target: Path) -> bool:
    """Give a complete file its final name unless that name is taken. Whoever is first wins, on every system."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        return False
    except (OSError, NotImplementedError):  # a file system without links: a USB stick, a network share
        with contextlib.suppress(FileExistsError), target.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(temporary.read_text(encoding="utf-8"))
            stream.flush()
            os.fsync(stream.fileno())
            return True
        return False
    return True
