"""The plenary over HTTP, for facilitators alone.

    GET  /bimtek/api/pleno/<session>?version=…       what `plenary_stage` describes; {"version"} alone when the window
                                                     has it already
    POST /bimtek/api/pleno/<session>/putuskan        {"decisions": [decision], "known": [ref]}: put down, all or none
    POST /bimtek/api/pleno/<session>/batalkan        {"refs": [ref], "who", "why"}
    POST /bimtek/api/pleno/<session>/tutup           {}: close the meeting; adds "base" and "left": [sentence]

A decision is one of `plan/plenary/decisions.py`; `who` and `when` may be left out. Every answer is what the page shows
afterwards; what cannot be done answers 400 or 409 with {"status": "error", "message"}.
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from tornado.web import HTTPError

from bimtek.errors import PlanError
from bimtek.plan.plenary.decisions import Decision, Undo, lacks, read_decision
from bimtek.room.api import body_of
from bimtek.room.facilitating import FacilitatorApi
from bimtek.room.handler import SENTENCES, RoomHandler
from bimtek.room.plenary_stage import Stage
from bimtek.room.sessions import session_of

LARGEST = 256 * 1024
"""Bytes of what is sent: the vote on thirty long sentences has some 60 thousand."""
MOST = 60
"""Decisions at once: all programmes of one OPD."""


def stage_of(handler: RoomHandler, name: str) -> Stage:
    """The plenary of a meeting; one for all windows."""
    session = session_of(name)
    stages: dict[str, Stage] = handler.settings.setdefault("bimtek_stages", {})
    return stages.setdefault(session.id, Stage(handler.classroom, session.id))


class PlenaryApi(FacilitatorApi):
    """/bimtek/api/pleno/<session>"""

    async def get(self, session: str) -> None:
        stage = stage_of(self, session)
        shown = await self.in_thread(stage.look)
        if self.get_argument("version", "") == shown["version"]:
            shown = {"version": shown["version"]}
        self.reply(shown)


class DecideApi(FacilitatorApi):
    """/bimtek/api/pleno/<session>/putuskan, /batalkan, /tutup"""

    async def post(self, session: str, action: str) -> None:
        if len(self.request.body) > LARGEST:
            raise HTTPError(413, SENTENCES[413])
        stage, content = stage_of(self, session), body_of(self.request.body)
        known = _names(content.get("known", []))
        if action == "putuskan":
            several = self._several(content, session)
            self.reply(await self.in_thread(lambda: stage.decide(several, known)))
            self.record("putuskan", session, ", ".join(one.kind for one in several))
        elif action == "batalkan":
            refs, who, why = _names(content.get("refs", [])), self._who(content, session), _text(content.get("why", ""))
            self.reply(await self.in_thread(lambda: stage.take_back(refs, who, why)))
            self.record("batalkan", session, ", ".join(refs))
        else:
            done, shown = await self.in_thread(stage.close)
            left = [point.message for point in done.base.open]
            self.record("tutup pertemuan", session, done.base.id)
            self.reply({**shown, "base": done.base.id, "left": left, "problems": [str(each) for each in done.problems]})

    def _several(self, content: dict[str, Any], session: str) -> list[Decision]:
        raw = content.get("decisions")
        if not isinstance(raw, list) or not 0 < len(raw) <= MOST or not all(isinstance(each, dict) for each in raw):
            raise HTTPError(400, SENTENCES[400])
        made = []
        for each in raw:
            defaults = {"who": self._who(each, session), "when": self.classroom.now().date().isoformat()}
            try:
                made.append(read_decision({**each, **{k: v for k, v in defaults.items() if not each.get(k)}}))
            except ValidationError as error:
                raise _incomplete(_told(error)) from error
            if missing := lacks(made[-1]):
                raise _incomplete(missing)
        if any(isinstance(each, Undo) for each in made):
            raise HTTPError(400, SENTENCES[400])
        return made

    def _who(self, content: dict[str, Any], session: str) -> str:
        said = _text(content.get("who", ""))
        return said or f"Pleno Pertemuan {session_of(session).roman}"


LABELS = {
    "why": "alasan", "name": "siapa yang menjawab untuk OPD", "chosen": "visi yang dipilih", "value": "nilai",
    "sentence": "bunyi calon", "votes": "jumlah suara", "who": "siapa yang memutuskan", "when": "tanggal",
    "into": "butir yang dipertahankan", "absorbs": "butir yang digabung",
}  # fmt: skip


def _incomplete(what: str) -> PlanError:
    return PlanError(f"Keputusan ini belum lengkap: {what}.", next_step="Lengkapi isiannya, lalu putuskan lagi.")


def _told(error: ValidationError) -> str:
    """The first thing that is the matter, by the name that the page has for it."""
    first = error.errors()[0]
    key = next((str(part) for part in reversed(first["loc"]) if not isinstance(part, int)), "")
    cause = first.get("ctx", {}).get("error")
    return str(cause) if cause is not None else f"periksa {LABELS.get(key, 'isinya')}"


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 2000:
        raise HTTPError(400, SENTENCES[400])
    return value.strip()


def _names(value: Any) -> list[str]:
    if not isinstance(value, list) or len(value) > MOST or not all(isinstance(each, str) for each in value):
        raise HTTPError(400, SENTENCES[400])
    return value
