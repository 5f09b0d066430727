"""The form as a widget of JupyterLab: the same module as everywhere, talking to this kernel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget

import bimtek.form
from bimtek.form.service import FormService

STATIC = Path(bimtek.form.__file__).parent / "static"


class FormWidget(anywidget.AnyWidget):
    """One exercise at one seat.

    A message {"id", "what": "open" | "save" | "ping", ...} is answered by {"id", "answer"}.
    """

    _esm = STATIC / "form.js"
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
            return self._service.save(*self._place, content.get("values"), content.get("revision"))
        return {}
