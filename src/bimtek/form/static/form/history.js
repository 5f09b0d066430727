// The kept copies of an answer: who saved when and what changed, look at one, go back to one.

import { clock } from "./dates.js";
import { button, make } from "./nodes.js";
import { readAnswer } from "./reading.js";

const LOST = "Riwayat belum dapat dibuka: sambungan terputus. Coba lagi sebentar lagi.";

/** Open the window. Going back is an edit like others: it is saved as a new copy and can be taken back. */
export async function openHistory(form, opener) {
  await form.keeper.sending; // leaving the field for this button has begun to save
  await form.keeper.flush(); // what was just typed is the newest copy
  const answer = await form.host.history().catch(() => ({ status: "error", message: LOST }));
  const list = make("ol", { class: "bt-versions-list" });
  const dialog = make("dialog", { class: "bt-dialog", "aria-label": "Riwayat", onclose: () => (dialog.remove(), opener.focus()) },
    make("h4", {}, "Riwayat"),
    make("p", { class: "bt-hint" }, "Simpanan yang terbaru di atas. Mengembalikan simpanan lama tidak menghapus yang baru."),
    answer.status === "history" ? list : make("p", { class: "bt-notice", role: "alert" }, answer.message),
    make("div", { class: "bt-foot" }, button("Tutup", () => dialog.close(), { kind: "main" })));
  const restore = (version) => {
    goBack(form, version);
    dialog.close();
  };
  const { versions = [] } = answer;
  list.append(...versions.map((version) => drawVersion(form, version, version.revision === form.keeper.revision ? null : restore)));
  if (answer.status === "history" && !versions.length) list.replaceWith(make("p", { class: "bt-empty" }, "Belum ada simpanan."));
  form.root.append(dialog);
  dialog.showModal();
}

/** restore: null for the copy that stands. */
function drawVersion(form, { revision, author, saved_at: savedAt, rows, changes }, restore) {
  const place = make("div", {});
  let version = null;
  const fetched = async () => {
    const answer = version ?? await form.host.version(revision).catch(() => ({ status: "error", message: LOST }));
    if (answer.status !== "version") place.replaceChildren(make("p", { class: "bt-notice", role: "alert" }, answer.message));
    else version = answer;
    return version?.version;
  };
  const look = async () => {
    const content = await fetched();
    if (content) place.replaceChildren(readAnswer(form.definition, content.values));
  };
  const who = [clock(savedAt), author, rows ? `${rows} baris` : ""].filter(Boolean).join(" · ");
  const what = changes.length ? changes.join(" ") : "Tidak ada yang berubah.";
  return make("li", {}, make("p", {}, make("b", {}, who), restore ? null : " (yang sekarang)"), make("p", { class: "bt-hint" }, what),
    make("details", { class: "bt-look", ontoggle: ({ target }) => target.open && look() }, make("summary", {}, "Lihat"), place),
    restore && button("Kembalikan", async () => {
      const content = await fetched();
      if (content) restore(content);
    }, { symbol: "back", "aria-label": `Kembalikan simpanan ${who}` }));
}

function goBack(form, { values, reasons = {}, saved_at: savedAt }) {
  const { keeper } = form;
  form.edits.together(`kembali ke simpanan ${clock(savedAt)}`, (undo) => {
    undo.set(keeper, "values", values);
    undo.set(keeper, "reasons", reasons);
  });
  form.say(`Isian dikembalikan ke simpanan ${clock(savedAt)}.`);
}
