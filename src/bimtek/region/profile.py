"""region.json, read value by value, so that an error names the one that is missing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bimtek.errors import DatasetError


@dataclass(frozen=True, slots=True)
class Profile:
    """A JSON object of a region's profile and where it stands in the file: rpjmd.missions[0]."""

    values: dict[str, Any]
    file: str
    place: str = ""

    @classmethod
    def read(cls, path: Path) -> Profile:
        """The whole file. Raises DatasetError where it is no JSON object."""
        file = f"datasets/regions/{path.parent.name}/{path.name}"
        try:
            values = json.loads(path.read_text(encoding="utf-8-sig"))
        except OSError as cause:
            raise DatasetError(
                "Profil daerah tidak dapat dibuka.", where=file, next_step=f"Periksa berkas itu ({cause.strerror})."
            ) from cause
        except ValueError as cause:
            raise DatasetError(
                f"Profil daerah bukan JSON yang utuh: {cause}.",
                where=file,
                next_step="Periksa koma, kurung, dan tanda kutip di tempat itu; simpan sebagai UTF-8.",
            ) from cause
        return cls(_object(values, file, ""), file)

    def has(self, key: str) -> bool:
        """Whether the value is there and not null."""
        return self.values.get(key) is not None

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, "belum diisi atau bukan teks")
        return value

    def whole(self, key: str) -> int:
        value = self.values.get(key)
        if type(value) is not int:  # a JSON true is an int for Python
            raise self.error(key, "bukan bilangan bulat")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._list(key)
        if not all(isinstance(item, str) and item.strip() for item in value):
            raise self.error(key, "memuat isian yang kosong atau bukan teks")
        return tuple(value)

    def part(self, key: str) -> Profile:
        place = self._place(key)
        return Profile(_object(self.values.get(key), self.file, place), self.file, place)

    def parts(self, key: str) -> tuple[Profile, ...]:
        found = []
        for number, value in enumerate(self._list(key)):
            place = f"{self._place(key)}[{number}]"
            found.append(Profile(_object(value, self.file, place), self.file, place))
        return tuple(found)

    def _list(self, key: str) -> list[Any]:
        value = self.values.get(key)
        if not isinstance(value, list):
            raise self.error(key, "belum diisi atau bukan daftar")
        return value

    def _place(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key

    def error(self, key: str, what: str) -> DatasetError:
        """The error to raise about this value."""
        return _refusal(self.file, self._place(key), what)


def _object(value: object, file: str, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _refusal(file, place or "seluruh berkas", "belum diisi atau bukan objek JSON")
    return value


def _refusal(file: str, place: str, what: str) -> DatasetError:
    return DatasetError(
        f"Isian {place} {what}.",
        where=f"{file}, isian {place}",
        next_step="Bandingkan dengan profil daerah lain dan lengkapi isian itu.",
    )
