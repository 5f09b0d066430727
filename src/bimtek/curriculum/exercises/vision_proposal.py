"""Usulan visi: key words that come from issues, one sentence that holds them, and missions for the pillar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bimtek.curriculum.checks import Check, complete, enough_rows
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Criterion, Example, Exercise, PlanPlace, Rubric, Unit
from bimtek.curriculum.fields import Merge, prose, references, table, text, year
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.rows import Answer, Row
from bimtek.curriculum.wording import technology_as_goal, words

LEAST = 3
VISION_WORDS = 30
"""Of a vision, here, in plenary and when it is settled; a longer sentence is not remembered."""
FARTHEST = 20
"""Years from the first year of the plan: the reach of an RPJPD."""
MISSIONS = 2


class KeyWord(Row):
    """A word that the vision must hold, with the issues that ask for it."""

    word: str = text("Kata kunci", hint="Satu sampai tiga kata: “cepat”, “tangguh bencana”.")
    issues: tuple[str, ...] = references("Lahir dari isu", "issues", hint="Kata tanpa isu hanya hiasan.")
    meaning: str = prose("Artinya di daerah ini", hint="Bagaimana warga melihat bahwa itu tercapai?", max_words=25)


class ProposedMission(Row):
    """What the pillar will do for the vision."""

    statement: str = prose("Misi", hint="Mulai dengan kata kerja: mempercepat, melindungi, membuka …", max_words=25)


class ProposalAnswer(Answer):
    keywords: tuple[KeyWord, ...] = table(
        "Kata kunci",
        KeyWord,
        min_rows=LEAST,
        publishes="keywords",
        alike="",  # equal ones are counted
    )
    vision: str = prose(
        "Kalimat visi",
        hint="Satu kalimat yang memuat semua kata kunci dan dapat diucapkan tanpa membaca.",
        max_words=VISION_WORDS,
        merge=Merge.CHOOSE,
        publishes="visions",
    )
    horizon: int | None = year(
        "Tercapai pada tahun",
        hint="Tahun ketika warga dapat menagihnya.",
        required=False,  # has_horizon says it better
    )
    motto: str = prose(
        "Semboyan daerah dengan kata-kata meja Anda",
        hint="Apa artinya semboyan itu dalam pekerjaan sehari-hari di pilar ini?",
        max_words=40,
        required=False,  # explains_motto says it better
    )
    missions: tuple[ProposedMission, ...] = table(
        "Misi untuk pilar ini, satu atau dua", ProposedMission, publishes="proposed_missions"
    )


def keywords_in_sentence(answer: ProposalAnswer, context: Context) -> Iterator[Finding]:
    """A key word that the sentence does not hold was not meant."""
    sentence = _plain(answer.vision)
    for keyword in answer.keywords:
        if keyword.word and all(part in sentence for part in _plain(keyword.word).split()):
            continue
        if not keyword.word:
            message = "Tulis kata kuncinya."
        elif not sentence:
            message = f"Rangkai kata kunci “{keyword.label}” ke dalam kalimat visi di bawah."
        else:
            message = (
                f"Kata kunci “{keyword.label}” belum tampak dalam kalimat visi. Pakai katanya, atau lepaskan kata itu."
            )
        yield red("USU-01", message, keyword, field="word")


def has_horizon(answer: ProposalAnswer, context: Context) -> Iterator[Finding]:
    """A vision without a year cannot be claimed by anybody."""
    last = context.start_year + FARTHEST
    if answer.horizon is None or not context.start_year <= answer.horizon <= last:
        yield red(
            "USU-02",
            f"Sebut tahun yang dituju, antara {context.start_year} dan {last}: kapan warga dapat menagih visi ini?",
            field="horizon",
        )


def explains_motto(answer: ProposalAnswer, context: Context) -> Iterator[Finding]:
    """The region's motto is repeated everywhere; here it gets a meaning."""
    if not answer.motto:
        named = f"“{context.region.tagline}”" if context.region.tagline else "daerah"
        yield red("USU-03", f"Jelaskan semboyan {named} dengan kata-kata meja Anda sendiri.", field="motto")


def short_enough(answer: ProposalAnswer, context: Context) -> Iterator[Finding]:
    if words(answer.vision) > VISION_WORDS:
        yield amber(
            "USU-04",
            f"Kalimat visi terdiri atas {words(answer.vision)} kata. "
            f"Coba ringkas sampai {VISION_WORDS} kata atau kurang.",
            field="vision",
        )


def technology_is_a_means(answer: ProposalAnswer, context: Context) -> Iterator[Finding]:
    """The minister's foreword to the guidebook: technology is not the goal. A guess, so amber."""
    if technology_as_goal(answer.vision):
        yield amber(
            "USU-05",
            "Teknologi tampak sebagai tujuan. Apa yang berubah bagi warga? Tulis perubahan itu; teknologi cukup "
            "disebut sebagai jalannya (“dengan …”, “melalui …”) atau tidak disebut.",
            field="vision",
        )


def few_missions(answer: ProposalAnswer, context: Context) -> Iterator[Finding]:
    if len(answer.missions) > MISSIONS:
        yield amber(
            "USU-06",
            f"Ada {len(answer.missions)} misi. Enam pilar akan digabung: pilih satu atau dua yang paling menentukan.",
            field="missions",
        )


def _plain(text: str) -> str:
    """Lower case without punctuation, words apart by one space: "Tangguh-Bencana!" → "tangguh bencana"."""
    return " ".join(re.findall(r"\w+", text.casefold()))


RUBRIC = Rubric(
    "Usulan visi",
    (
        Criterion(
            "Komprehensif",
            3,
            (
                (0, "Hanya menyebut satu urusan atau satu alat."),
                (1.5, "Memuat beberapa isu pilar, tetapi isu dengan nilai USG tertinggi belum terjawab."),
                (3, "Menjawab isu terpenting pilar dan terbaca hubungannya dengan pilar lain."),
            ),
        ),
        Criterion(
            "Inklusif",
            3,
            (
                (0, "Tidak terbaca untuk siapa."),
                (1.5, "Menyebut warga secara umum."),
                (3, "Mereka yang selama ini tertinggal jelas ikut: dalam kalimat visi, arti kata kunci, atau misi."),
            ),
        ),
        Criterion(
            "Efektif",
            3,
            (
                (0, "Tidak dapat dilihat apakah tercapai."),
                (1.5, "Arahnya jelas, tetapi hasilnya belum dapat diamati."),
                (3, "Hasil bagi warga dapat diamati pada tahun yang disebut."),
            ),
        ),
        Criterion(
            "Efisien",
            3,
            (
                (0, "Menuntut personel, anggaran, atau sarana yang jelas di luar jangkauan daerah."),
                (1.5, "Mungkin dicapai, tetapi tidak memakai apa yang sudah ada."),
                (3, "Bertumpu pada layanan, data, atau kebiasaan yang sudah dimiliki daerah."),
            ),
        ),
        Criterion(
            "Milik daerah ini",
            3,
            (
                (0, "Dapat dipakai kabupaten mana pun tanpa mengubah satu kata."),
                (1.5, "Menyebut ciri daerah, tetapi hanya sebagai hiasan."),
                (3, "Lahir dari keadaan, semboyan, dan kekuatan daerah ini; nama lain tidak akan cocok."),
            ),
        ),
    ),
)


EXERCISE = Exercise(
    id="vision.proposal",
    session="01_vision",
    order=30,
    unit=Unit.TABLE,
    minutes=40,
    title="Usulan visi",
    why="Visi adalah janji yang dapat ditagih warga. Kata-katanya harus lahir dari isu yang baru saja Anda tulis, "
    "supaya setiap kata nanti punya program.",
    how=(
        f"Pilih sedikitnya {LEAST} kata kunci; sebut isu asalnya dan artinya di daerah ini.",
        f"Rangkai menjadi satu kalimat, paling banyak {VISION_WORDS} kata, dan sebut tahun yang dituju.",
        "Jelaskan semboyan daerah dengan kata-kata meja Anda sendiri.",
        "Tulis satu atau dua misi untuk pilar ini.",
        "Bacakan keras-keras. Bila terdengar cocok untuk kabupaten lain, ubah.",
    ),
    good=Example(
        "“Pada 2034 setiap keluarga, sampai di desa yang paling jauh, ditolong dengan cepat, hidup sehat, dan menjaga "
        "danaunya.”",
        "Ada tahun, ada siapa yang selama ini tertinggal, hasilnya dapat diamati, dan tempatnya terasa.",
    ),
    weak=Example(
        "“Mewujudkan kabupaten digital yang maju, unggul, dan berdaya saing.”",
        "Teknologi menjadi tujuan, tidak ada warga di dalamnya, dan nama kabupaten mana pun cocok.",
    ),
    hints=(
        "Ambil tiga isu teratas. Apa kebalikannya, bila sudah selesai? Itulah calon kata kunci.",
        "Bayangkan seorang warga bercerita pada tahun itu. Kalimat mana yang ia ucapkan?",
        "Coret setiap kata sifat. Bila maknanya tetap, kata itu tidak perlu.",
    ),
    answer=ProposalAnswer,
    checks=(
        Check(complete("keywords"), 2, "keywords", "Kata kunci berasal dari isu dan punya arti"),
        Check(keywords_in_sentence, 1, "keywords", "Kata kunci dipakai dalam kalimat"),
        Check(
            enough_rows("keywords", LEAST, "Baru {now} kata kunci; tulis {least} atau lebih."),
            1,
            "",
            "Jumlah kata kunci",
        ),
        Check(complete(), 1, "", "Kalimat visi tertulis"),
        Check(has_horizon, 1, "", "Tahun yang dituju"),
        Check(explains_motto, 1, "", "Semboyan dijelaskan"),
        Check(complete("missions"), 1, "missions", "Misi pilar"),
        Check(enough_rows("missions", 1, "Tulis sedikitnya {least} misi untuk pilar ini.")),
        Check(short_enough),
        Check(technology_is_a_means),
        Check(few_missions),
    ),
    rubric=RUBRIC,
    places=(PlanPlace("vision", "Usulan visi tiap pilar"),),
)
