"""What an answer is worth: hand out, collect, grade, judge, give back (decision 7).

settings.py     nbgrader's settings for this course; grading/nbgrader_config.py gives them to stock commands
gradebook.py    nbgrader's database of a cohort
cells.py        which cell belongs to which exercise, and what stands in it once graded
releasing.py    release: nbgrader's generate_assignment, deadlines, roster
collecting.py   collect: latest hand-ins into submitted/
grader.py       grade: points from the answers alone into the gradebook, autograded/ for formgrader
workers.py      assessing hand-ins, in several processes where it pays
fingerprint.py  what a grade depends on: only what changed is graded again
marks.py        the gradebook read without nbgrader
judging.py      what people judge, opened again when the answer changes
together.py     a table's answer is judged once, for all of its members
overview.py     status
feedback_pages.py, feedback_parts.py  feedback, for persons and tables
exporting.py, group_results.py, charts.py, gains.py  export: persons, tables, what the course taught
reports.py, report_file.py  what a step did, and what it could not do as a file
exchange.py     tells nbgrader that there is none

Modules that need nbgrader import it inside their functions: it takes two to four seconds.
"""

from bimtek.grading.collecting import collect
from bimtek.grading.exporting import export
from bimtek.grading.feedback_pages import feedback
from bimtek.grading.grader import grade
from bimtek.grading.judging import judge
from bimtek.grading.overview import status
from bimtek.grading.releasing import release
from bimtek.grading.reports import Collected, CollectReport, Graded, GradeReport, Problem

__all__ = [
    "CollectReport",
    "Collected",
    "GradeReport",
    "Graded",
    "Problem",
    "collect",
    "export",
    "feedback",
    "grade",
    "judge",
    "release",
    "status",
]
