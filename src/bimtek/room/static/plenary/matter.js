// One matter on the projector: what is asked, what the tables said, and the buttons to decide.
//
// forms: kind of matter → (matter, decide) → nodes. decide(() => [decisions]) puts them down; the function fails with
// words for people where something is missing.

import { button, make } from "../nodes.js";
import { confirmation } from "./confirmation.js";
import { bar, lacking, leaveOpen, needed, reason } from "./parts.js";
import { field, plain, sides, words } from "./sides.js";
import { LEFT_OPEN } from "./views.js";

const KINDS = { mirip: "Satu atau dua", nilai: "Nilai berbeda", visi: "Visi", opd: "Konfirmasi OPD" };
const added = new Map(); // key of a vision's matter → sentences that the plenary put together, until one is chosen

function duplicate(matter, decide) {
  let kept = matter.sides[0];
  const wording = field("bunyi", "Bunyi butir yang dipertahankan", { rows: 2, maxlength: 2000, value: plain(kept) }, "textarea");
  const keep = (one, nth) => {
    const radio = make("input", { type: "radio", name: "pertahankan", id: `pertahankan-${nth}` });
    radio.checked = nth === 0;
    radio.addEventListener("change", () => {
      if (wording.input.value === plain(kept)) wording.input.value = plain(one);
      kept = one;
      explain();
    });
    return { control: make("p", { class: "pl-keep" }, radio, make("label", { for: radio.id }, "Pertahankan butir ini")) };
  };
  const result = make("div", { class: "pl-result" });
  const explain = () => result.replaceChildren(...outcome(matter, kept));
  explain();
  const why = reason();
  const same = () => {
    const others = matter.items.filter((id) => id !== kept.id);
    const decisions = [{ kind: "same", into: kept.id, absorbs: others, why: why.input.value }];
    const text = wording.input.value.trim();
    if (matter.asks.field && text && text !== plain(kept)) {
      decisions.push({ kind: "value", exercise: matter.asks.exercise, rows: [kept.id], field: matter.asks.field, value: text, why: why.input.value });
    }
    return decisions;
  };
  const different = () => [{ kind: "different", of: matter.items, why: why.input.value }];
  const [owed, open] = leaveOpen(matter, why, decide);
  return [
    sides(matter.sides, keep),
    result,
    make("div", { class: "pl-form" }, matter.asks.field && wording.node, why.node, owed),
    bar(button("Satu: gabungkan", () => decide(same), "main"), button("Berbeda: biarkan dua", () => decide(different), "main"), open),
  ];
}

/** What a merge will do, said before it is done: whose fields hold, and what becomes a new matter. */
function outcome(matter, kept) {
  const holds = kept.details.slice(0, 4).map(([label, text]) => `${label}: ${text}`).join("; ");
  return [
    make("p", {}, make("b", {}, "Bila digabung: "), `yang berlaku bunyi dan semua isian butir yang dipertahankan, dari ${kept.by.join(", ")}`, holds && ` (${holds})`,
      ". Isian butir lain yang berbeda tidak dipakai lagi, tetapi tetap tersimpan; pagu tidak dijumlahkan."),
    make("p", {}, "Penilaian yang berbeda, misalnya pada prioritas, menjadi hal baru yang diputuskan pleno sesudah ini."),
  ];
}

function clash(matter, decide) {
  const { asks } = matter;
  const why = reason();
  const valued = (value) => [{ kind: "value", exercise: asks.exercise, rows: asks.rows, field: asks.field, value, why: why.input.value }];
  const settle = (value) => decide(() => valued(value));
  const [owed, open] = leaveOpen(matter, why, decide);
  if (asks.input === "rating") {
    const anchors = Object.fromEntries(asks.anchors ?? []);
    const choices = [];
    for (let value = asks.low; value <= asks.high; value++) {
      const said = matter.sides.filter((one) => Number(one.value) === value);
      choices.push(make("li", {},
        button(String(value), () => settle(value), "pl-rate", { "aria-label": `Tetapkan ${value}${anchors[value] ? `: ${anchors[value]}` : ""}` }),
        make("div", {}, make("p", { class: "pl-anchor" }, anchors[value] ?? ""),
          make("p", { class: "pl-tables" }, said.length ? said.map((one) => make("span", { class: one.far ? "far" : "" }, one.by.join(", "), one.far && " (paling jauh)")) : "–"))));
    }
    const shown = [...matter.sides].sort((a, b) => Number(a.value) - Number(b.value)).filter((one) => one.details.length);
    return [
      make("ul", { class: "pl-rates", "aria-label": "Tetapkan nilai" }, choices),
      make("div", { class: "pl-form" }, why.node, owed),
      bar(open),
      shown.length > 0 && make("details", { class: "pl-evidence", open: shown.length < 7 }, make("summary", {}, "Bukti dan catatan setiap meja"), sides(shown, () => ({ big: true }))),
    ];
  }
  const own = field("nilai-lain", "Nilai lain yang disepakati", { maxlength: 200, autocomplete: "off" });
  const typed = () => decide(() => {
    const text = needed(own, "Tulis dahulu nilai yang disepakati.");
    const number = Number(text.replaceAll(".", "").replace(",", "."));
    return valued(["number", "money", "year"].includes(asks.input) && Number.isFinite(number) ? number : text);
  });
  return [
    sides(matter.sides, (one) => ({ big: true, control: button("Pakai ini", () => settle(one.value), "main") })),
    make("div", { class: "pl-form" }, why.node, own.node, owed),
    bar(button("Tetapkan nilai lain", typed, ""), open),
  ];
}

function vision(matter, decide) {
  const { asks } = matter;
  const list = make("ul", { class: "pl-sides pl-candidates" });
  const rows = [];
  const add = (one, by, pieces, votes) => {
    const nth = rows.length;
    const count = field(`suara-${nth}`, "Suara", { type: "number", min: 0, max: 100000, inputmode: "numeric", value: votes ?? "" });
    const radio = make("input", { type: "radio", name: "dipilih", id: `dipilih-${nth}` });
    rows.push({ one, count, radio });
    list.append(make("li", { class: "pl-side" }, make("p", { class: "pl-words" }, pieces), make("p", { class: "pl-by" }, by),
      make("div", { class: "pl-vote" }, count.node, make("p", { class: "pl-keep" }, radio, make("label", { for: radio.id }, "Dipilih")))));
  };
  const before = matter.decisions.find((one) => one.kind === "vote")?.data;
  const candidates = before?.candidates ?? matter.sides.map((one) => one.value);
  for (const one of candidates) {
    const side = matter.sides.find((other) => other.value.sentence === one.sentence);
    add(one, side?.by.join(", ") ?? "", side ? words(side.text) : one.sentence, one.votes);
  }
  for (const sentence of added.get(matter.key) ?? []) {
    if (!rows.some((row) => row.one.sentence === sentence)) add({ sentence, votes: null, drawn_from: [] }, "Dirangkai dalam pleno", sentence, null);
  }
  const chosen = before?.chosen ?? asks.agreed;
  for (const row of rows) row.radio.checked = row.one.sentence === chosen;
  const fresh = field("calon-baru", "Calon baru, bila pleno merangkai kalimat lain", { rows: 2, maxlength: 2000 }, "textarea");
  const dissent = field("pendapat-lain", "Pendapat lain yang dicatat", { rows: 2, maxlength: 2000, value: before?.dissent ?? "" }, "textarea");
  const why = reason();
  const put = () => {
    const picked = rows.find((row) => row.radio.checked);
    if (!picked) throw lacking("Pilih dahulu visinya: tandai “Dipilih” pada salah satu calon.", rows[0]?.radio ?? fresh.input);
    return [{
      kind: "vote", exercise: asks.exercise, chosen: picked.one.sentence, dissent: dissent.input.value, why: why.input.value,
      candidates: rows.map(({ one, count }) => ({ ...one, votes: count.input.value === "" ? null : Number(count.input.value) })),
    }];
  };
  const append = () => {
    const sentence = fresh.input.value.trim();
    if (!sentence) return;
    added.set(matter.key, [...(added.get(matter.key) ?? []), sentence]);
    add({ sentence, votes: null, drawn_from: [] }, "Dirangkai dalam pleno", sentence, null);
    fresh.input.value = "";
    rows.at(-1).radio.focus();
  };
  const [owed, open] = leaveOpen(matter, why, decide);
  return [
    list,
    make("div", { class: "pl-form" }, fresh.node, make("p", { class: "actions" }, button("Tambahkan calon", append, "")), dissent.node, why.node, owed),
    bar(button("Tetapkan visi yang dipilih", () => decide(put), "main"), open),
  ];
}

const FORMS = { mirip: duplicate, nilai: clash, visi: vision, opd: confirmation };

function decided(matter, undo) {
  const why = field("alasan-batal", "Mengapa dibatalkan", { maxlength: 2000, autocomplete: "off" });
  return make("div", { class: "pl-decided" },
    make("h3", {}, matter.state === LEFT_OPEN ? "– Sengaja dibiarkan terbuka" : matter.settled ? "✓ Sudah diputuskan" : "Sebagian sudah diputuskan"),
    make("ul", {}, matter.decisions.map((one) => make("li", {}, one.what, make("span", { class: "pl-by" }, ` ${one.who}, ${one.when}${one.why ? `: ${one.why}` : ""}`)))),
    make("details", {}, make("summary", {}, "Batalkan keputusan ini"), why.node,
      button("Batalkan", () => undo(matter.decisions.map((one) => one.ref), why.input.value), "")));
}

/** The whole view of a matter. act: {decide(decisions, matter), undo(refs, why)} */
export function drawMatter(matter, nth, all, act) {
  const form = FORMS[matter.kind](matter, (made) => act.decide(made, matter));
  const settled = matter.decisions.length > 0;
  return [
    make("p", { class: "pl-kind" }, `${KINDS[matter.kind]} · ${matter.where} · hal ${nth + 1} dari ${all} · ${Math.round(matter.minutes * 2) / 2} menit`.replace(".5", ",5"),
      !matter.fits && make("span", { class: "pl-late" }, "di luar 90 menit: boleh sesudah pleno")),
    make("h2", {}, matter.question),
    matter.note && make("p", { class: "pl-note" }, matter.note),
    settled && decided(matter, act.undo),
    !settled && matter.agreed && make("p", { class: "pl-decided" }, "Isian tim inti menyebut: ", make("b", {}, matter.agreed)),
    settled && matter.settled ? make("details", { class: "pl-again" }, make("summary", {}, "Lihat lagi, atau putuskan lain"), ...form) : form,
  ].flat();
}
