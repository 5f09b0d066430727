"""The agenda as a decisions file: every open matter with its sides in comments, to be filled in with an editor."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bimtek.answers.cohort import Cohort
from bimtek.answers.files import retry, write_atomic
from bimtek.formats import number_id
from bimtek.plan.plenary.agenda import Agenda, Listed
from bimtek.plan.plenary.decisions import Recorded
from bimtek.plan.plenary.file import SCHEMA_VERSION, decisions_file, read_file
from bimtek.plan.plenary.matter import CLASH, CONFIRMATION, DUPLICATE, VISION, Side

ODD = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters that YAML does not take, or that end a line."""
EMPTY = ' ""'
"""Between these people write: a colon in plain words would break the file."""
HINTS = {
    # what is no text between quotation marks: what stands there instead
    "confirmation": "    # setuju | ubah | tolak; untuk ubah dan tolak, why wajib diisi",
    "value": "           # angka tanpa tanda kutip; kata-kata di antara tanda kutip",
}
HEAD = """\
# Keputusan pleno Pertemuan {roman}: {title}.
# Isi `who` dan `when` satu kali. Pada setiap hal pilih `kind`; yang kind-nya kosong berarti belum diputuskan.
#   same       satu butir; `into` menyebut yang dipertahankan
#   different  sudah dilihat, memang berbeda
#   value      nilai, angka, atau bunyi yang ditetapkan
#   vote       visi yang dipilih, dengan suara setiap calon
#   confirm    jawaban OPD: setuju, ubah, atau tolak; `name` menyebut siapa yang menjawab
#   open       sengaja dibiarkan terbuka; `why` wajib diisi
# Tulis kata-kata di antara tanda kutip, misalnya why: "Catatan: satu sungai".
# Tanpa tanda kutip, titik dua merusak berkas.
# Sesudah itu jalankan: bimtek consolidate {cohort} {session}
"""


def write_template(cohort: Cohort, found: Agenda, out: Path | None = None) -> tuple[Path, Path | None]:
    """Write the file; returns it, and where a file that stood there before is kept.

    What that file had decided is taken over, so that nothing has to be typed again.
    """
    path = out or decisions_file(cohort, found.session)
    decided = read_file(cohort, found.session) if path == decisions_file(cohort, found.session) else ()
    kept = None
    if path.exists():
        number = len(list(path.parent.glob(f"{path.stem}-lama-*.yml"))) + 1
        kept = path.with_name(f"{path.stem}-lama-{number:04d}.yml")
        write_atomic(kept, retry(path.read_bytes))
    today = datetime.datetime.now(cohort.zone).date()
    write_atomic(path, template(found, cohort.argument, decided, today))
    return path, kept


def template(found: Agenda, cohort: str, decided: Sequence[Recorded], today: datetime.date) -> str:
    """The text of the file. decided: what an earlier file says already. today: the plenary's day, as on the page."""
    head = HEAD.format(roman=found.roman, title=_comment(found.title), cohort=_comment(cohort), session=found.session)
    lines = [
        head,
        f"schema_version: {SCHEMA_VERSION}",
        'who: ""          # forum dan yang memimpin, misalnya "Pleno, dipimpin Sekretaris Daerah"',
        f"when: {today.isoformat()}  # tanggal pleno; ganti bila bukan hari itu. Kosong berarti tanggal pertemuan",
        "decisions:",
        *(f"- {_value(entry.decision.model_dump(mode='json'))}" for entry in decided),
    ]
    for nth, entry in enumerate(found.open, 1):
        lines += ["", *_of(nth, entry)]
    if not decided and not found.open:
        lines[-1] = "decisions: []    # tidak ada yang terbuka"
    return "\n".join(lines) + "\n"


def _of(nth: int, entry: Listed) -> Iterator[str]:
    matter = entry.matter
    time = f"{number_id(round(matter.minutes))} menit" if entry.fits else "sesudah pleno"
    yield f"# {nth}. {_comment(matter.question)} ({_comment(matter.where)}; {time})"
    if matter.note:
        yield f"#    {_comment(matter.note)}"
    for side in matter.sides:
        yield f"#    - {_comment(_said(side))}"
    if matter.kind == CONFIRMATION:
        answered = {decision.decision.matter for decision in entry.decisions}
        for side in matter.sides:
            if f"opd:{side.id}" not in answered:
                yield from _entry({"programme": side.id}, "confirm | open", "confirmation", "name", "why")
        return
    subject: dict[str, Any] = {}
    if matter.kind == DUPLICATE:
        subject = {"items": list(matter.items), "into": matter.items[0]}
        yield from _entry(subject, "same | different | open", "why")
    elif matter.kind == CLASH:
        subject = {name: matter.asks[name] for name in ("exercise", "rows", "field")}
        yield from _entry(subject, "value | open", "value", "why")
    elif matter.kind == VISION:
        listed = [side.value for side in matter.sides] or [{"sentence": "", "votes": None, "drawn_from": []}]
        subject = {"exercise": matter.asks["exercise"], "candidates": listed}
        yield from _entry(subject, "vote | open", "chosen", "dissent", "why")


def _entry(subject: dict[str, Any], choices: str, *asked: str) -> Iterator[str]:
    yield f"- kind:            # {choices}"
    for name, value in subject.items():
        if name == "candidates":
            yield "  candidates:      # isi votes; null bila tidak dihitung"
            yield from (f"  - {_value(candidate)}" for candidate in value)
        else:
            yield f"  {name}: {_value(value)}"
    yield from (f"  {name}:{HINTS.get(name, EMPTY)}" for name in asked)


def _said(side: Side) -> str:
    words = "".join(piece.text for piece in side.text)
    return f"{side.id}: “{words}” — {', '.join(side.by)}" if side.by else f"{side.id}: “{words}”"


def _value(value: Any) -> str:
    """JSON is YAML, but for characters that YAML does not take as they are."""
    return ODD.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def _comment(text: str) -> str:
    """On one line, whatever somebody typed: what stands in a comment can never become an entry."""
    return " ".join(ODD.sub(" ", text).split())
