"""The jupyter_server extension: addresses under /bimtek, a guard before everything else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import PublicStaticFileHandler
from jupyter_server.extension.application import ExtensionApp
from traitlets import Float, Unicode

import bimtek.form
from bimtek.room import (
    api,
    book_page,
    desk,
    desk_answer,
    desk_api,
    desk_hints,
    desk_notes,
    desk_results,
    feedback_page,
    guides,
    home,
    live_api,
    pages,
    plenary_api,
    plenary_page,
    receiving_page,
    remarks_api,
    signing,
    tickets_page,
    workbook_page,
)
from bimtek.room.classroom import open_classroom
from bimtek.room.door import PREFIX, Door
from bimtek.room.guard import stand_guard
from bimtek.room.watch.stuck import Limits

STATIC = Path(__file__).parent / "static"
FORM_STATIC = Path(bimtek.form.__file__).parent / "static"


class OpenFiles(PublicStaticFileHandler):
    """Stylesheets and scripts, for everybody: the page to sign in needs them, and they hold nothing."""

    def set_default_headers(self) -> None:
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cache-Control", "no-cache")  # asked again each time, answered 304: never an old form


ADDRESSES: list[tuple[Any, ...]] = [
    (PREFIX + r"/?", home.Home),
    (PREFIX + r"/masuk", signing.ParticipantIn),
    (PREFIX + r"/keluar", signing.ParticipantOut),
    (PREFIX + r"/fasilitator", desk.Desk),
    (PREFIX + r"/fasilitator/kode", desk.NewCode),
    (PREFIX + r"/fasilitator/lembar-dinding", desk.WallSheet),
    (PREFIX + r"/fasilitator/penerimaan", receiving_page.ReceivingPage),
    (PREFIX + r"/fasilitator/jawaban/([\w.-]+)/([\w.-]+)", desk_answer.AnswerPage),
    (PREFIX + r"/fasilitator/hasil/(\w+)", desk_results.ResultsPage),
    (PREFIX + r"/fasilitator/pesan", desk_notes.NotesPage),
    (PREFIX + r"/fasilitator/pesan/tarik", desk_notes.WithdrawNote),
    (PREFIX + r"/fasilitator/petunjuk", desk_hints.HintsPage),
    (PREFIX + r"/fasilitator/pleno/(\w+)", plenary_page.PlenaryPage),
    (PREFIX + r"/fasilitator/pleno/(\w+)/berita-acara\.(docx|pdf)", plenary_page.MinutesFile),
    (PREFIX + r"/pertemuan/(\w+)", pages.Meeting),
    (PREFIX + r"/pertemuan/(\w+)/kumpulkan", pages.HandIn),
    (PREFIX + r"/pertemuan/(\w+)/excel", workbook_page.WorkbookPage),
    (PREFIX + r"/pertemuan/(\w+)/excel/([\w.-]+)\.xlsx", workbook_page.WorkbookFile),
    (PREFIX + r"/pertemuan/(\w+)/excel/simpan", workbook_page.SaveWorkbook),
    (PREFIX + r"/buku/(\w+)", book_page.BookPage),
    (PREFIX + r"/umpan-balik/(\w+)", feedback_page.FeedbackPage),
    (PREFIX + r"/tanda-terima/(\w+)/([\w.-]+)/(\d{1,6})", pages.ReceiptPage),
    (PREFIX + rf"/({'|'.join(guides.GUIDES)})", guides.GuidePage),
    (PREFIX + r"/tiket-latihan\.xlsx", tickets_page.TrainingTickets),
    (PREFIX + r"/gambar/([\w-]+\.png)", OpenFiles, {"path": guides.pictures().as_posix()}),
    (PREFIX + r"/api/exercise/([\w.-]+)", api.ExerciseApi),
    (PREFIX + r"/api/exercise/([\w.-]+)/check", api.CheckApi),
    (PREFIX + r"/api/exercise/([\w.-]+)/history", api.HistoryApi),
    (PREFIX + r"/api/exercise/([\w.-]+)/proposal", api.ProposalApi),
    (PREFIX + r"/api/exercise/([\w.-]+)/search/(\w{1,40})", api.SearchApi),
    (PREFIX + r"/api/exercise/([\w.-]+)/history/(\d{1,9})", api.HistoryApi),
    (PREFIX + r"/api/pleno/(\w+)", plenary_api.PlenaryApi),
    (PREFIX + r"/api/pleno/(\w+)/(putuskan|batalkan|tutup)", plenary_api.DecideApi),
    (PREFIX + r"/api/desk", desk_api.BoardApi),
    (PREFIX + r"/api/desk/live", desk_api.BoardStream),
    (PREFIX + r"/api/notes/(\w{1,40})", desk_notes.NoteApi),
    (PREFIX + r"/api/heartbeat", live_api.Heartbeat),
    (PREFIX + r"/api/live", live_api.Stream),
    (PREFIX + r"/api/pen/([\w.-]+)", live_api.PenApi),
    (PREFIX + r"/api/remarks/([\w.-]+)", remarks_api.RemarksApi),
    (PREFIX + r"/api/remarks/([\w.-]+)/(\w+)", remarks_api.RemarkApi),
    (PREFIX + r"/api/.*", api.NoSuchApi),
    (PREFIX + r"/static/(.*)", OpenFiles, {"path": STATIC.as_posix()}),
    (PREFIX + r"/form/(.*)", OpenFiles, {"path": FORM_STATIC.as_posix()}),
    (PREFIX + r"/.*", pages.Nowhere),
]


class RoomApp(ExtensionApp):
    """The room of one cohort."""

    name = "bimtek"
    extension_url = PREFIX + "/"
    load_other_extensions = True
    cohort_folder = Unicode(help="Folder of the cohort.").tag(config=True)
    stuck_after = Float(15.0, help="Minutes after which a seat is stuck.").tag(config=True)

    @classmethod
    def get_extension_package(cls) -> str:
        return "bimtek.room"

    def initialize_settings(self) -> None:
        server = self.serverapp
        assert server is not None
        door = Door(server.cookie_secret, str(server.identity_provider.token), server.port)
        limits = Limits(after=timedelta(minutes=self.stuck_after))
        self.settings.update(bimtek_classroom=open_classroom(Path(self.cohort_folder), limits), bimtek_door=door)
        stand_guard(server.web_app, door)

    def initialize_handlers(self) -> None:
        self.handlers.extend(ADDRESSES)
