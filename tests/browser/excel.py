"""What Excel itself puts into the clipboard when a block of cells is copied, as HTML and as text."""

from __future__ import annotations

import html as markup
from collections.abc import Sequence

HEAD = """\
<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<meta name=Generator content="Microsoft Excel 15">
<style>
<!--table
\t{mso-displayed-decimal-separator:"\\,";
\tmso-displayed-thousand-separator:"\\.";}
@page
\t{margin:.75in .7in .75in .7in;
\tmso-header-margin:.3in;
\tmso-footer-margin:.3in;}
tr
\t{mso-height-source:auto;}
col
\t{mso-width-source:auto;}
br
\t{mso-data-placement:same-cell;}
td
\t{padding-top:1px;
\tmso-ignore:padding;
\tcolor:black;
\tfont-size:11.0pt;
\tfont-family:Calibri, sans-serif;
\tmso-font-charset:0;
\tmso-number-format:General;
\twhite-space:nowrap;}
.xl65
\t{mso-number-format:"\\#\\,\\#\\#0\\.00";}
.xl66
\t{white-space:normal;}
-->
</style>
</head>

<body link="#0563C1" vlink="#954F72">
"""


def as_html(lines: Sequence[Sequence[str]]) -> str:
    """Excel's HTML: styles in its own dialect, columns with widths, numbers with x:num, line feeds as <br>."""
    width = len(lines[0])
    columns = "".join(
        f" <col width=87 style='mso-width-source:userset;mso-width-alt:{3180 + n}'>\n" for n in range(width)
    )
    rows = "".join(_row(line) for line in lines)
    table = f"<table border=0 cellpadding=0 cellspacing=0 width={87 * width} style='border-collapse:\n collapse'>\n"
    return f"{HEAD}\n{table}<!--StartFragment-->\n{columns}{rows}<!--EndFragment-->\n</table>\n\n</body>\n\n</html>\n"


def _row(line: Sequence[str]) -> str:
    return " <tr height=20 style='mso-height-source:userset;height:15.0pt'>\n" + "".join(map(_cell, line)) + " </tr>\n"


def _cell(text: str) -> str:
    plain = text.replace(".", "").replace(",", ".")
    if plain.replace(".", "", 1).isdigit():
        number = f' x:num="{plain}"' if plain != text else " x:num"
        return f"  <td class=xl65 align=right style='border-top:none'{number}>{text}</td>\n"
    if "\n" in text:
        parts = "<br>\n    ".join(markup.escape(part) for part in text.split("\n"))
        return f"  <td class=xl66 width=87 style='width:65pt'>{parts}</td>\n"
    return f"  <td style='mso-ignore:colspan'>{markup.escape(text) or '&nbsp;'}</td>\n"


def as_text(lines: Sequence[Sequence[str]]) -> str:
    """Excel's text: tabs and CRLF; a cell with a line feed stands in quotes."""

    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if "\n" in text else text

    return "".join("\t".join(map(cell, line)) + "\r\n" for line in lines)


PUT = """({ text, html }) => {
  const give = (event) => {
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData("text/html", html);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("copy", give, true);
  const done = document.execCommand("copy");
  document.removeEventListener("copy", give, true);
  return done;
}"""
"""Put both into the system's clipboard as they are: `navigator.clipboard.write` would strip Excel's own markup."""
