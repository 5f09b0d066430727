"""Worksheets: an exercise on A3, for the talk at the table before anybody types.

content.py        what stands on it, from the definition of the exercise
arrange.py        how it is spread over one page or two
printing.py       the PDF
worksheet.typ     how it looks
"""

from bimtek.plan.worksheets.printing import write_worksheet, write_worksheets

__all__ = ["write_worksheet", "write_worksheets"]
