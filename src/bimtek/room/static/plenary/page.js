// The plenary's page: one view at a time, the same in all windows within a second or so.
//
// What is being typed is never drawn over: a view is drawn anew only when what it shows has changed, and what stands in
// its fields is carried over.

import { make } from "../nodes.js";
import { look, send } from "./line.js";
import { drawMatter } from "./matter.js";
import { closing, overview, wall } from "./views.js";

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
  decide: (decisions, matter) => doing("Mencatat …", "Tercatat.", async () => {
    if (!decisions.length) throw new Error("Pilih dahulu jawabannya.");
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
  say(fault, "");
  say(news, begin);
  try {
    heard(await work(), true);
    say(news, end);
  } catch (error) {
    say(news, "");
    say(fault, error.message);
  } finally {
    busy = false;
  }
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
  const shown = nth >= 0 ? [name, agenda.matters[nth], agenda.matters.length] : [name, agenda, 0];
  const now = JSON.stringify(name === "ikhtisar" || nth >= 0 ? shown : [name, agenda]);
  drawTabs();
  if (now === drawn) return;
  const same = !again && drawn.startsWith(JSON.stringify([name]).slice(0, -1));
  const typed = same ? keep() : null;
  drawn = now;
  view.replaceChildren(...(nth >= 0 ? drawMatter(agenda.matters[nth], nth, agenda.matters.length, act)
    : name === "dinding" ? wall(agenda)
    : name === "tutup" ? closing(agenda, place, act)
    : overview(agenda, go, act)).filter(Boolean));
  typed?.();
}

/** What stands in the fields, to be put back into a view that is drawn anew for the same matter. */
function keep() {
  const values = [...view.querySelectorAll("input, textarea")].map((one) => [one.id, one.type === "radio" || one.type === "checkbox" ? one.checked : one.value]);
  const focused = document.activeElement?.id;
  const unfolded = [...view.querySelectorAll("details")].map((one) => one.open);
  return () => {
    for (const [id, value] of values) {
      const one = document.getElementById(id);
      if (!one) continue;
      if (typeof value === "boolean") one.checked = value;
      else one.value = value;
    }
    view.querySelectorAll("details").forEach((one, nth) => (one.open = unfolded[nth] ?? one.open));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };
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
  const done = agenda.matters.filter((one) => one.settled);
  const all = agenda.matters.length;
  document.getElementById("kemajuan").replaceChildren(
    make("progress", { max: Math.max(all, 1), value: all ? done.length : 1, "aria-label": "Kemajuan pleno" }),
    make("span", {}, `${done.length} dari ${all} hal selesai · rencana ${Math.round(agenda.minutes)} menit (paling lama ${agenda.longest})`));
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
  const keys = { ArrowRight: () => step(1), PageDown: () => step(1), ArrowLeft: () => step(-1), PageUp: () => step(-1), Home: () => go("ikhtisar"), d: () => go("dinding"), D: () => go("dinding") };
  if (keys[event.key] && agenda) {
    event.preventDefault();
    keys[event.key]();
  }
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
