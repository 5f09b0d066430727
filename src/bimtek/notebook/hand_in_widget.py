"""The hand-in button as a widget of JupyterLab, talking to this kernel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget

from bimtek.notebook.handing_in import HandingIn

STATIC = Path(__file__).parent / "static"


class HandInWidget(anywidget.AnyWidget):
    """A message {"id", "what": "look" | "hand in", ...} is answered by {"id", "answer"}."""

    _esm = STATIC / "hand_in.js"
    _css = STATIC / "hand_in.css"

    def __init__(self, handing_in: HandingIn) -> None:
        super().__init__()
        self._handing_in = handing_in
        self.on_msg(self._answer)

    def _answer(self, _: Any, content: dict[str, Any], buffers: Any) -> None:
        self.send({"id": content.get("id"), "answer": self._handing_in.reply(content)})
