"""A list that the room itself keeps in the cohort: held in memory, written whole and atomically at every change."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from bimtek.answers.files import as_text, retry, write_atomic
from bimtek.answers.stored import Damaged, parsed
from bimtek.errors import AnswerError, NewerSchema

SCHEMA_VERSION = 1


class Entry(BaseModel):
    """One thing in such a list."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Kind = TypeVar("Kind", bound=Entry)
Result = TypeVar("Result")


class KeptList(Generic[Kind]):
    """The list in a file. One of it serves all threads of a process.

    A file that cannot be read is kept beside under another name, and the list begins anew: the room must start. One of
    a newer schema is left alone: `NewerSchema`.
    """

    def __init__(self, path: Path, kind: type[Kind]) -> None:
        self._path = path
        self._kind = kind
        self._one_at_a_time = threading.Lock()
        self.entries: tuple[Kind, ...] = self._read()

    def change(self, action: Callable[[list[Kind]], Result]) -> Result:
        """Change the list. Where the disk takes nothing, `AnswerError` is raised and the list stays as it was."""
        with self._one_at_a_time:
            entries = list(self.entries)
            result = action(entries)
            content = {"schema_version": SCHEMA_VERSION, "entries": [one.model_dump(mode="json") for one in entries]}
            try:
                write_atomic(self._path, as_text(content))
            except OSError as error:
                raise AnswerError(
                    "Ini tidak dapat disimpan: disk server penuh atau tidak dapat ditulisi.",
                    where=self._path.name,
                    next_step="Kosongkan sebagian disk, lalu ulangi.",
                ) from error
            self.entries = tuple(entries)
            return result

    def _read(self) -> tuple[Kind, ...]:
        try:
            content: Any = parsed(retry(self._path.read_bytes))
            if content["schema_version"] > SCHEMA_VERSION:
                raise NewerSchema(
                    f"{self._path.name} memakai skema {content['schema_version']}, program ini mengenal sampai "
                    f"{SCHEMA_VERSION}.",
                    where=self._path.as_posix(),
                    next_step="Perbarui bimtek, lalu ulangi.",
                )
            return tuple(self._kind.model_validate(one) for one in content["entries"])
        except FileNotFoundError:
            return ()
        except (Damaged, ValidationError, KeyError, TypeError):
            self._path.replace(self._path.with_name(f"rusak-{secrets.token_hex(4)}-{self._path.name}"))
            return ()
