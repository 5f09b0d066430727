"""Markdown of lessons as HTML: escaped, without addresses that lead out of the room, without foreign pictures."""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import mistune

PICTURES = ("image/png", "image/jpeg", "image/gif")
GUIDE = "/bimtek/gambar/"
"""Pictures of the guide, on this server."""


def as_html(source: str, attachments: Mapping[str, Mapping[str, str]] | None = None) -> str:
    """HTML of a Markdown cell. HTML in it stands there as text.

    attachments: of the cell, {name: {media type: base64}}, for `![alt](attachment:name)`.
    """
    rendered = _markdown()(_with_pictures(source, attachments or {}))
    return str(rendered)


def picture(media_type: str, base64: str) -> str:
    """The address of a stored picture."""
    return f"data:{media_type};base64,{''.join(base64.split())}"


def _with_pictures(source: str, attachments: Mapping[str, Mapping[str, str]]) -> str:
    for name, versions in attachments.items():
        for media_type in PICTURES:
            if media_type in versions:
                source = source.replace(f"(attachment:{name})", f"({picture(media_type, versions[media_type])})")
                break
    return source


@cache
def _markdown() -> mistune.Markdown:
    import mistune
    from mistune.util import striptags

    class Renderer(mistune.HTMLRenderer):
        """As mistune's, but for links, pictures and cells: its own carry inline styles, which the page forbids."""

        def link(self, text: str, url: str, title: str | None = None) -> str:
            if url.startswith(("#", "/bimtek/")):
                return super().link(text, url, title)
            address = html.escape(url)
            return text if address == text else f"{text} ({address})"  # no internet here: the address can be noted

        def image(self, text: str, url: str, title: str | None = None) -> str:
            alt = striptags(text)  # escaped already
            if not url.startswith((GUIDE, *(f"data:{media_type};base64," for media_type in PICTURES))):
                return f"<em>{alt}</em>"
            return f'<img src="{html.escape(url)}" alt="{alt}">'

        def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:
            tag = "th" if head and text else "td"  # an empty corner is no heading
            return f'<{tag} class="{align}">{text}</{tag}>' if align else f"<{tag}>{text}</{tag}>"

    return mistune.create_markdown(renderer=Renderer(escape=True), plugins=["table", "strikethrough", "footnotes"])
