"""Office files with the same bytes on every run: they are ZIP archives, and each member carries the time of packing."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can name."""


def steady_zip(packed: bytes, instead: Mapping[str, bytes] | None = None) -> bytes:
    """Pack an archive anew, members in their order, without the time; some members by what stands in `instead`."""
    target = BytesIO()
    with ZipFile(BytesIO(packed)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            entry = ZipInfo(member.filename, LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # the same from Windows and from Linux
            new.writestr(entry, (instead or {}).get(member.filename) or old.read(member))
    return target.getvalue()
