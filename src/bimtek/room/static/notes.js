// What the facilitator tells: notes at the top of the page until they are marked as read.

import { ask, onState } from "./link.js";
import { button, clock, make, tell } from "./nodes.js";

const place = document.getElementById("pesan");
const voice = make("p", { class: "unseen", role: "status" });
const list = make("ul", { class: "notes" });
place.append(voice, list);
const shown = new Map(); // id → node

function draw({ id, text, time, to_all: toAll }) {
  const read = button("Sudah dibaca", async () => {
    read.disabled = true;
    const told = await ask(`notes/${id}`, { read: true }).catch(() => null);
    read.disabled = false;
    if (!told?.notes) return tell(voice, "Belum tercatat: sambungan terputus. Coba lagi sebentar lagi.");
    const next = shown.get(id)?.nextElementSibling ?? shown.get(id)?.previousElementSibling;
    hear({ notes: told.notes });
    next?.querySelector("button")?.focus();
  }, "quiet", { "aria-label": `Sudah dibaca: ${text.slice(0, 60)}` });
  return make("li", {},
    make("p", { class: "note-head" }, make("b", {}, toAll ? "Fasilitator kepada semua" : "Fasilitator kepada meja Anda"), ` · ${clock(time)}`),
    make("p", { class: "note-text" }, text), read);
}

/** Only what is new is drawn and said; what is gone goes. */
function hear({ notes }) {
  if (!notes) return;
  const fresh = notes.filter(({ id }) => !shown.has(id));
  for (const [id, node] of shown) {
    if (notes.some((note) => note.id === id)) continue;
    node.remove();
    shown.delete(id);
  }
  for (const note of fresh) {
    const node = draw(note);
    shown.set(note.id, node);
    list.prepend(node); // the newest is what is seen without scrolling
  }
  if (fresh.length) tell(voice, `Pesan fasilitator: ${fresh.at(-1).text}`);
  place.hidden = !shown.size;
}

onState(hear);
