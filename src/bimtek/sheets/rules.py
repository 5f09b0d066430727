"""What a sheet tells while somebody types: notes at the headers, dropdowns, limits, and grey where nothing is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl.formatting.rule import FormulaRule
from openpyxl.worksheet.datavalidation import DataValidation

from bimtek.curriculum import prompts
from bimtek.curriculum.fields import Field, Kind
from bimtek.sheets.choices import Choices
from bimtek.sheets.contents import SEVERAL
from bimtek.sheets.style import greyed

IN_NOTE = 12
"""Options that a note still lists."""
PROMPT, TITLE = 250, 30
"""Letters that Excel allows in a prompt (255) and its title (32)."""
SEPARATED = "Boleh lebih dari satu: pisahkan dengan titik koma (;). Boleh juga nomornya pada lembar “Pilihan”: 1; 3."
ONE = "Pilih satu dari daftar."
NEW_TOO = "Butir baru dari buku kerja ini juga boleh: tulis judulnya."


class Rules:
    """The rules of a sheet. ranges: list → its cells on “Pilihan”. own: lists that rows of this workbook belong to."""

    def __init__(self, cells: Any, ranges: Mapping[str, str], own: frozenset[str]) -> None:
        self.cells = cells
        self.ranges = ranges
        self.own = own

    def note(self, field: Field, beside: Mapping[str, Field], choices: Choices) -> str:
        """Everything about a field, for the note at its header."""
        lines = [field.hint, prompts.asked_when(field, beside), prompts.limits(field), *prompts.anchors(field)]
        if field.kind in SEVERAL:
            lines.append(SEPARATED)
        if field.source in self.own:
            lines.append(NEW_TOO)
        listed = choices.listed
        if 0 < len(listed) <= IN_NOTE:
            lines += [f"{number}. {label}" for number, (label, _) in enumerate(listed, 1)]
        elif listed:
            lines.append("Daftarnya ada pada lembar “Pilihan”.")
        return "\n".join(line for line in lines if line)

    def field(self, field: Field, list_key: str, where: str) -> None:
        """The dropdown or the limits of the cells `where`."""
        if list_key in self.ranges:
            free = field.kind in SEVERAL or field.open_list or field.source in self.own
            self._add(where, DataValidation(type="list", formula1=self.ranges[list_key]), field, free=free)
        elif field.kind is Kind.RATING:
            rule = DataValidation(type="whole", operator="between", formula1=str(field.low), formula2=str(field.high))
            self._add(where, rule, field)
        elif field.kind is Kind.YEAR:
            self._add(where, DataValidation(type="whole", operator="between", formula1="1945", formula2="2100"), field)

    def words(self, where: str, words: Iterable[str]) -> None:
        """A dropdown of a few words."""
        listed = ",".join(words)
        rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
        self.cells.add_data_validation(rule)
        rule.add(where)

    def grey(self, where: str, other: str, labels: Iterable[str]) -> None:
        """Grey where the other cell holds something else than these labels."""
        quoted = [label.replace('"', '""')[:250] for label in labels]
        tests = [f'{other}<>""', *(f'{other}<>"{label}"' for label in quoted)]
        rule = FormulaRule(formula=[f"AND({','.join(tests)})"], fill=greyed())
        self.cells.conditional_formatting.add(where, rule)

    def _add(self, where: str, rule: DataValidation, field: Field, *, free: bool = False) -> None:
        rule.allow_blank = True
        rule.showErrorMessage = not free
        rule.errorTitle = "Periksa isian ini"
        rule.error = ONE if rule.type == "list" else prompts.limits(field)
        prompt = "\n".join([prompts.limits(field), *prompts.anchors(field)]) if field.kind is Kind.RATING else ""
        prompt = SEPARATED if field.kind in SEVERAL else prompt
        if prompt:
            rule.showInputMessage = True
            rule.promptTitle, rule.prompt = field.label[:TITLE], prompt[:PROMPT]
        self.cells.add_data_validation(rule)
        rule.add(where)
