"""SWOT → TOWS: weighted factors from inside and outside, the position that follows, and a strategy per quadrant."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from bimtek.curriculum.checks import Check, complete
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import choice, number, prose, rating, references, table, text
from bimtek.curriculum.findings import Finding, amber, info, red
from bimtek.curriculum.position import CHANCE, KINDS, LIMIT, MATRICES, QUADRANTS, THREAT, position, weights
from bimtek.curriculum.rows import Answer, Row
from bimtek.curriculum.wording import names_missing_tool, technology_as_goal
from bimtek.formats import number_id

LEAST = 2
"""Factors of each kind: with one alone nothing is weighed."""
ROUNDING = Decimal("0.005")
"""Three thirds typed as 0,33 and 0,34 are a whole; 0,9 is not."""


class Factor(Row):
    """One factor. Weight: its part of its matrix (internal, external); rating: how strong it works, 1–4."""

    kind: str = choice("Jenis", *((kind, name) for kind, name in KINDS.items()))
    title: str = text("Faktor", hint="Satu keadaan yang dapat ditunjukkan, bukan harapan.")
    components: tuple[str, ...] = references("Dari kesiapan", "components", required=False)
    issues: tuple[str, ...] = references("Dari isu strategis", "issues", required=False)
    trends: tuple[str, ...] = references("Dari analisis masa depan", "trends", required=False)
    source: str = text(
        "atau dari sumber lain", hint="Dokumen dan tahunnya, bila belum ada di latihan mana pun.", required=False
    )
    weight: Decimal | None = number(
        "Bobot",
        hint="Seberapa penting dibandingkan faktor lain, sebagai bagian dari satu: 0,25. Kekuatan dan kelemahan "
        "bersama berjumlah 1; peluang dan ancaman juga.",
    )
    rating: int | None = rating(
        "Nilai",
        ("1", "Hampir belum terasa"),
        ("2", "Terasa di beberapa tempat"),
        ("3", "Terasa hampir di mana-mana"),
        ("4", "Sangat kuat: hasil pilar ini sudah berubah karenanya"),
        high=4,
    )

    def label_in(self, context: Context) -> str:
        """ "S: Kader dikenal setiap keluarga": whoever chooses factors for a strategy looks for their kind."""
        return f"{self.kind.upper()}: {self.label}" if self.kind in KINDS else self.label


class Strategy(Row):
    """What the table means to do where two kinds of factors meet."""

    quadrant: str = choice(
        "Kuadran",
        *((key, f"{key.upper()}: {words}") for key, (_, _, words) in QUADRANTS.items()),
    )
    strategy: str = prose("Strategi", hint="Siapa berbuat apa dengan apa: satu kalimat.", max_words=35)
    factors: tuple[str, ...] = references(
        "Faktor yang dipakai",
        "swot_factors",
        required=False,  # names_its_factors says it better
        hint="Sedikitnya satu dari dalam dan satu dari luar. Faktor baru muncul di sini sesudah tersimpan.",
    )


class SwotAnswer(Answer):
    factors: tuple[Factor, ...] = table(
        "Faktor dari dalam dan dari luar", Factor, min_rows=LEAST * len(KINDS), publishes="swot_factors"
    )
    strategies: tuple[Strategy, ...] = table(
        "Strategi TOWS", Strategy, min_rows=len(QUADRANTS), publishes="tows_strategies"
    )


def all_four_kinds(answer: SwotAnswer, context: Context) -> Iterator[Finding]:
    counted = {name: sum(row.kind == kind for row in answer.factors) for kind, name in KINDS.items()}
    few = [f"{name.lower()} {now}" for name, now in counted.items() if now < LEAST]
    if few:
        message = f"Tulis sedikitnya {LEAST} faktor untuk setiap jenis; sekarang {', '.join(few)}."
        yield red("SWT-01", message, field="factors")


def weight_is_a_part(answer: SwotAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.factors:
        if row.weight is not None and not 0 < row.weight <= 1:
            message = f"Bobot {number_id(row.weight)} bukan bagian dari 1. Tulis misalnya 0,20 untuk seperlima."
            yield red("SWT-02", message, row, field="weight")


def weights_add_up(answer: SwotAnswer, context: Context) -> Iterator[Finding]:
    for matrix, (up, down) in MATRICES.items():
        total = weights(answer.factors, matrix)
        if abs(total - 1) >= ROUNDING:
            left = 1 - total
            words = "kurang" if left > 0 else "lebih"
            yield red(
                "SWT-03",
                f"Bobot {KINDS[up].lower()} dan {KINDS[down].lower()} berjumlah {number_id(total)}; seharusnya 1. "
                f"Masih {words} {number_id(abs(left))}.",
                field="factors",
            )


def comes_from_somewhere(answer: SwotAnswer, context: Context) -> Iterator[Finding]:
    """A factor that no earlier exercise and no document knows is an impression. What was deleted shows nothing."""
    for row in answer.factors:
        known = (
            any(context.knows("components", entry) for entry in row.components)
            or any(context.knows("issues", entry) for entry in row.issues)
            or any(context.knows("trends", entry) for entry in row.trends)
        )
        if not known and not row.source:
            yield red(
                "SWT-04",
                f"Dari mana “{row.label}”? Pilih komponen kesiapan, isu, atau kecenderungan; atau sebut sumbernya.",
                row,
                field="components",
            )


def every_quadrant_has_one(answer: SwotAnswer, context: Context) -> Iterator[Finding]:
    here = {row.quadrant for row in answer.strategies}
    missing = [key.upper() for key in QUADRANTS if key not in here]
    if missing:
        yield red("SWT-05", f"Belum ada strategi untuk {', '.join(missing)}.", field="strategies")


def names_its_factors(answer: SwotAnswer, context: Context) -> Iterator[Finding]:
    """A strategy of SO that uses no strength is a wish; one that uses others besides is worth a look."""
    kinds = {row.id: row.kind for row in answer.factors}
    for row in answer.strategies:
        if row.quadrant not in QUADRANTS:
            continue
        inside, outside, _ = QUADRANTS[row.quadrant]
        used = {kinds.get(context.resolve(entry), kinds.get(entry, "")) for entry in row.factors} - {""}
        missing = [KINDS[kind].lower() for kind in (inside, outside) if kind not in used]
        if missing:
            yield red(
                "SWT-06",
                f"Strategi {row.quadrant.upper()} ini belum menyebut {' dan '.join(missing)} yang dipakainya.",
                row,
                field="factors",
            )
        elif others := [KINDS[kind].lower() for kind in KINDS if kind in used - {inside, outside}]:
            yield amber(
                "SWT-07",
                f"Strategi {row.quadrant.upper()} ini juga memakai {' dan '.join(others)}. Kuadrannya tepat?",
                row,
                field="factors",
            )


def inside_or_outside(answer: SwotAnswer, context: Context) -> Iterator[Finding]:
    """Readiness is ours, trends come from elsewhere; the commonest slip is to call one's own plan a chance."""
    for row in answer.factors:
        only_readiness = row.components and not (row.issues or row.trends or row.source)
        only_trends = row.trends and not (row.components or row.issues or row.source)
        if only_readiness and row.kind in (CHANCE, THREAT):
            message = "Kesiapan adalah keadaan di dalam; peluang dan ancaman datang dari luar. Periksa jenisnya."
            yield amber("SWT-08", message, row, field="kind")
        elif only_trends and row.kind not in (CHANCE, THREAT, ""):
            message = "Kecenderungan datang dari luar; kekuatan dan kelemahan ada pada kita sendiri. Periksa jenisnya."
            yield amber("SWT-09", message, row, field="kind")


def solution_in_disguise(answer: SwotAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.factors:
        if names_missing_tool(row.title):
            message = f"“{row.title}” menyebut alat yang belum ada. Apa yang tidak berjalan karenanya? Tulis itu."
            yield amber("SWT-10", message, row, field="title")


def tool_is_no_strategy(answer: SwotAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.strategies:
        if technology_as_goal(row.strategy):
            message = "Strategi ini berhenti pada alat. Apa yang dilakukan orang dengan alat itu, dan untuk siapa?"
            yield amber("SWT-11", message, row, field="strategy")


def weighed_apart(answer: SwotAnswer, context: Context) -> Iterator[Finding]:
    """Equal weights and equal ratings everywhere: nothing was weighed."""
    weighed = {(row.weight, row.rating) for row in answer.factors}
    if len(answer.factors) >= LEAST * len(KINDS) and len(weighed) == 1 and None not in weighed.pop():
        message = "Semua faktor berbobot dan bernilai sama. Mana yang paling menentukan? Beri bobot lebih besar."
        yield amber("SWT-12", message, field="factors")


def tells_position(answer: SwotAnswer, context: Context) -> Iterator[Finding]:
    """Only tells: the point, once the weights are right."""
    off = any(abs(weights(answer.factors, matrix) - 1) >= ROUNDING for matrix in MATRICES)
    unrated = any(row.rating is None for row in answer.factors)
    point = None if off or unrated else position(answer.factors)
    if point is None:
        return
    words = QUADRANTS[point.quadrant][2] if point.quadrant else "titiknya tepat pada sumbu; timbang lagi nilainya"
    yield info(
        "SWT-13",
        f"x = {number_id(point.strengths, 2)} − {number_id(point.weaknesses, 2)} = {signed(point.x)}; "
        f"y = {number_id(point.chances, 2)} − {number_id(point.threats, 2)} = {signed(point.y)}. "
        f"{f'Kuadran {point.quadrant.upper()}: ' if point.quadrant else ''}{words}.",
        field="factors",
    )


def signed(value: Decimal) -> str:
    """ "+0,45", "−1,20", "0,00"."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{number_id(abs(value), 2)}"


def defaults(context: Context) -> dict[str, Any]:
    """The chances and threats that the table saw in its trends: they are not written twice."""
    rows: list[dict[str, Any]] = []
    for item in context.items.get("trends", ()):
        if item.pillar != context.pillar or (item.by and context.seat not in item.by):
            continue
        for kind, name in ((CHANCE, "chance"), (THREAT, "threat")):
            if words := str(item.values.get(name) or "").strip():
                rows.append({"id": f"{item.id}-{kind}", "kind": kind, "title": words, "trends": [item.id]})
    return {"factors": rows} if rows else {}


EXERCISE = Exercise(
    id="assessment.swot",
    session="02_assessment",
    order=15,
    unit=Unit.TABLE,
    minutes=60,
    title="SWOT dan TOWS",
    why="Kesiapan, isu, dan kecenderungan masih berdiri sendiri-sendiri. Di sini meja menimbangnya bersama, melihat di "
    "mana pilar ini berdiri, lalu memilih jalan dari setiap pertemuan faktor dalam dan luar.",
    how=(
        f"Tulis sedikitnya {LEAST} faktor untuk setiap jenis, dan pilih asalnya: kesiapan, isu, atau kecenderungan.",
        "Bagi bobot menurut pentingnya: kekuatan dan kelemahan bersama berjumlah 1, peluang dan ancaman juga.",
        f"Beri nilai 1 sampai {LIMIT}: seberapa kuat pengaruhnya sekarang? Kelemahan yang berat juga bernilai {LIMIT}.",
        "Lihat posisinya: x = kekuatan − kelemahan, y = peluang − ancaman; titiknya digambar pada halaman buku.",
        "Tulis satu strategi untuk setiap kuadran dan sebut faktor yang dipakainya.",
    ),
    good=Example(
        "SO: pengurus banjar yang sudah dipercaya (kekuatan) menerima laporan lisan dan meneruskannya lewat radio yang "
        "didukung relawan (peluang).",
        "Dua faktor bertemu dalam satu tindakan; orang lain dapat memeriksa keduanya.",
    ),
    weak=Example(
        "SO: mengoptimalkan seluruh potensi yang ada melalui sinergi lintas sektor.",
        "Tidak ada faktor, tidak ada orang, tidak ada tindakan; kalimat ini cocok untuk semua kuadran.",
    ),
    hints=(
        "Dapatkah kita mengubahnya sendiri dengan keputusan rapat? Itu faktor dalam. Tidak dapat? Itu faktor luar.",
        "Bagi dahulu bobot dengan sepuluh kancing di atas meja: satu kancing 0,10.",
        "Komponen kesiapan bernilai 1 atau 2 hampir selalu kelemahan; yang 4 atau 5 kekuatan.",
        "Mulailah strategi dari kuadran tempat titik Anda jatuh; di sanalah jalan yang paling dekat.",
    ),
    answer=SwotAnswer,
    checks=(
        Check(complete("factors"), 3, "factors", "Faktor terisi"),
        Check(comes_from_somewhere, 3, "factors", "Setiap faktor punya asal"),
        Check(all_four_kinds, 2, "", "Keempat jenis ada"),
        Check(weight_is_a_part, 1, "factors", "Bobot adalah bagian dari 1"),
        Check(weights_add_up, 3, "", "Bobot berjumlah 1"),
        Check(complete("strategies"), 1, "strategies", "Strategi terisi"),
        Check(every_quadrant_has_one, 1, "", "Keempat kuadran punya strategi"),
        Check(names_its_factors, 3, "strategies", "Strategi menyebut faktornya"),
        Check(inside_or_outside),
        Check(solution_in_disguise),
        Check(tool_is_no_strategy),
        Check(weighed_apart),
        Check(tells_position),
    ),
    places=(PlanPlace("gaps", "Analisis SWOT"),),
    defaults=defaults,
)
