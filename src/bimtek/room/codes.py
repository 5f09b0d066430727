"""Codes by which participants sign in. They are shown once; the cohort keeps only salted scrypt hashes of them.

codes.json   {"schema_version": 1, "codes": {person: {"salt": hex, "hash": hex, "n": 16384, "r": 8, "p": 1}}}
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Any

from bimtek.answers.cohort import Cohort
from bimtek.answers.files import as_text, write_atomic
from bimtek.errors import CohortError

ALPHABET = "23456789abcdefghijkmnpqrstuvwxyz"
"""No 0 and o, no 1 and l: 32 signs, so eight of them are 40 bits."""
GROUP = 4
GROUPS = 2

# 16 MiB and some 40 ms for one guess; the whole room can sign in within seconds, a list of guesses takes years.
COST = {"n": 2**14, "r": 8, "p": 1}


def codes_path(cohort: Cohort) -> Path:
    return cohort.folder / "codes.json"


def new_code() -> str:
    """A random code such as `k7mx-4tqp`."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))


def make_codes(cohort: Cohort, people: Collection[str] | None = None) -> dict[str, str]:
    """New codes for these persons (None: for everybody), by person id. Old codes of theirs are void from now on.

    This is the only moment at which the codes can be read.
    """
    wanted = [person.id for person in cohort.people if people is None or person.id in people]
    codes = {person_id: new_code() for person_id in wanted}
    stored = _read(cohort)
    stored.update({person_id: _hashed(code) for person_id, code in codes.items()})
    write_atomic(codes_path(cohort), as_text({"schema_version": 1, "codes": stored}))
    return codes


def without_code(cohort: Cohort) -> tuple[str, ...]:
    """The ids of the persons who have no code yet, in the order of the roster."""
    stored = _read(cohort)
    return tuple(person.id for person in cohort.people if person.id not in stored)


def verify(cohort: Cohort, person_id: str, code: str) -> bool:
    """Whether the code is this person's. An unknown person costs as much time as a wrong code."""
    entry = _read(cohort).get(person_id)
    salt = bytes.fromhex(entry["salt"]) if entry else os.urandom(16)
    cost = {name: int(entry[name]) for name in COST} if entry else COST
    typed = hashlib.scrypt(_plain(code).encode(), salt=salt, **cost)
    return entry is not None and hmac.compare_digest(typed, bytes.fromhex(entry["hash"]))


def mark(cohort: Cohort, person_id: str) -> str:
    """Changes when the person gets a new code, so that what was signed with the old one ends; "" without a code."""
    entry = _read(cohort).get(person_id)
    return hashlib.sha256(entry["hash"].encode()).hexdigest()[:16] if entry else ""


def _plain(code: str) -> str:
    """What was typed, forgiving capitals, blanks and a missing hyphen."""
    return "".join(sign for sign in code.lower() if sign.isalnum())[:64]


def _hashed(code: str) -> dict[str, Any]:
    salt = os.urandom(16)
    digest = hashlib.scrypt(_plain(code).encode(), salt=salt, **COST)
    return {"salt": salt.hex(), "hash": digest.hex(), **COST}


def _read(cohort: Cohort) -> dict[str, Any]:
    path = codes_path(cohort)
    try:
        now = path.stat()
    except FileNotFoundError:
        return {}
    return dict(_read_once(path, now.st_mtime_ns, now.st_ino))


@lru_cache(maxsize=4)
def _read_once(path: Path, changed_ns: int, inode: int) -> dict[str, Any]:
    """Every request asks whether a code still holds, so the file is read only when it changed."""
    try:
        codes = json.loads(path.read_text(encoding="utf-8"))["codes"]
        if not all({"salt", "hash", *COST} <= set(entry) for entry in codes.values()):
            raise ValueError("an entry is not whole")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CohortError(
            "Berkas kode masuk rusak.",
            where=path.as_posix(),
            next_step="Pindahkan berkas itu, lalu jalankan ruang kelas lagi; semua peserta mendapat kode baru.",
        ) from error
    return dict(codes)
