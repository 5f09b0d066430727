"""The certificate of an https room: a given one, or one that this machine makes for itself with openssl.

<cohort>/room/certificate.pem, key.pem      made once and used again while it covers the machine's addresses
<cohort>/room/certificate.json              {"names": [...], "made": date}

A self-made certificate keeps others from listening in; that it is this machine's people see by its fingerprint.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import ipaddress
import json
import shutil
import socket
import ssl
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bimtek.answers.files import as_text, retry, write_atomic
from bimtek.errors import BimtekError

DAYS = 397
"""Browsers take no certificate that lasts much longer than a year."""
SPARE = 30
"""Days before its end at which a new one is made: it must last for a meeting."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate and its key, known to fit each other."""

    file: Path
    key: Path
    is_own: bool
    """Made here: browsers warn, and people compare the fingerprint."""

    @property
    def fingerprint(self) -> str:
        """SHA-256 in pairs, as browsers show it."""
        der = ssl.PEM_cert_to_DER_cert(_first(self.file.read_text(encoding="ascii", errors="replace")))
        digest = hashlib.sha256(der).hexdigest().upper()
        return ":".join(digest[place : place + 2] for place in range(0, len(digest), 2))


def given(file: Path, key: Path) -> Certificate:
    """A certificate that somebody else made. BimtekError when it cannot be used."""
    for path in (file, key):
        if not path.is_file():
            raise BimtekError("Berkas sertifikat tidak ada.", where=path.as_posix(), next_step="Periksa letaknya.")
    if not _fit(file, key):
        raise BimtekError(
            "Sertifikat dan kuncinya tidak cocok atau tidak dapat dibaca.",
            where=f"{file.as_posix()}, {key.as_posix()}",
            next_step="Pakai berkas PEM tanpa sandi, sertifikat dan kunci dari pasangan yang sama.",
        )
    return Certificate(file.resolve(), key.resolve(), is_own=False)


def own(folder: Path, addresses: Iterable[str]) -> Certificate:
    """The certificate of this machine for these addresses; made when there is none that fits."""
    names = sorted({*addresses, "127.0.0.1", "localhost", socket.gethostname()})
    found = Certificate(folder / "certificate.pem", folder / "key.pem", is_own=True)
    if not (_holds(folder / "certificate.json", names) and _fit(found.file, found.key)):
        _make(found, names)
        record = {"names": names, "made": datetime.date.today().isoformat()}
        write_atomic(folder / "certificate.json", as_text(record))
    return found


def _holds(record: Path, names: list[str]) -> bool:
    """Whether the certificate that is there covers these names and lasts for a while."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(record.read_text(encoding="utf-8"))
        age = datetime.date.today() - datetime.date.fromisoformat(kept["made"])
        return set(names) <= set(kept["names"]) and 0 <= age.days < DAYS - SPARE
    return False


def _make(certificate: Certificate, names: list[str]) -> None:
    program = _openssl()
    if program is None:
        raise BimtekError(
            "Sertifikat sendiri dibuat dengan program openssl, yang tidak ada di komputer ini.",
            next_step="Pasang openssl (di Windows: bagian dari Git for Windows), atau berikan sertifikat yang sudah "
            "ada dengan --certificate dan --key, atau jalankan tanpa --https.",
        )
    folder = certificate.file.parent
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as workshop:  # both or none
        file, key = Path(workshop) / "certificate.pem", Path(workshop) / "key.pem"
        command = [
            program,
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-sha256",
            "-nodes",
            "-days",
            str(DAYS),
        ]
        command += ["-subj", "/CN=Ruang kelas Bimtek", "-addext", f"subjectAltName={','.join(map(_name, names))}"]
        command += ["-keyout", str(key), "-out", str(file)]
        made = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
        if made.returncode or not _fit(file, key):
            raise BimtekError(
                f"openssl tidak dapat membuat sertifikat: {made.stderr.strip()[-200:]}",
                where=program,
                next_step="Pasang openssl versi 1.1.1 atau lebih baru, atau pakai --certificate dan --key.",
            )
        key.chmod(0o600)
        retry(lambda: key.replace(certificate.key))
        retry(lambda: file.replace(certificate.file))


def _openssl() -> str | None:
    """The program; on Windows it also comes with Git."""
    if found := shutil.which("openssl"):
        return found
    git = shutil.which("git")
    home = Path(git).resolve().parent.parent if git else Path()
    beside = (home / place / "openssl.exe" for place in ("mingw64/bin", "usr/bin"))
    return next((str(path) for path in beside if git and path.is_file()), None)


def _name(name: str) -> str:
    try:
        return f"IP:{ipaddress.ip_address(name)}"
    except ValueError:
        return f"DNS:{name}"


def _fit(file: Path, key: Path) -> bool:
    try:
        # An encrypted key asks for its password in the terminal; an empty one is refused instead.
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(file, key, password="")
    except (OSError, ValueError):  # ssl.SSLError is an OSError
        return False
    return True


def _first(text: str) -> str:
    """The first certificate of a chain."""
    begin, end = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"
    return text[text.index(begin) : text.index(end) + len(end)] + "\n"
