"""What goes wrong around a form, in words for whoever types."""

from __future__ import annotations

import errno

UNEXPECTED = (
    "Ada kesalahan yang tidak terduga pada program. Langkah berikutnya: beri tahu fasilitator; isian Anda tidak hilang."
)
FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def disk_trouble(error: OSError) -> str:
    """What the disk's trouble means to whoever types."""
    if error.errno in FULL:
        return (
            "Disk tempat isian disimpan penuh. Langkah berikutnya: beri tahu fasilitator agar mengosongkan ruang disk; "
            "sesudah itu isian Anda tersimpan sendiri."
        )
    return (
        f"Folder isian tidak dapat dibaca atau ditulis ({error.strerror or type(error).__name__}). "
        "Langkah berikutnya: beri tahu fasilitator; periksa ruang kosong dan izin pada disk."
    )
