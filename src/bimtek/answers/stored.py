"""Reading what this package wrote as JSON: whole and of a schema that is known, or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from bimtek.answers.files import retry

Model = TypeVar("Model", bound=BaseModel)
BOM = b"\xef\xbb\xbf"
"""Notepad puts it before a file that somebody mended by hand."""


class Damaged(ValueError):
    """The file is half written or was edited by hand."""


class TooNew(ValueError):
    """The file was written by a newer version of this program; `version` is its schema."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


def parsed(content: str | bytes) -> Any:
    """JSON as it may stand in a file: no NaN, not nested deeper than a file can be read again. `Damaged` otherwise."""
    try:
        return from_json(content, allow_inf_nan=False)
    except ValueError as error:
        raise Damaged(str(error)) from error


def read_stored(path: Path, model: type[Model], schema: int) -> Model:
    """A file as its model. `Damaged` and `TooNew` (told apart also where the newer schema has more fields)."""
    return as_model(retry(path.read_bytes), model, schema)


def as_model(content: bytes, model: type[Model], schema: int) -> Model:
    """The bytes of such a file as its model; errors as `read_stored`."""
    raw = parsed(content.removeprefix(BOM))
    version = raw.get("schema_version") if isinstance(raw, dict) else None
    if isinstance(version, int) and version > schema:
        raise TooNew(version)
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise Damaged(str(error)) from error
