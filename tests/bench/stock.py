"""The stock way of the same meeting: a JupyterLab server and a kernel for each seat, and the notebook in it.

The notebook has the lesson of meeting I and, in its first cell, pandas and one ipywidgets text box for each exercise:
no tables, no findings, nothing is saved. JupyterLab is this environment's, with its settings as they come.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

import psutil
from jupyter_client.blocking.client import BlockingKernelClient

from bimtek.curriculum import exercises
from bimtek.datasets import course_root
from tests.bench.typists import pss
from tests.browser.lab import TOKEN, Lab, start_lab
from tests.ports import unused_port

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

MEETING = "01_vision"
FORMS = len(exercises(MEETING))
CODE = "import pandas, ipywidgets\nfrom IPython.display import display\n"
CODE += f"for number in range({FORMS}): display(ipywidgets.Text(description=str(number)))"


def notebook() -> str:
    """The meeting's notebook with text boxes in the place of its forms."""
    lesson = json.loads((course_root() / "sessions" / MEETING / f"{MEETING}.ipynb").read_text(encoding="utf-8"))
    code = {"cell_type": "code", "id": "kotak", "metadata": {}, "outputs": [], "execution_count": None, "source": CODE}
    texts = [cell for cell in lesson["cells"] if cell["cell_type"] == "markdown"]
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    return json.dumps({**lesson, "metadata": {"kernelspec": kernel}, "cells": [code, *texts]})


@contextmanager
def lab_with_notebooks(folder: Path, names: list[str]) -> Iterator[Lab]:
    """A JupyterLab that shows these notebooks in its list of files."""
    folder.mkdir()
    with start_lab(folder, unused_port()) as lab:
        for name in names:
            (folder / "sessions" / name).write_text(notebook(), encoding="utf-8", newline="\n")
        yield lab


def sit_in_lab(context: BrowserContext, lab: Lab, name: str) -> float:
    """Seconds from the double click on the notebook, JupyterLab standing on the screen, until all text boxes are there.

    What a person does: open it, wait for its kernel, Run → Run All Cells. She waits no moment longer than she must.
    """
    page = context.new_page()
    page.set_default_timeout(90000)
    page.goto(f"http://127.0.0.1:{lab.port}/lab?token={TOKEN}&reset")
    entry = page.locator(".jp-DirListing-item", has_text=name)
    entry.wait_for()
    page.locator("#jp-main-dock-panel").wait_for()
    began = time.perf_counter()
    entry.dblclick()
    page.locator("#jp-main-statusbar", has_text="Idle").wait_for()  # before that JupyterLab runs nothing
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.locator(".widget-text input").nth(FORMS - 1).wait_for()
    took = time.perf_counter() - began
    page.close()
    return took


def bytes_a_seat(folder: Path, seats: int) -> float:
    """Bytes of one seat, the mean of so many that run at the same time: its server, and a kernel that has the boxes.

    Only what is a process's own (USS): what several servers share counts for none. No browser has opened them yet.
    """
    with ExitStack() as stack:
        labs = []
        for number in range(seats):
            (folder / f"kursi{number}").mkdir()
            labs.append(stack.enter_context(start_lab(folder / f"kursi{number}", unused_port())))
        for number, lab in enumerate(labs):
            _start_kernel(lab, folder / f"kursi{number}" / "runtime")
        return statistics.mean(sum(_own(one) for one in _processes(lab)) for lab in labs)


def _start_kernel(lab: Lab, runtime: Path) -> None:
    """Start a kernel as a page would, and let it run the notebook's cell."""
    asked = Request(f"http://127.0.0.1:{lab.port}/api/kernels?token={TOKEN}", method="POST", data=b"{}")
    with urlopen(asked) as answer:
        kernel = json.load(answer)["id"]
    client = BlockingKernelClient(connection_file=str(runtime / f"kernel-{kernel}.json"))
    client.load_connection_file()
    client.start_channels()
    try:
        for _ in range(60):  # a client that did not start the kernel itself takes a slow start for its death
            with suppress(RuntimeError):
                client.wait_for_ready(timeout=60)
                break
        told = client.execute_interactive(CODE, output_hook=lambda message: None, timeout=60)
        assert told["content"]["status"] == "ok", told["content"]
    finally:
        client.stop_channels()


def _processes(lab: Lab) -> list[psutil.Process]:
    server = psutil.Process(lab.process.pid)
    return [server, *server.children(recursive=True)]


def _own(process: psutil.Process) -> float:
    try:
        return float(process.memory_full_info().uss)
    except psutil.AccessDenied:
        return pss(process)
