"""What the facilitator reads in the terminal: codes, addresses, what to do next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bimtek.answers.cohort import Cohort
from bimtek.room.addresses import is_local
from bimtek.room.certificate import Certificate
from bimtek.room.codes import codes_path, make_codes, without_code
from bimtek.room.codes_sheet import write_codes_sheet
from bimtek.room.door import PREFIX


def hand_out_codes(console: Console, cohort: Cohort, address: str, codes_sheet: Path | None) -> None:
    """Make codes for whoever has none; show them this once, and write the cards when asked for."""
    lacking = without_code(cohort)
    if not lacking:
        console.print(
            "Kode masuk sudah dibagikan sebelumnya. Kode baru untuk seorang peserta dibuat di halaman fasilitator; "
            f"untuk semua peserta, hapus {codes_path(cohort).as_posix()} lalu jalankan lagi.",
            soft_wrap=True,
        )
        return
    codes = make_codes(cohort, lacking)
    show_codes(console, cohort, codes)
    if codes_sheet:
        write_codes_sheet(cohort, codes, codes_sheet, address=address)
        console.print(f"Lembar kode untuk dicetak: {codes_sheet}. Hapus setelah dicetak.\n", soft_wrap=True)


def show_codes(console: Console, cohort: Cohort, codes: Mapping[str, str]) -> None:
    table = Table(title="Kode masuk peserta (hanya tampil sekali ini)", title_justify="left")
    for title in ("Peserta", "Nama", "Meja", "Kode"):
        table.add_column(title, no_wrap=title == "Kode")
    for person in cohort.people:
        if person.id in codes:
            table.add_row(person.id, person.name, person.table or ("tim inti" if person.core else ""), codes[person.id])
    console.print(table)


def announce(
    console: Console,
    cohort: Cohort,
    addresses: Sequence[str],
    token: str,
    ip: str,
    sheet: Path | None = None,
    secured: Certificate | None = None,
) -> None:
    """Where to go and what to do next."""
    console.print(f"\n[bold]{cohort.title}[/bold]")
    for number, address in enumerate(addresses):
        console.print(f"  {'' if number else 'Peserta':<12} {address}{PREFIX}/", soft_wrap=True)
    console.print(f"  Fasilitator  {addresses[0]}/login?token={token}", soft_wrap=True)
    if secured:
        console.print(f"  Sidik jari   {secured.fingerprint}", soft_wrap=True)
    console.print("\nLangkah berikutnya")
    steps = [
        "Buka alamat fasilitator di peramban komputer ini; di sana ada JupyterLab dan formgrader.",
        "Tulis alamat peserta di papan, lalu bagikan kode kepada masing-masing peserta.",
        "Biarkan jendela ini terbuka. Untuk menutup ruang kelas, tekan Ctrl+C; yang sudah tersimpan tidak hilang.",
    ]
    if is_local(ip):
        steps.insert(1, "Alamat ini hanya dapat dibuka di komputer ini. Untuk seluruh ruangan, pakai --ip 0.0.0.0.")
    elif sheet:
        steps[1] = f"Cetak {sheet} untuk dinding, lalu bagikan kode kepada masing-masing peserta."
    if secured and secured.is_own:
        steps.insert(-1, "Peramban memperingatkan bahwa sertifikat tidak dikenal; cocokkan sidik jari, lalu lanjutkan.")
    if len(addresses) > 1:
        steps.insert(-1, "Komputer ini ada di beberapa jaringan: pakai alamat yang terbuka dari ponsel di ruangan.")
    for number, step in enumerate(steps, start=1):
        console.print(f"  {number}. {step}", soft_wrap=True)
