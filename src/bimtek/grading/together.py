"""A table's answer is judged once, for all of its members: the points are the table's.

formgrader shows every member's notebook and gives points to one cell of one person. Triggers in the gradebook pass
points and comment on to the cells of those who stand before the judges with the same answer of the same seat, whoever
writes them: formgrader, `bimtek`, another program. Points that a judge takes back are taken back for that person alone.
"""

from __future__ import annotations

from typing import Any

TABLE = "bimtek_judged_answer"
"""student, assignment, cell → the hash of the answer that stands before the judges, its seat included."""

_SAME = f"""
    SELECT {{table}}.id FROM {TABLE} AS judged
    JOIN assignment ON assignment.name = judged.assignment
    JOIN submitted_assignment
        ON submitted_assignment.assignment_id = assignment.id AND submitted_assignment.student_id = judged.student
    JOIN base_cell ON base_cell.id = NEW.cell_id AND base_cell.name = judged.cell
    JOIN submitted_notebook ON submitted_notebook.notebook_id = base_cell.notebook_id
        AND submitted_notebook.assignment_id = submitted_assignment.id
    JOIN {{table}} ON {{table}}.cell_id = NEW.cell_id AND {{table}}.notebook_id = submitted_notebook.id
    WHERE {{table}}.id <> NEW.id AND judged.sha256 = (
        SELECT mine.sha256 FROM submitted_notebook AS paper
        JOIN submitted_assignment AS theirs ON theirs.id = paper.assignment_id
        JOIN assignment AS meeting ON meeting.id = theirs.assignment_id
        JOIN base_cell AS place ON place.id = NEW.cell_id
        JOIN {TABLE} AS mine
            ON mine.student = theirs.student_id AND mine.assignment = meeting.name AND mine.cell = place.name
        WHERE paper.id = NEW.notebook_id
    )
"""

_JUDGED_ALREADY = f"""
    SELECT grade.manual_score, grade.extra_credit, comment.manual_comment FROM grade
    CROSS JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
    CROSS JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
    CROSS JOIN {TABLE} AS judged ON judged.student = submitted_assignment.student_id
        AND judged.assignment = :assignment AND judged.cell = :cell AND judged.sha256 = :sha
    LEFT JOIN comment ON comment.cell_id = grade.cell_id AND comment.notebook_id = grade.notebook_id
    WHERE grade.cell_id = :cell_id AND grade.manual_score IS NOT NULL AND NOT grade.needs_manual_grade
        AND judged.student <> :student
    LIMIT 1
"""
"""From what was judged to whose it is, in this order: of thousands of hand-ins a few hundred are judged by people."""

_INDEX = "CREATE INDEX IF NOT EXISTS bimtek_judged ON grade (cell_id) WHERE manual_score IS NOT NULL"

_TRIGGERS = (
    f"""
    CREATE TRIGGER IF NOT EXISTS bimtek_points_for_the_table
    AFTER UPDATE OF manual_score, extra_credit, needs_manual_grade ON grade
    WHEN NEW.manual_score IS NOT NULL AND NOT NEW.needs_manual_grade
    BEGIN
        UPDATE grade SET manual_score = NEW.manual_score, extra_credit = NEW.extra_credit, needs_manual_grade = 0
        WHERE id IN ({_SAME.format(table="grade")});
    END
    """,
    f"""
    CREATE TRIGGER IF NOT EXISTS bimtek_comment_for_the_table AFTER UPDATE OF manual_comment ON comment
    BEGIN
        UPDATE comment SET manual_comment = NEW.manual_comment WHERE id IN ({_SAME.format(table="comment")});
    END
    """,
)


def prepare(gradebook: Any) -> None:
    """The table of answers, the index and the triggers, where they are not there yet."""
    from sqlalchemy import text

    gradebook.db.execute(
        text(
            f"CREATE TABLE IF NOT EXISTS {TABLE} (student VARCHAR(128), assignment VARCHAR(128), cell VARCHAR(128), "
            "sha256 VARCHAR(64), PRIMARY KEY (student, assignment, cell))"
        )
    )
    for statement in (_INDEX, *_TRIGGERS):
        gradebook.db.execute(text(statement))


def before_judges(gradebook: Any, key: dict[str, str], sha: str) -> str | None:
    """Keep the hash of the answer that stands before the judges now; returns the one that stood there before."""
    from sqlalchemy import text

    here = "student = :student AND assignment = :assignment AND cell = :cell"
    before: str | None = gradebook.db.execute(text(f"SELECT sha256 FROM {TABLE} WHERE {here}"), key).scalar()
    gradebook.db.execute(text(f"REPLACE INTO {TABLE} VALUES (:student, :assignment, :cell, :sha)"), {**key, "sha": sha})
    return before


def judged_already(
    gradebook: Any, key: dict[str, str], cell_id: str, sha: str
) -> tuple[float, float | None, str | None] | None:
    """(points, extra credit, comment) that another member has got for the same answer, or None."""
    from sqlalchemy import text

    wanted = {**key, "cell_id": cell_id, "sha": sha}
    found = gradebook.db.execute(text(_JUDGED_ALREADY), wanted).first()
    return tuple(found) if found else None
