"""The published JSON Schema of plan.json: `python -m bimtek.plan.schema` writes docs/plan.schema.json anew."""

from __future__ import annotations

import json
from pathlib import Path

from bimtek.datasets import course_root
from bimtek.plan.model import Plan

SCHEMA_FILE = Path("docs") / "plan.schema.json"


def schema_text() -> str:
    """The schema of what is written, not of what would be read: money and years are numbers, decimals are texts."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Plan.model_json_schema(mode="serialization"),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def write_schema(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(schema_text(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_schema(course_root() / SCHEMA_FILE)
