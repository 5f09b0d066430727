"""The pandoc that comes with pypandoc: a syntax tree in, a document out."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from typing import TYPE_CHECKING

from bimtek.errors import PlanError

if TYPE_CHECKING:
    import panflute as pf


def convert(tree: pf.Doc, to: str, *options: str, epoch: int = 0) -> bytes:
    """Write a tree as `to` (docx, html, typst …). epoch: seconds that stand in the file as its time.

    Raises PlanError with pandoc's own words when it refuses, or when it warns: a warning here is a part that got lost.
    """
    source = json.dumps(tree.to_json(), ensure_ascii=False)
    return run("--from=json", f"--to={to}", "--output=-", *options, source=source.encode("utf-8"), epoch=epoch)


@cache
def default_file(name: str) -> bytes:
    """A file that pandoc carries inside, such as its reference.docx."""
    return run(f"--print-default-data-file={name}", "--output=-")


def run(*arguments: str, source: bytes = b"", epoch: int = 0) -> bytes:
    """Call pandoc; see `convert`."""
    import os

    import pypandoc

    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
    command = [pypandoc.get_pandoc_path(), *arguments]
    done = subprocess.run(command, input=source, capture_output=True, check=False, env=environment)
    if done.returncode or done.stderr.strip():
        raise PlanError(
            f"Dokumen tidak dapat ditulis: {done.stderr.decode('utf-8', 'replace').strip()[:500]}",
            where=" ".join(arguments[:2]),
            next_step="Laporkan pesan ini kepada pengelola program beserta berkas jawaban terakhir.",
        )
    return done.stdout
