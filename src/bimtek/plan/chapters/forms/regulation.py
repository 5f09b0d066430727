"""The regulation that fixes the plan, as a draft: reviewers miss it often (evaluation report of Kabupaten Malang)."""

from __future__ import annotations

from bimtek.curriculum.context import Context
from bimtek.datasets import pillars
from bimtek.plan.absence import owed
from bimtek.plan.blocks import Block, Heading
from bimtek.plan.chapters.answered import closing_and_answered
from bimtek.plan.chapters.forms.clauses import articles, considering, counted, draft_note, recalling, titled
from bimtek.plan.chapters.money import costs
from bimtek.plan.chapters.offices import head_of_region, legal_form, place_name, signature
from bimtek.plan.model import Plan
from bimtek.plan.phrases import BLANK, listed, quoted, sentence, short_rupiah
from bimtek.plan.sections.governance import forum_words


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    law = legal_form(plan) or f"Peraturan {plan.region.head_title}"
    whole_name = f"{law} {place_name(plan)}" if law != "Peraturan Daerah" else f"{law} {plan.region.name}"
    subject = f"Master Plan Smart City {plan.region.name} Tahun {plan.first_year}–{plan.last_year}"
    service = context.region.complaint_service
    return (
        Heading(2, f"Rancangan {law}"),
        draft_note(plan),
        *owed(plan, "Bentuk hukum rencana belum dipilih tim inti.", "roadmap.governance"),
        titled(head_of_region(plan).upper(), f"PROVINSI {plan.region.province.upper()}"),
        titled(f"RANCANGAN {whole_name.upper()}", f"NOMOR {BLANK} TAHUN {BLANK}", "TENTANG", subject.upper()),
        titled("DENGAN RAHMAT TUHAN YANG MAHA ESA", f"{head_of_region(plan).upper()},"),
        *considering(*_reasons(plan, context, whole_name)),
        *recalling(
            *([service.legal_basis] if service else []),
            f"Peraturan Daerah tentang RPJMD {plan.region.name}: {BLANK}",
        ),
        titled("MEMUTUSKAN", f"Menetapkan: {whole_name.upper()} TENTANG {subject.upper()}."),
        *articles(_articles(plan, context, whole_name, law)),
        signature(head_of_region(plan), f"Ditetapkan di {BLANK}", f"pada tanggal {BLANK}"),
        signature(f"Sekretaris Daerah {plan.region.name}", f"Diundangkan di {BLANK}", f"pada tanggal {BLANK}"),
    )


def _reasons(plan: Plan, context: Context, whole_name: str) -> list[str]:
    closing, done = closing_and_answered(plan, context)
    which = " yang" if done == closing else f", {done} di antaranya"
    vision = (
        f"bahwa visi {quoted(plan.vision.text)} memerlukan langkah yang terukur dan terpadu;"
        if plan.vision.text
        else ""
    )
    return [
        *([vision] if vision else []),
        f"bahwa analisis daerah menemukan {counted(len(plan.issues))} isu strategis dan {counted(closing)} kesenjangan"
        f"{which} dijawab {counted(len(plan.programmes))} program dan {counted(len(plan.quickwins))} quick win;",
        f"bahwa untuk itu perlu menetapkan {whole_name} tentang Master Plan Smart City {plan.region.name} Tahun "
        f"{plan.first_year}–{plan.last_year}.",
    ]


def _articles(plan: Plan, context: Context, whole_name: str, law: str) -> list[list[str]]:
    cost = costs(plan, context)
    values = plan.governance.values
    coordinators = [
        f"{context.label('pillars', entry.id)}: {context.label('opd', str(entry.values['opd']))}"
        for entry in plan.governance.coordinators
        if entry.values.get("opd")
    ]
    missions = [context.item("proposed_missions", mission) for mission in plan.vision.missions]
    names = listed(pillar.name for pillar in pillars())
    sources = listed(cost.by_source) or BLANK
    forum = forum_words(values)
    fifth = plan.first_year + 4
    return [
        [
            f"Daerah adalah {plan.region.name}.",
            f"{plan.region.head_title} adalah {head_of_region(plan)}.",
            f"Master Plan Smart City adalah rencana pembangunan kota cerdas Daerah untuk {plan.first_year}–"
            f"{plan.last_year}, terdiri atas enam pilar: {names}.",
            "Quick win adalah perbaikan layanan yang sudah ada dan terasa oleh warga dalam 6 sampai 12 bulan.",
        ],
        [
            f"Master Plan Smart City mempunyai visi {quoted(plan.vision.text or BLANK)}.",
            f"Visi itu dijalankan lewat {len(missions)} misi: "
            + "; ".join(item.label.rstrip(".") for item in missions if item)
            + "."
            if missions
            else f"Misi: {BLANK}.",
        ],
        [
            "Master Plan Smart City terdiri atas Buku 1 Analisis Strategis, Buku 2 Master Plan, Buku 3 Ringkasan "
            "Eksekutif, Buku 4 Profil Quick Win, dan Lampiran.",
            f"Buku-buku itu merupakan bagian yang tidak terpisahkan dari {law} ini.",
        ],
        [
            f"Rencana aksi memuat {counted(len(plan.programmes))} program, dibagi atas jangka pendek "
            f"({plan.first_year}), menengah (sampai {fifth}), dan panjang (sampai {plan.last_year}).",
            "Perangkat Daerah memasukkan program yang menjadi tanggung jawabnya ke dalam Renstra, RKPD, dan APBD "
            "menurut ketentuan peraturan perundang-undangan.",
        ],
        [
            f"Pelaksanaan diarahkan Dewan Smart City yang dipimpin {values.get('council_head', BLANK)} dan dijalankan "
            f"Tim Pelaksana yang dipimpin {values.get('team_head', BLANK)}.",
            f"Perangkat Daerah koordinator pilar: {'; '.join(coordinators) or BLANK}.",
            f"Dewan dan Tim Pelaksana ditetapkan dengan Keputusan {plan.region.head_title}.",
        ],
        [
            f"Kebutuhan dana indikatif {short_rupiah(cost.total) if cost.total else BLANK}, dengan "
            f"{short_rupiah(cost.early) if cost.early else BLANK} pada lima tahun pertama, dan tidak mendahului "
            "penetapan APBD.",
            f"Pendanaan bersumber dari {sources}, dan sumber lain yang sah dan tidak mengikat.",
        ],
        [
            f"Forum bertemu {forum}. {sentence(str(values.get('forum_agenda') or ''))}".strip()
            if forum
            else f"Forum bertemu {BLANK}.",
            f"Tim Pelaksana melaporkan capaian indikator kepada {plan.region.head_title} sedikitnya satu kali setahun.",
            f"Rencana ini ditinjau pada {fifth}, atau lebih awal bila RPJMD berubah.",
        ],
        [
            f"{law} ini mulai berlaku pada tanggal diundangkan. Agar setiap orang mengetahuinya, memerintahkan "
            f"pengundangan {law} ini dengan penempatannya dalam Berita Daerah {plan.region.name}."
            if law != "Peraturan Daerah"
            else f"{law} ini mulai berlaku pada tanggal diundangkan dan ditempatkan dalam Lembaran Daerah "
            f"{plan.region.name}."
        ],
    ]
