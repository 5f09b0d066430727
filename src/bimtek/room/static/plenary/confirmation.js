// An OPD answers for its programmes: of each its own answer and its own reason.

import { button, make } from "../nodes.js";
import { bar, lacking, leaveOpen, needed } from "./parts.js";
import { field, sides } from "./sides.js";

const ANSWERS = [["setuju", "Setuju"], ["ubah", "Setuju dengan perubahan"], ["tolak", "Menolak"]];
const REASONS = {
  // answer: how the reason is called, what is said when it is missing
  setuju: ["Catatan (boleh kosong)", ""],
  ubah: ["Apa yang berubah? (wajib)", "Tulis dahulu apa yang berubah pada program ini."],
  tolak: ["Mengapa ditolak? (wajib)", "Tulis dahulu mengapa program ini ditolak."],
};

export function confirmation(matter, decide) {
  const said = new Map(matter.decisions.filter((one) => one.kind === "confirm").map((one) => [one.data.programme, one.data]));
  const known = [...said.values()].at(-1)?.name ?? "";
  const name = field("penjawab", "Dijawab oleh: nama dan jabatan (wajib)", { maxlength: 200, autocomplete: "off", required: true, value: known });
  const why = field("alasan", "Alasan, bila dibiarkan terbuka", { maxlength: 2000, autocomplete: "off" });
  const rows = matter.sides.map((one, nth) => row(one, nth, said.get(one.id)));

  const put = (chosen) => {
    if (!chosen.length) throw lacking("Pilih dahulu jawabannya, atau ubah alasannya.", rows[0].radios[0]);
    const decisions = chosen.map((one) => ({ kind: "confirm", programme: one.id, confirmation: one.answer(), why: one.reason() }));
    const by = needed(name, "Isi dahulu siapa yang menjawab untuk OPD: nama dan jabatan.");
    return decisions.map((one) => ({ ...one, name: by }));
  };
  const answered = () => put(rows.filter((one) => one.answer() && (one.changed() || name.input.value.trim() !== known)));
  const everything = () => {
    const other = rows.find((one) => !said.has(one.id) && !["", "setuju"].includes(one.answer()));
    if (other) throw lacking("Ada jawaban lain yang sudah dipilih. Pakai “Catat jawaban”.", other.radios[0]);
    const left = rows.filter((one) => !said.has(one.id));
    left.forEach((one) => one.agree());
    return put(left);
  };
  const [owed, open] = leaveOpen(matter, why, decide);
  return [
    sides(matter.sides, (_, nth) => ({ control: rows[nth].node })),
    make("div", { class: "pl-form" }, name.node, why.node, owed),
    bar(button("Catat jawaban", () => decide(answered), "main"), button("Semua setuju", () => decide(everything), ""), open),
  ];
}

/** One programme's answer. said: what was answered before. */
function row(one, nth, said) {
  const why = field(`alasan-${nth}`, REASONS.setuju[0], { maxlength: 2000, autocomplete: "off", value: said?.why ?? "" });
  const radios = ANSWERS.map(([value]) => {
    const radio = make("input", { type: "radio", name: `jawaban-${nth}`, id: `jawaban-${nth}-${value}`, value });
    radio.checked = said?.confirmation === value;
    return radio;
  });
  const answer = () => radios.find((radio) => radio.checked)?.value ?? "";
  const label = () => (why.node.firstChild.textContent = REASONS[answer() || "setuju"][0]);
  radios.forEach((radio) => radio.addEventListener("change", label));
  label();
  const node = make("fieldset", { class: "pl-answers" }, make("legend", {}, "Jawaban OPD"),
    make("div", { class: "pl-choices" }, radios.map((radio, place) => make("p", { class: "pl-keep" }, radio, make("label", { for: radio.id }, ANSWERS[place][1])))), why.node);
  return {
    id: one.id, node, radios, answer,
    agree: () => { radios[0].checked = true; label(); },
    changed: () => answer() !== (said?.confirmation ?? "") || why.input.value.trim() !== (said?.why ?? ""),
    reason: () => (answer() === "setuju" ? why.input.value.trim() : needed(why, REASONS[answer()][1])),
  };
}
