"""What lies between two drafts: programmes, numbers, rows, texts; and the page about it."""

from __future__ import annotations

from bimtek.plan.blocks import Bullets, Chapter, Heading, Table
from bimtek.plan.drafts.compared import Comparison, compare
from bimtek.plan.drafts.comparison_page import comparison_book, summary
from bimtek.plan.drafts.kept import Draft
from bimtek.plan.drafts.values import CHANGED, GONE, JOINED, NEW, Step, programme_changes, row_changes
from bimtek.plan.model import Plan
from bimtek.plan.world import context_of


def found(two_drafts: tuple[Draft, Draft]) -> Comparison:
    return compare(*two_drafts)


def test_programmes_are_new_changed_or_gone(two_drafts: tuple[Draft, Draft]) -> None:
    programmes = {each.label: each for each in found(two_drafts).programmes}
    assert {label: each.kind for label, each in programmes.items()} == {
        "Satu pintu laporan darurat (governance)": CHANGED,
        "Kelas malam": NEW,
        "Loket keliling (governance)": GONE,
    }
    steps = programmes["Satu pintu laporan darurat (governance)"].steps
    assert Step("Jumlah pagu", "Rp2.000.500.000", "Rp2.250.500.000", "+Rp250.000.000") in steps
    assert Step("Indikator hasil", "Laporan selesai tepat waktu", "Ditolong dalam dua jam") in steps


def test_numbers_are_told_with_their_difference_and_seat(two_drafts: tuple[Draft, Draft]) -> None:
    (number,) = found(two_drafts).numbers
    assert (number.exercise, number.seats) == ("Kesenjangan", ("meja-governance",))
    assert number.step == Step("Kondisi yang diinginkan", "30", "45", "+15 menit")


def test_a_programme_that_another_took_in_is_joined(full_plan: Plan) -> None:
    first, second, *others = full_plan.programmes
    joined = full_plan.model_copy(
        update={"programmes": [first, *others], "aliases": {**full_plan.aliases, second.id: first.id}}
    )
    context = context_of(full_plan)
    (told,) = programme_changes(full_plan, joined, context, context)
    assert (told.label, told.kind, told.into) == (second.label, JOINED, first.label)


def test_rows_that_came_and_went(full_plan: Plan) -> None:
    less = full_plan.model_copy(update={"issues": full_plan.issues[1:]})
    (gone,) = row_changes(full_plan, less)
    assert (gone.exercise, gone.came, gone.went) == ("Isu strategis", (), (full_plan.issues[0].label,))
    (back,) = row_changes(less, full_plan)
    assert back.came == gone.went


def test_a_draft_and_itself_do_not_differ(two_drafts: tuple[Draft, Draft]) -> None:
    same = compare(two_drafts[0], two_drafts[0])
    assert same.is_empty and list(summary(same)) == []
    assert [chapter.title for chapter in comparison_book(same).chapters] == ["Ringkasan"]


def test_the_summary_counts(two_drafts: tuple[Draft, Draft]) -> None:
    told = list(summary(found(two_drafts)))
    assert told[0] == "Tiga program: 1 baru, 1 berubah, dan 1 tidak ada lagi."
    assert told[1] == "Jumlah pagu Rp4.201.000.000 menjadi Rp4.361.000.000 (+Rp160.000.000)."
    assert told[2] == "Satu angka lain berubah."


def test_the_page_names_chapter_old_and_new(two_drafts: tuple[Draft, Draft]) -> None:
    book = comparison_book(found(two_drafts))
    titles = [chapter.title for chapter in book.chapters]
    assert titles[:3] == ["Ringkasan", "Program", "Angka"]
    assert titles[3:] == ["Teks Buku 1. Analisis Strategis Smart City", *titles[4:]]
    assert isinstance(book.chapters[0].blocks[1], Bullets)
    actions = rows_under("Rencana Aksi", book.chapters[titles.index("Teks Buku 2. Master Plan Smart City")])
    changed = [row for row in actions if "Ditolong dalam dua jam" in row[3]]
    assert changed and "Laporan selesai tepat waktu" in changed[0][2]
    assert "Rencana aksi (Meja Governance)" in changed[0][4]


def rows_under(heading: str, chapter: Chapter) -> list[tuple[str, ...]]:
    place = next(n for n, each in enumerate(chapter.blocks) if isinstance(each, Heading) and each.text == heading)
    table = chapter.blocks[place + 1]
    assert isinstance(table, Table)
    return list(table.rows)
