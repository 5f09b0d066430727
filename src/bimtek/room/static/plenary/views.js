// The other views: overview with the opening, the wall of issues, closing with what stays open.

import { button, make } from "../nodes.js";
import { field } from "./sides.js";

export const LEFT_OPEN = "sengaja dibiarkan terbuka";
const sign = (one) => (one.state === LEFT_OPEN ? "–" : one.settled ? "✓" : one.decisions.length ? "◐" : "○");

export function overview(agenda, go, act) {
  const lines = agenda.matters.map((one, nth) => {
    const word = one.state;
    return make("li", { class: one.settled ? "done" : "" },
      make("button", { type: "button", class: "pl-line", onclick: () => go(`hal-${nth + 1}`) },
        make("span", { class: "pl-sign", "aria-hidden": "true" }, sign(one)),
        make("span", { class: "pl-what" }, one.question, one.kind === "mirip" && make("span", { class: "pl-about" }, ` ${one.sides[0].text.map(([text]) => text).join("")}`)),
        make("span", { class: "pl-state" }, one.settled || one.fits ? word : `${word}, sesudah pleno`)));
  });
  return [
    make("div", { class: "pl-two" },
      make("div", {}, make("h2", {}, "Yang perlu diputuskan"),
        lines.length ? make("ol", { class: "pl-agenda" }, lines) : make("p", { class: "pl-words" }, "Tidak ada perbedaan. Semua sudah sejalan."),
        list("Keputusan yang tidak dapat dijalankan lagi", agenda.lost, "problem"),
        list("Berkas yang tidak dapat dipakai", agenda.problems, "problem")),
      make("div", {}, make("h2", {}, "Sudah sejalan"),
        make("ul", { class: "pl-agreed" }, agenda.agreed.map(([number, what]) => make("li", {}, make("b", {}, String(number)), ` ${what}`))),
        list("Belum mengumpulkan", agenda.missing, ""),
        opening(agenda, act))),
    past(agenda),
  ];
}

const list = (title, lines, kind) =>
  lines.length > 0 && make("div", { class: `pl-list ${kind}` }, make("h3", {}, title), make("ul", {}, lines.map((line) => make("li", {}, line))));

function opening(agenda, act) {
  const { held, roster } = agenda;
  const who = field("pemimpin", "Diputuskan oleh (forum dan yang memimpin)", { maxlength: 200, value: held?.who ?? "", placeholder: "Pleno, dipimpin Sekretaris Daerah" });
  const venue = field("tempat", "Tempat", { maxlength: 200, value: held?.venue ?? "" });
  const guests = field("undangan", "Undangan lain, satu nama sebaris", { rows: 3, maxlength: 2000, value: held?.guests ?? "" }, "textarea");
  const chair = field("nama-pemimpin", "Nama yang memimpin, untuk tanda tangan", { maxlength: 200, value: held?.chair ?? "" });
  const scribe = field("nama-notulis", "Nama notulis, untuk tanda tangan", { maxlength: 200, value: held?.scribe ?? "" });
  const boxes = roster.map(([id, name, table], nth) => {
    const box = make("input", { type: "checkbox", id: `hadir-${nth}` });
    box.checked = held?.present.includes(id) ?? false;
    return { id, box, node: make("p", { class: "pl-keep" }, box, make("label", { for: box.id }, name, table && make("span", { class: "hint" }, ` ${table}`))) };
  });
  const all = button("Semua hadir", () => boxes.forEach((one) => (one.box.checked = true)), "quiet");
  const save = () => act.decide(() => [{ kind: "held", who: who.input.value, venue: venue.input.value, guests: guests.input.value, chair: chair.input.value, scribe: scribe.input.value,
    present: boxes.filter((one) => one.box.checked).map((one) => one.id) }], null);
  return make("details", { class: "pl-opening", open: !held }, make("summary", {}, held ? `${held.who}; ${held.present.length} hadir` : "Buka pleno: pemimpin dan yang hadir"),
    who.node, chair.node, scribe.node, venue.node,
    make("fieldset", { class: "pl-roster" }, make("legend", {}, "Yang hadir"), all, ...boxes.map((one) => one.node)),
    guests.node, make("p", { class: "actions" }, button("Simpan", save, "main")));
}

function past(agenda) {
  const rows = agenda.history.filter((one) => one.kind !== "held");
  if (!rows.length) return null;
  return make("details", { class: "pl-past" }, make("summary", {}, `Catatan keputusan (${rows.length})`),
    make("ul", {}, [...rows].reverse().map((one) => make("li", { class: one.state }, one.what,
      make("span", { class: "pl-by" }, ` ${one.who}, ${one.when}${one.why ? `: ${one.why}` : ""}${one.state && one.state !== "berlaku" ? ` (${one.state})` : ""}`)))));
}

/** The wall. A stage is told by its sign, its word and its place in a row of five, not by colour alone. */
export function wall(agenda) {
  const { stages, bricks, aside } = agenda.wall;
  const legend = stages.map(([name, sign, count], stage) => make("li", { class: `stage-${stage}` }, make("span", { "aria-hidden": "true" }, sign), ` ${name}`, make("b", {}, ` ${count}`)));
  if (aside) legend.push(make("li", { class: "stage-aside" }, "– Dikesampingkan dengan alasan", make("b", {}, ` ${aside}`)));
  const pillars = [...new Set(bricks.map((one) => one.pillar))];
  return [
    make("h2", {}, "Dinding isu"),
    make("ul", { class: "pl-legend", "aria-label": "Tahap" }, legend),
    bricks.length ? null : make("p", { class: "pl-words" }, "Belum ada isu yang dikumpulkan."),
    make("div", { class: "pl-wall" }, pillars.map((pillar) => make("section", { "aria-label": pillar }, make("h3", {}, pillar),
      make("ul", {}, bricks.filter((one) => one.pillar === pillar).map((one) => brick(one, stages)))))),
  ];
}

function brick(one, stages) {
  const [name, sign] = one.aside ? ["Dikesampingkan dengan alasan", "–"] : stages[one.stage];
  const [gaps, strategies, programmes] = one.counts;
  return make("li", { class: `pl-brick ${one.aside ? "stage-aside" : `stage-${one.stage}`}` },
    make("p", { class: "pl-issue" }, one.label, one.usg != null && make("span", { class: "pl-usg" }, `USG ${one.usg}`)),
    make("p", { class: "pl-stage" }, make("span", { class: "pl-steps", "aria-hidden": "true" }, stages.map((_, nth) => make("i", { class: nth <= one.stage && !(nth === 2 && !strategies) ? "on" : "" }))),
      make("span", { "aria-hidden": "true" }, `${sign} `), name,
      gaps + strategies + programmes > 0 && make("span", { class: "hint" }, ` ${gaps} kesenjangan, ${strategies || "tanpa"} strategi, ${programmes} program`)));
}

export function closing(agenda, place, act) {
  const states = [...new Set(agenda.open.map(([state]) => state))];
  const later = place.dataset.later;
  const link = (suffix, label) => make("a", { class: "button", href: `${place.dataset.minutes}.${suffix}`, download: "" }, label);
  return [
    make("h2", {}, "Tutup pertemuan"),
    agenda.closed && make("p", { class: "pl-decided" }, `✓ Ditutup ${agenda.closed.day}; hasil sepakatnya tersimpan dengan kode ${agenda.closed.base.split("-").at(-1)}. `,
      later && `Pertemuan ${later} dimulai dari hasil ini: isian awalnya sudah memuatnya.`),
    make("p", { class: "pl-words" }, agenda.open.length
      ? `${agenda.open.length} hal masih terbuka. Semuanya dicatat dan tetap terlihat${agenda.closed ? "." : "; pertemuan boleh ditutup."}`
      : "Tidak ada yang terbuka."),
    ...states.map((state) => list(state[0].toUpperCase() + state.slice(1), agenda.open.filter(([one]) => one === state).map(([, what]) => what), "")),
    list("Keputusan yang tidak dapat dijalankan", agenda.lost, "problem"),
    make("p", { class: "actions" }, button(agenda.closed ? "Tutup lagi dengan keputusan terbaru" : "Tutup pertemuan", () => act.close(), "main"),
      link("docx", "Berita acara (Word)"), link("pdf", "Berita acara (PDF)")),
  ];
}
