"""The form as a widget of JupyterLab: the same modules as everywhere, as one text, talking to this kernel."""

from __future__ import annotations

from typing import Any

import anywidget

from bimtek.form.joining import STATIC, joined_script
from bimtek.form.service import FormService


class FormWidget(anywidget.AnyWidget):
    """One exercise at one seat.

    A message {"id", "what": "open" | "save" | "check" | "history" | "version" | "propose" | "ping", ...} is
    answered by {"id", "answer"}.
    """

    _esm = joined_script()
    _css = STATIC / "form.css"

    def __init__(self, service: FormService, seat: str, exercise: str, person: str) -> None:
        super().__init__()
        self._service = service
        self._place = (seat, exercise, person)
        self.on_msg(self._answer)

    def _answer(self, _: Any, content: dict[str, Any], buffers: Any) -> None:
        self.send({"id": content.get("id"), "answer": self._reply(content)})

    def _reply(self, content: dict[str, Any]) -> dict[str, Any]:
        if content.get("what") == "open":
            return self._service.open(*self._place)
        if content.get("what") == "save":
            what = (content.get(name) for name in ("values", "revision", "reasons"))
            return self._service.save(*self._place, *what)
        if content.get("what") == "check":
            return self._service.check(*self._place, content.get("values"))
        if content.get("what") == "history":
            return self._service.history(*self._place)
        if content.get("what") == "propose":
            return self._service.propose(*self._place)
        if content.get("what") == "search":
            return self._service.search(*self._place, content.get("source"), content.get("words"))
        if content.get("what") == "version":
            return self._service.version(*self._place, content.get("revision"))
        return {}
