"""What stands in an answers file, and how it is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from bimtek.answers.files import as_text
from bimtek.answers.stored import Damaged, TooNew, parsed, read_stored
from bimtek.errors import AnswerError, BrokenAnswer, NewerSchema

SCHEMA_VERSION = 1
MOST_REASONS, LONGEST_REASON = 1000, 1000


class AnswerFile(BaseModel):
    """What stands in an answers file."""

    model_config = ConfigDict(extra="forbid")

    schema_version: int = SCHEMA_VERSION
    exercise: str
    seat: str
    author: str
    """Id of the person who typed."""
    base: str = ""
    """The base that the answer was written against."""
    revision: int = Field(ge=1)
    time: AwareDatetime
    values: dict[str, Any]
    reasons: dict[str, str] = {}
    """Key of an amber finding (`Finding.key`) → why it is as it is. One that is not found any more keeps its reason."""

    def text(self) -> str:
        return as_text(self.model_dump(mode="json", exclude=set() if self.reasons else {"reasons"}))

    def numbered(self, revision: int) -> AnswerFile:
        return self.model_copy(update={"revision": revision})


class Answers(Protocol):
    """Whatever answers can be read from: the working folder, or hand-ins."""

    def load(self, seat: str, exercise_id: str) -> AnswerFile | None:
        """The answer of a seat; None when there is none."""


def read_answer_file(path: Path, exercise_id: str = "") -> AnswerFile:
    """An answers file, wherever it lies; with `exercise_id`, one that answers this exercise.

    `BrokenAnswer` or `NewerSchema` says which file and what to do. `FileNotFoundError` where there is none.
    """
    try:
        file = read_stored(path, AnswerFile, SCHEMA_VERSION)
    except Damaged as error:
        raise BrokenAnswer(
            "Berkas jawaban rusak atau tertulis separuh.",
            where=path.as_posix(),
            next_step="Berkas ini disimpan apa adanya; pakai salinan baik terakhir di folder .history.",
        ) from error
    except TooNew as error:
        raise NewerSchema(
            f"Berkas jawaban memakai skema {error.version}, program ini mengenal sampai {SCHEMA_VERSION}.",
            where=path.as_posix(),
            next_step="Perbarui bimtek, lalu ulangi.",
        ) from error
    if exercise_id and file.exercise != exercise_id:
        raise BrokenAnswer(
            f"Berkas ini berisi latihan {file.exercise}, bukan {exercise_id}.",
            where=path.as_posix(),
            next_step="Kembalikan nama berkasnya.",
        )
    return file


def plain_reasons(reasons: Any) -> dict[str, str]:
    """Reasons as they are stored: trimmed, empty ones left out. `AnswerError` for what are none."""
    if not isinstance(reasons, dict) or not all(isinstance(text, str) for text in (*reasons, *reasons.values())):
        raise AnswerError("Isian yang dikirim tidak lengkap.", next_step="Muat ulang halaman, lalu coba lagi.")
    plain = {key: text.strip() for key, text in reasons.items() if text.strip()}
    if len(plain) > MOST_REASONS or any(len(text) > LONGEST_REASON for text in (*plain, *plain.values())):
        raise AnswerError(
            f"Alasan terlalu panjang (paling banyak {LONGEST_REASON} huruf).", next_step="Pendekkan alasannya."
        )
    return plain


def plain_values(values: dict[str, Any]) -> dict[str, Any]:
    """The values as a file gives them back: what cannot be written or read again is refused before it is written."""
    try:
        plain = parsed(as_text({"values": {"values": values}}))["values"]["values"]
    except Damaged as error:
        raise AnswerError(
            "Isian ini tidak dapat disimpan karena bentuknya rusak.", next_step="Muat ulang halaman, lalu coba lagi."
        ) from error
    if not isinstance(plain, dict):
        raise AnswerError("Isian yang dikirim tidak lengkap.", next_step="Muat ulang halaman, lalu coba lagi.")
    return plain
