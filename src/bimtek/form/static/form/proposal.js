// What the machine proposes when it is asked: its reasons, and values that a person may take over.

import { button, make } from "./nodes.js";

const LOST = "Usulan belum dapat dihitung: sambungan terputus. Coba lagi sebentar lagi.";
const COUNTING = "Menghitung … Ini dapat memakan beberapa detik.";

/** The button below the fields. */
export function drawProposer(form) {
  const told = make("span", { class: "bt-hint", role: "status" });
  const opener = button(form.definition.proposer, async () => {
    opener.disabled = true;
    told.textContent = COUNTING;
    await form.keeper.flush(); // it is computed over what is saved
    const answer = await form.host.propose().catch(() => ({ status: "error", message: LOST }));
    told.textContent = "";
    opener.disabled = false;
    if (!form.ended) openProposal(form, answer, opener);
  });
  return make("p", { class: "bt-proposer" }, opener, " ", told);
}

/** The window with the reasons. Taking over is an edit like others: it is saved, and can be taken back. */
function openProposal(form, answer, opener) {
  const dialog = make("dialog", { class: "bt-dialog", "aria-label": form.definition.proposer, onclose: () => (dialog.remove(), opener.focus()) },
    make("h4", {}, form.definition.proposer),
    answer.status === "proposal"
      ? [make("p", {}, answer.said[0]), make("ul", { class: "bt-reasons" }, answer.said.slice(1).map((text) => make("li", {}, text)))]
      : make("p", { class: "bt-notice", role: "alert" }, answer.message),
    answer.values && make("p", { class: "bt-hint" }, "Ini usulan hitungan. Yang memutuskan tetap Anda: sesudah dipakai, setiap tahun masih dapat diubah."),
    make("div", { class: "bt-foot" },
      button("Tutup", () => dialog.close(), { kind: answer.values ? "" : "main" }),
      answer.values && button("Pakai usulan ini", () => (takeOver(form, answer.values), dialog.close()), { kind: "main" })));
  form.root.append(dialog);
  dialog.showModal();
}

function takeOver(form, values) {
  form.edits.together("memakai usulan", (undo) => undo.set(form.keeper, "values", values));
  form.say("Usulan dipakai. Periksa tahun mulai dan alasannya.");
}
