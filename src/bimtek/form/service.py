"""The form's protocol: open an exercise at a seat, save what was typed. Plain dicts in and out, ready for JSON.

    open    → {"status": "opened", "cohort", "seat", "definition", "values", "reasons", "revision", "author",
               "saved_at": null | ISO, "read_only", "notice",
               "proposed": values come from an earlier meeting and are not saved yet, + feedback}
    save    → {"status": "saved", "revision", "saved_at", "values" (ids given), "reasons",
               "options": {source: [option]} that this answer gives to its own fields, + feedback}
              {"status": "conflict", "theirs": version}
    check   → {"status": "checked", + feedback without "preview" and "made_from"}: of values that stay unsaved
    history → {"status": "history", "versions": [{"revision", "author", "saved_at", "rows", "changes": [words]}]}
    version → {"status": "version", "version": version}
    search  → {"status": "found", "options": [option], "total": how many fit, "about": what was searched}
    propose → {"status": "proposal", "said": [reasons], "values": null | the whole answer as it would be}
    each    → {"status": "error", "message": what happened, where, what to do next}

    version = {"values", "reasons", "revision", "author", "saved_at"}
    reasons: key of an amber finding → why it is as it is; it closes that finding.

    feedback = {"findings": [Finding.describe()], "points", "maximum", "lines": [{"title", "earned", "points"}],
                "preview": [block as JSON],
                "made_from": [exercises whose answers this one refers to: when one is saved, the form opens again]}

Nothing is kept between two calls: the files are the truth, and several threads or processes may serve one cohort.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from bimtek.answers.answer_file import plain_reasons
from bimtek.answers.cohort import Cohort, Person, Seat
from bimtek.answers.context import asked_of, base_before, context_for
from bimtek.answers.opening import opening_values
from bimtek.answers.store import AnswerFile, AnswerStore, Conflict
from bimtek.curriculum import Exercise
from bimtek.curriculum import exercise as find_exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.describe import describe, own_options
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.searching import search
from bimtek.errors import AnswerClosed, AnswerError, BimtekError, BrokenAnswer, UnknownSeat
from bimtek.form.changes import changes, filled_rows
from bimtek.form.characters import Unprintable
from bimtek.form.findings import findings_if_saved, findings_of
from bimtek.form.own_opd import own_opd_first
from bimtek.form.proposing import proposal
from bimtek.form.trouble import UNEXPECTED, disk_trouble

Preview = Callable[[Exercise, dict[str, Any], Context], Sequence[Any]]
"""The section as it will stand in the plan: blocks of `bimtek.plan.blocks`, sent with their "type"."""

UNITS = {Unit.PERSON: "perorangan", Unit.TABLE: "meja", Unit.CORE: "tim inti"}
UNSEEN = "Catatan dan poin belum dapat dihitung; isian Anda sudah tersimpan. Beri tahu fasilitator."

log = logging.getLogger(__name__)


class FormService:
    """Serves the forms of a cohort.

    preview: draws the section of the plan; without it the form shows none. clock: the time of a save, with time zone.
    unprintable: which characters of a text the PDF cannot show.
    """

    def __init__(
        self,
        cohort: Cohort,
        store: AnswerStore,
        preview: Preview | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        unprintable: Unprintable = lambda text: (),
    ) -> None:
        self.cohort = cohort
        self.store = store
        self.preview = preview
        self.clock = clock
        self.unprintable = unprintable

    def open(self, seat_id: str, exercise_id: str, person_id: str) -> dict[str, Any]:
        """Everything that a form needs to draw itself. Whoever is no member of the seat may only read."""
        return self._guarded(lambda: self._open(seat_id, exercise_id, person_id))

    def save(
        self, seat_id: str, exercise_id: str, person_id: str, values: Any, revision: Any, reasons: Any = None
    ) -> dict[str, Any]:
        """Save values, a dict, that were typed over `revision`, an int. Anything else is refused in words.

        reasons: a dict of texts; None keeps those that stand.
        """
        return self._guarded(lambda: self._save(seat_id, exercise_id, person_id, values, revision, reasons))

    def check(self, seat_id: str, exercise_id: str, person_id: str, values: Any) -> dict[str, Any]:
        """What a save of these values, a dict, would find. Nothing is written, and nobody is told."""
        return self._guarded(lambda: self._check(seat_id, exercise_id, person_id, values))

    def history(self, seat_id: str, exercise_id: str, person_id: str) -> dict[str, Any]:
        """The copies that are kept of this answer, the newest first: who saved when, and what was changed, in words."""
        return self._guarded(lambda: self._history(seat_id, exercise_id, person_id))

    def version(self, seat_id: str, exercise_id: str, person_id: str, revision: Any) -> dict[str, Any]:
        """One of these copies. To go back to it, its values are saved again, over the revision that stands."""
        return self._guarded(lambda: self._version(seat_id, exercise_id, person_id, revision))

    def propose(self, seat_id: str, exercise_id: str, person_id: str) -> dict[str, Any]:
        """What the machine proposes over what is saved. It may take seconds; nothing is changed."""
        return self._guarded(lambda: self._propose(seat_id, exercise_id, person_id))

    def search(self, seat_id: str, exercise_id: str, person_id: str, source: Any, words: Any) -> dict[str, Any]:
        """The best options of a list that is too long to hand out, for words that somebody types."""
        return self._guarded(lambda: self._search(seat_id, exercise_id, person_id, source, words))

    def _open(self, seat_id: str, exercise_id: str, person_id: str) -> dict[str, Any]:
        exercise, seat = self._at(seat_id, exercise_id)
        context = context_for(self.cohort, seat, exercise, self.store)
        file, notice = self._load(seat, exercise)
        values = opening_values(exercise, context, file)
        return {
            "status": "opened",
            "cohort": self.cohort.id,
            "seat": seat.id,
            "definition": own_opd_first(describe(exercise, context, values), seat, self.cohort.members(seat)),
            "values": values,
            "reasons": file.reasons if file else {},
            "revision": file.revision if file else 0,
            "saved_at": file.time.isoformat() if file else None,
            "author": self._name(file.author) if file else "",
            "read_only": self._member(seat, person_id) is None,
            "proposed": file is None and bool(values),
            "notice": notice,
            **self._feedback(exercise, values, context),
        }

    def _save(
        self, seat_id: str, exercise_id: str, person_id: str, values: Any, revision: Any, reasons: Any
    ) -> dict[str, Any]:
        exercise, seat = self._at_own(seat_id, exercise_id, person_id)
        if not isinstance(values, dict) or isinstance(revision, bool) or not isinstance(revision, int):
            raise _incomplete(exercise)
        base = base_before(self.cohort, exercise)
        outcome = self.store.save(
            seat.id,
            exercise.id,
            values,
            revision=revision,
            author=person_id,
            time=self.clock(),
            base=base.id if base else "",
            reasons=None if reasons is None else plain_reasons(reasons),
        )
        if isinstance(outcome, Conflict):
            return {"status": "conflict", "theirs": self._as_version(outcome.theirs)}
        # Read after saving: rows that this very save published can be referred to at once.
        context = context_for(self.cohort, seat, exercise, self.store, base=base)
        feedback = self._feedback(exercise, outcome.file.values, context)
        return {"status": "saved", **_stamp(outcome.file), "options": own_options(exercise, context), **feedback}

    def _check(self, seat_id: str, exercise_id: str, person_id: str, values: Any) -> dict[str, Any]:
        exercise, seat = self._at_own(seat_id, exercise_id, person_id)
        if not isinstance(values, dict):
            raise _incomplete(exercise)
        found = findings_if_saved(self.cohort, self.store, seat, exercise, values, self.unprintable)
        return {"status": "checked", **found}

    def _history(self, seat_id: str, exercise_id: str, person_id: str) -> dict[str, Any]:
        exercise, seat = self._at_own(seat_id, exercise_id, person_id)
        files = self.store.history(seat.id, exercise.id)
        versions = [
            {
                "revision": file.revision,
                "author": self._name(file.author),
                "saved_at": file.time.isoformat(),
                "rows": filled_rows(exercise, file.values),
                "changes": changes(exercise, before, file),
            }
            for before, file in zip((None, *files), files, strict=False)
        ]
        return {"status": "history", "versions": versions[::-1]}

    def _version(self, seat_id: str, exercise_id: str, person_id: str, revision: Any) -> dict[str, Any]:
        exercise, seat = self._at_own(seat_id, exercise_id, person_id)
        found = [file for file in self.store.history(seat.id, exercise.id) if file.revision == revision]
        if not found:
            raise AnswerError(
                "Simpanan itu sudah tidak disimpan lagi.",
                where=exercise.title,
                next_step="Buka lagi Riwayat, lalu pilih dari daftarnya.",
            )
        return {"status": "version", "version": self._as_version(found[0])}

    def _search(self, seat_id: str, exercise_id: str, person_id: str, source: Any, words: Any) -> dict[str, Any]:
        exercise, seat = self._at_own(seat_id, exercise_id, person_id)
        context = context_for(self.cohort, seat, exercise, self.store)
        return {"status": "found", **asdict(search(str(source), str(words), context))}

    def _propose(self, seat_id: str, exercise_id: str, person_id: str) -> dict[str, Any]:
        exercise, seat = self._at_own(seat_id, exercise_id, person_id)
        context = context_for(self.cohort, seat, exercise, self.store)
        values = opening_values(exercise, context, self._load(seat, exercise)[0])
        return {"status": "proposal", **proposal(exercise, values, context)}

    def _at_own(self, seat_id: str, exercise_id: str, person_id: str) -> tuple[Exercise, Seat]:
        """Exercise and seat, for a member of the seat; `AnswerClosed` for everybody else."""
        exercise, seat = self._at(seat_id, exercise_id)
        if self._member(seat, person_id) is None:
            raise AnswerClosed(
                "Isian ini hanya dapat dibaca dari tempat Anda.",
                where=f"{exercise.title}, {seat.name}",
                next_step="Minta anggotanya mengubah, atau masuk dengan nama Anda sendiri.",
            )
        return exercise, seat

    def _at(self, seat_id: str, exercise_id: str) -> tuple[Exercise, Seat]:
        exercise = find_exercise(exercise_id)
        seat = self.cohort.seat(seat_id)
        if seat.unit is not exercise.unit:
            raise UnknownSeat(
                f"Latihan ini diisi {UNITS[exercise.unit]}, bukan {UNITS[seat.unit]}.",
                where=f"{exercise.title}, {seat.name}",
                next_step="Buka latihan ini dari tempat yang sesuai.",
            )
        return exercise, seat

    def _load(self, seat: Seat, exercise: Exercise) -> tuple[AnswerFile | None, str]:
        """The answer and what must be said about it: a broken file is kept, and the last good copy is offered."""
        try:
            return self.store.load(seat.id, exercise.id), ""
        except BrokenAnswer as error:
            broken = self._short(error.where)
        file = self.store.recover(seat.id, exercise.id)
        kept = f"Berkas yang rusak tetap ada di {broken}; saat Anda menyimpan, ia pindah ke .history di sebelahnya."
        if file is None:
            return None, f"Berkas isian ini rusak dan belum punya salinan baik. {kept}"
        when = file.time.astimezone(self.cohort.zone)
        return file, (
            f"Berkas isian ini rusak. Yang tampil adalah salinan baik terakhir: simpanan ke-{file.revision}, "
            f"{when:%d/%m/%Y} pukul {when:%H.%M}. {kept}"
        )

    def _feedback(self, exercise: Exercise, values: dict[str, Any], context: Context) -> dict[str, Any]:
        """Findings, points and preview. A fault in them must not look like a fault of saving, so it is told apart."""
        feedback: dict[str, Any] = {"findings": [], "points": 0.0, "maximum": exercise.points, "lines": []}
        try:
            feedback |= findings_of(exercise, values, context, self.unprintable)
            blocks = self.preview(exercise, values, context) if self.preview else []
            feedback["preview"] = [{"type": type(block).__name__.lower(), **asdict(block)} for block in blocks]
        except Exception:
            log.exception("no feedback on %s of %s", exercise.id, context.seat)
            unseen = {"code": "", "key": "", "weight": "info", "scope": "answer", "message": UNSEEN}
            feedback["findings"].append({**unseen, "table": "", "row": "", "field": ""})
            feedback["preview"] = []
        # Last, when everything has asked for its items.
        feedback["made_from"] = list(asked_of(context).exercises)
        return feedback

    def _member(self, seat: Seat, person_id: str) -> Person | None:
        return next((person for person in self.cohort.members(seat) if person.id == person_id), None)

    def _as_version(self, file: AnswerFile) -> dict[str, Any]:
        return {**_stamp(file), "author": self._name(file.author)}

    def _name(self, person_id: str) -> str:
        """The name of who typed; the id when she is no longer in the roster."""
        return next((person.name for person in self.cohort.people if person.id == person_id), person_id)

    def _short(self, text: str) -> str:
        """A text without the part of its paths that only this machine knows."""
        return text.replace(f"{self.cohort.folder.as_posix()}/", "")

    def _guarded(self, action: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        try:
            return action()
        except BimtekError as error:
            return {"status": "error", "message": self._short(str(error))}
        except OSError as error:
            log.warning("the answers could not be reached: %s", error)
            return {"status": "error", "message": disk_trouble(error)}
        except Exception:
            log.exception("a form could not be served")
            return {"status": "error", "message": UNEXPECTED}


def _stamp(file: AnswerFile) -> dict[str, Any]:
    return {
        "values": file.values,
        "reasons": file.reasons,
        "revision": file.revision,
        "saved_at": file.time.isoformat(),
    }


def _incomplete(exercise: Exercise) -> AnswerError:
    return AnswerError(
        "Isian yang dikirim tidak lengkap.", where=exercise.title, next_step="Muat ulang halaman, lalu coba lagi."
    )
