// The plenary's page: one view at a time, the same in all windows within a second or so.
//
// What is being typed is never drawn over: a view is drawn anew only when what it shows has changed, and what was typed
// into its fields is carried over; it also waits for whoever moves to another view and comes back.

import { make } from "../nodes.js";
import { carried, mark, release } from "./drafts.js";
import { look, send } from "./line.js";
import { drawMatter } from "./matter.js";
import { closing, LEFT_OPEN, overview, wall } from "./views.js";

const LOOK = 1000; // ms between two looks
const place = document.getElementById("pleno");
const view = document.getElementById("tampilan");
const news = document.getElementById("kabar");
const fault = document.getElementById("galat");
let agenda = null;
let drawn = ""; // what the view shows, as text
let busy = false;

const here = () => location.hash.slice(1) || "ikhtisar";
const go = (name) => (location.hash = name);

function say(node, text) {
  node.hidden = !text;
  node.textContent = text;
}

function nthMatter() {
  const nth = Number(here().match(/^hal-(\d+)$/)?.[1]);
  return nth >= 1 && nth <= (agenda?.matters.length ?? 0) ? nth - 1 : -1;
}

const act = {
  decide: (made, matter) => doing("Mencatat …", "Tercatat.", async () => {
    const decisions = made();
    const who = agenda.held?.who;
    const known = matter ? matter.decisions.map((one) => one.ref) : [];
    return send("putuskan", { known, decisions: decisions.map((one) => ({ ...(who && { who }), ...one })) });
  }),
  undo: (refs, why) => doing("Membatalkan …", "Dibatalkan; yang berlaku sebelumnya berlaku lagi.", () => send("batalkan", { refs, why, who: agenda.held?.who ?? "" })),
  close: () => doing("Menutup pertemuan …", "Pertemuan ditutup.", () => send("tutup", {})),
};

async function doing(begin, end, work) {
  if (busy) return;
  busy = true;
  const beside = document.activeElement?.closest("#tampilan .actions, #tampilan details");
  say(fault, "");
  view.querySelectorAll(".pl-fault").forEach((one) => one.remove());
  view.querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
  say(news, begin);
  try {
    heard(await work(), true);
    say(news, end);
  } catch (error) {
    say(news, "");
    complain(error, beside);
  } finally {
    busy = false;
  }
}

/** Say what is the matter where people are looking: beside the button that they pressed; and lead them to the field. */
function complain(error, beside) {
  const near = beside?.isConnected ? beside : view.querySelector(".actions");
  if (!near) return say(fault, error.message);
  const told = make("p", { class: "problem pl-fault", role: "alert" }, error.message);
  if (near.tagName === "DETAILS") near.append(told);
  else near.before(told);
  told.scrollIntoView({ block: "nearest" });
  if (!error.control) return;
  error.control.setAttribute("aria-invalid", "true");
  error.control.focus();
}

function heard(told, own = false) {
  if (!told.matters) return;
  const before = agenda;
  agenda = told;
  draw(own);
  if (before && !own) say(news, "Diperbarui dari jendela lain.");
}

function draw(again = false) {
  if (!agenda) return;
  const nth = nthMatter();
  const name = here();
  const now = JSON.stringify(nth >= 0 ? [name, agenda.matters[nth], agenda.matters.length] : [name, agenda]);
  drawTabs();
  if (now === drawn) return;
  const subject = nth >= 0 ? agenda.matters[nth].key : name;
  if (again) release(subject); // decided: what was typed for it has done its work
  const stays = !again && drawn.startsWith(JSON.stringify([name]).slice(0, -1));
  const restore = carried(view, subject, stays);
  drawn = now;
  view.replaceChildren(...drawing(nth, name).filter(Boolean));
  mark(view, subject);
  restore();
  if (again) view.focus({ preventScroll: true }); // the button that was pressed is gone
}

/** The nodes of a view; where they cannot be made, what people can do instead of an empty page. */
function drawing(nth, name) {
  try {
    return nth >= 0 ? drawMatter(agenda.matters[nth], nth, agenda.matters.length, act)
      : name === "dinding" ? wall(agenda)
      : name === "tutup" ? closing(agenda, place, act)
      : overview(agenda, go, act);
  } catch (error) {
    console.warn(error);
    const what = nth >= 0 ? `Hal ${nth + 1}` : "Bagian ini";
    return [
      make("p", { class: "problem", role: "alert" }, `${what} tidak dapat ditampilkan. Yang sudah diputuskan aman. Lanjutkan dengan hal lain; `
        + "hal ini dapat diputuskan lewat berkas keputusan (perintah bimtek plenary). Muat ulang halaman bila terulang, dan laporkan pesan ini: "
        + `${error.message}`),
      make("p", { class: "actions" }, make("a", { class: "button", href: "#ikhtisar" }, "Ke ikhtisar")),
    ];
  }
}

function drawTabs() {
  const nth = nthMatter();
  const open = agenda.matters.findIndex((one) => !one.settled);
  const tab = (name, label, is) => make("a", { href: `#${name}`, ...(is && { "aria-current": "true" }) }, label);
  document.getElementById("bagian").replaceChildren(
    tab("ikhtisar", "Ikhtisar", here() === "ikhtisar"),
    ...(agenda.matters.length ? [tab(`hal-${(nth >= 0 ? nth : Math.max(open, 0)) + 1}`, nth >= 0 ? `Hal ${nth + 1}` : "Hal berikutnya", nth >= 0)] : []),
    tab("dinding", "Dinding isu", here() === "dinding"),
    tab("tutup", agenda.closed ? "Tutup ✓" : "Tutup", here() === "tutup"),
    make("span", { class: "pl-move" },
      make("button", { type: "button", class: "button quiet", onclick: () => step(-1), "aria-label": "Hal sebelumnya" }, "←"),
      make("button", { type: "button", class: "button quiet", onclick: () => step(1), "aria-label": "Hal berikutnya" }, "→")));
  const all = agenda.matters.length;
  const left = agenda.matters.filter((one) => one.state === LEFT_OPEN).length;
  const done = agenda.matters.filter((one) => one.settled).length - left;
  document.getElementById("kemajuan").replaceChildren(
    make("progress", { max: Math.max(all, 1), value: all ? done + left : 1, "aria-label": "Kemajuan pleno" }),
    make("span", {}, `${done} dari ${all} hal diputuskan${left ? `, ${left} ${LEFT_OPEN}` : ""} · rencana ${Math.round(agenda.minutes)} menit (paling lama ${agenda.longest})`));
}

function step(by) {
  const nth = nthMatter();
  const all = agenda?.matters.length ?? 0;
  const next = nth < 0 ? (by > 0 ? 0 : all - 1) : nth + by;
  if (next < 0) go("ikhtisar");
  else if (next >= all) go("dinding");
  else go(`hal-${next + 1}`);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
  // Within a control an arrow belongs to that control: it changes a radio, or moves in a text.
  const keys = { ArrowRight: () => step(1), PageDown: () => step(1), ArrowLeft: () => step(-1), PageUp: () => step(-1), Home: () => go("ikhtisar"), d: () => go("dinding"), D: () => go("dinding") };
  if (keys[event.key] && agenda) {
    event.preventDefault();
    keys[event.key]();
  }
});

// Who chose an answer with the mouse goes on with the arrows: they would change the answer while the radio has the focus.
let pointed = false;
document.addEventListener("pointerdown", () => (pointed = true), true);
document.addEventListener("keydown", () => (pointed = false), true);
view.addEventListener("click", (event) => {
  if (pointed && event.target.type === "radio") view.focus({ preventScroll: true });
});

addEventListener("hashchange", () => {
  say(news, "");
  say(fault, "");
  draw();
  scrollTo({ top: 0 });
  view.focus({ preventScroll: true }); // a screen reader begins with the new view
});

async function follow() {
  if (!busy) {
    try {
      const told = await look(agenda?.version ?? "");
      if (!busy) heard(told);
      if (fault.dataset.lost) {
        say(fault, "");
        delete fault.dataset.lost;
      }
    } catch (error) {
      fault.dataset.lost = "yes";
      say(fault, error.told ? error.message : "Sambungan ke server terputus. Halaman ini mencoba lagi sendiri; yang sudah tercatat aman.");
    }
  }
  setTimeout(follow, LOOK);
}

follow();
