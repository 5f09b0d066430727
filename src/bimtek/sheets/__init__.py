"""Between meetings: one workbook a session and seat, out and in.

    write_workbook    the exercises of a seat's meeting as they stand, to be filled in with Excel
    read_workbook     what a workbook that came back says, and what was not understood; nothing is saved yet
    accept            saves it, keeps the file, and hands in if wished

choices, contents, typed       what stands in a cell, and what somebody typed there
opened, layout, ticket         what goes into a workbook, where, and how it is known again
write, draw, rules, style,
guide, lists                   the workbook as people see it
safe, grid, find, match        the file that came back: harmless, as cells, what is where, which row is which
read, read_exercise,
read_table, read_cell,
source, strangers, report,
accept                         what it says, what nobody knows in it, and what becomes of it

nomenclature_read,
nomenclature_columns,
nomenclature_take              the official nomenclature: its file, its headers, into a cohort
"""

from bimtek.sheets.accept import accept, clashes
from bimtek.sheets.read import read_workbook
from bimtek.sheets.report import Accepted, ExerciseImport, Import, Outcome, Problem, State
from bimtek.sheets.write import file_name, workbook_bytes, write_workbook

__all__ = [
    "Accepted",
    "ExerciseImport",
    "Import",
    "Outcome",
    "Problem",
    "State",
    "accept",
    "clashes",
    "file_name",
    "read_workbook",
    "workbook_bytes",
    "write_workbook",
]
