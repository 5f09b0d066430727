"""The decisions file: `<cohort>/decisions/<session>.yml`, for whoever prefers an editor to the projector's page.

    who: "Pleno 12 Juni 2024, dipimpin Sekda"       # for every decision below that names nobody else
    when: 2024-06-12
    decisions:
      - {kind: same, items: [r1, r2], into: r1, why: "Program yang sama"}
      - {kind: different, items: [r3, r4]}
      - {kind: value, exercise: assessment.readiness, rows: [sdm], field: rating, value: 3, why: "Bukti ditunjukkan"}
      - {kind: vote, exercise: vision.statement, candidates: [{sentence: "…", votes: 41}], chosen: "…"}
      - {kind: confirm, programme: r7, confirmation: setuju, name: "Kepala Dinas Kesehatan"}
      - {kind: open, items: [r5, r6], why: "Menunggu data"}

`bimtek plenary` writes it with every open matter; an entry whose `kind` is still empty decides nothing. A list `same:`
of {into, absorbs, who, when, why} is the older form and is read as well. What was decided on the page counts as later
than the file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from bimtek.answers.cohort import Cohort
from bimtek.curriculum.sessions import session as find_session
from bimtek.errors import PlanError
from bimtek.plan.plenary.decisions import Recorded, confirmation_of, lacks, read_decision, value_of, vote_on

SCHEMA_VERSION = 1
KEYS = {"schema_version", "who", "when", "decisions", "same"}
SUBJECT = ("items", "exercise", "rows", "field", "value", "candidates", "chosen", "dissent", "programme")
"""Keys by which an entry of the template says what it is about."""
IDS = ("into", "programme", "exercise", "field", "about", "absorbs", "of", "items", "rows")
NEXT = "Perbaiki baris itu, lalu ulangi. Bentuk setiap keputusan ada di kepala berkas yang ditulis `bimtek plenary`."
QUOTING = "tanda bacanya tidak cocok; tulisan yang memuat titik dua atau tanda pagar perlu diapit tanda kutip"
WORDS = {
    # pydantic's kind of error: what is said about the key
    "missing": "belum diisi",
    "extra_forbidden": "tidak dikenal di sini",
    "string_type": "harus berupa teks; beri tanda kutip",
    "string_too_short": "belum diisi",
    "string_too_long": "terlalu panjang",
    "too_short": "kurang banyak isinya",
    "too_long": "terlalu banyak isinya",
    "list_type": "harus berupa daftar dalam kurung siku",
    "literal_error": "bukan salah satu pilihan",
    "int_type": "harus bilangan bulat",
    "greater_than_equal": "tidak boleh negatif",
    "date_from_datetime_parsing": "bukan tanggal; tulis misalnya 2024-06-12",
    "date_from_datetime_inexact": "hanya tanggal, tanpa jam",
    "date_type": "bukan tanggal; tulis misalnya 2024-06-12",
    "date_parsing": "bukan tanggal; tulis misalnya 2024-06-12",
    "union_tag_invalid": "bukan jenis keputusan; pilih same, different, value, vote, confirm, atau open",
    "union_tag_not_found": "belum diisi: tidak ada kind",
}


def decisions_file(cohort: Cohort, session_id: str) -> Path:
    return cohort.folder / "decisions" / f"{find_session(session_id).id}.yml"


def read_file(cohort: Cohort, session_id: str) -> tuple[Recorded, ...]:
    """The decisions of the file, in its order; nothing when there is none. `PlanError` names file and line."""
    path = decisions_file(cohort, session_id)
    if not path.exists():
        return ()
    root, loader = _root(path)
    content = {key.value: value for key, value in root.value} if root is not None else {}
    for key in content.keys() - KEYS:
        line = next(name.start_mark.line for name, _ in root.value if name.value == key) + 1
        raise _unreadable(path, line, f"kunci “{key}” tidak dikenal")
    made = {name: _made(loader, content[name], path) for name in ("schema_version", "who", "when") if name in content}
    if made.get("schema_version", SCHEMA_VERSION) != SCHEMA_VERSION:
        raise PlanError(
            f"Berkas keputusan memakai skema {made['schema_version']}, program ini mengenal {SCHEMA_VERSION}.",
            where=path.as_posix(),
            next_step="Perbarui bimtek, atau tulis ulang berkasnya dengan `bimtek plenary`.",
        )
    defaults = {"when": made.get("when") or cohort.today(session_id)}
    if made.get("who"):
        defaults["who"] = made["who"]
    return tuple(_decisions(path, loader, content, defaults))


def _root(path: Path) -> tuple[Any, yaml.SafeLoader]:
    try:
        loader = yaml.SafeLoader(path.read_text(encoding="utf-8-sig"))
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise _unreadable(path, mark.line + 1 if mark else 0, QUOTING) from error
    except (yaml.YAMLError, ValueError) as error:
        raise _unreadable(path, 0, "bukan teks UTF-8") from error
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise _unreadable(path, root.start_mark.line + 1, "seharusnya dimulai dengan `decisions:`")
    return root, loader


def _decisions(
    path: Path, loader: yaml.SafeLoader, content: dict[str, Any], defaults: dict[str, Any]
) -> Iterator[Recorded]:
    for name in ("same", "decisions"):
        listed = content.get(name)
        if listed is None or (isinstance(listed, yaml.ScalarNode) and not listed.value):
            continue
        if not isinstance(listed, yaml.SequenceNode):
            raise _unreadable(path, listed.start_mark.line + 1, f"`{name}` seharusnya berupa daftar")
        for node in listed.value:
            raw = _made(loader, node, path)
            line = node.start_mark.line + 1
            if not isinstance(raw, dict):
                raise _unreadable(path, line, "setiap keputusan seharusnya berisi pasangan kunci dan isi")
            filled = {str(key): value for key, value in raw.items() if value is not None and value != ""}
            if name == "same":
                filled = {"kind": "same", **filled}
            elif "kind" in raw and "kind" not in filled:
                continue  # the template's entry, not decided yet
            yield _recorded(path, node, line, _completed(filled, defaults))


def _made(loader: yaml.SafeLoader, node: Any, path: Path) -> Any:
    try:
        return loader.construct_document(node)
    except (yaml.YAMLError, ValueError, TypeError) as error:  # a date like 31 February is a ValueError
        raise _unreadable(path, node.start_mark.line + 1, "isinya tidak dapat dibaca, mungkin tanggalnya") from error


def _completed(raw: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    """What the template leaves out because it follows: the items of a decision about near-duplicates, its matter."""
    entry = {**defaults, **{key: _ids(value) if key in IDS else value for key, value in raw.items()}}
    kind, items = entry.get("kind"), entry.get("items")
    if isinstance(items, list):
        if kind == "same":
            entry.setdefault("absorbs", [item for item in items if item != entry.get("into")])
        elif kind in ("different", "open"):
            entry.setdefault("of", items)
            entry.pop("into", None)  # the template proposes one; it says nothing where nothing becomes one
        del entry["items"]
    if kind == "open" and isinstance(entry.get("exercise", ""), str):
        if "programme" in entry:
            entry.setdefault("about", confirmation_of(entry["programme"]))
        elif isinstance(entry.get("rows"), list):
            entry.setdefault("about", value_of(entry.get("exercise", ""), entry["rows"], str(entry.get("field", ""))))
        elif "exercise" in entry:
            entry.setdefault("about", vote_on(entry["exercise"]))
        elif "of" in entry:
            entry.setdefault("about", "mirip")
        entry = {key: value for key, value in entry.items() if key not in SUBJECT}
    return entry


def _ids(value: Any) -> Any:
    """An id of digits alone is a number to YAML."""
    if isinstance(value, list):
        return [_ids(entry) for entry in value]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _recorded(path: Path, node: Any, line: int, entry: dict[str, Any]) -> Recorded:
    try:
        decision = read_decision(entry)
    except ValidationError as error:
        first = error.errors()[0]
        place = [str(part) for part in first["loc"]]
        key = next((part for part in reversed(place) if not part.isdigit()), "")
        said = WORDS.get(first["type"]) or str(first.get("ctx", {}).get("error", "")) or "isinya tidak cocok"
        if first["type"].startswith("union_tag"):
            key = "kind"
        elif len(place) < 2:  # about the entry as a whole
            key = ""
        if key in ("of", "absorbs") and _line_of(node, "items"):
            key = "items"
        raise _unreadable(path, _line_of(node, key) or line, f"“{key}” {said}" if key else said) from error
    if missing := lacks(decision):
        raise _unreadable(path, _line_of(node, "why") or line, f"“why” belum diisi: {missing}")
    mark = hashlib.sha256(json.dumps(decision.model_dump(mode="json"), sort_keys=True).encode()).hexdigest()[:8]
    return Recorded(f"berkas-{mark}", decision, None, f"{path.as_posix()}, baris {line}")


def _line_of(node: Any, key: str) -> int:
    """The line on which a key of an entry stands; 0 when it stands nowhere."""
    for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if name.value == key:
            return int(name.start_mark.line) + 1
        for part in value.value if isinstance(value, yaml.SequenceNode) else ():
            if found := _line_of(part, key):
                return found
    return 0


def _unreadable(path: Path, line: int, what: str) -> PlanError:
    where = f"{path.as_posix()}, baris {line}" if line else path.as_posix()
    return PlanError(f"Berkas keputusan pleno tidak dapat dibaca: {what}.", where=where, next_step=NEXT)
