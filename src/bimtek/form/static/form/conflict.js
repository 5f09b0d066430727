// Two versions of one answer: somebody else saved in between, and the person chooses.

import { clock } from "./dates.js";
import { button, make } from "./nodes.js";
import { readDifferences } from "./reading.js";
import { canonical } from "./values.js";

/** The reasons that only one of two versions has: a function of which one is asked for. */
function readReasons(mine, theirs) {
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].filter((key) => mine[key] !== theirs[key]);
  const read = (reasons) => keys.map((key) => reasons[key]).filter(Boolean).join("; ") || "Tidak ada.";
  return (isMine) => (keys.length ? make("div", { class: "bt-read" }, make("dt", {}, "Alasan saran ditutup"), make("dd", {}, read(isMine ? mine : theirs))) : null);
}

/** Both versions by what differs between them, each with its button. */
export function drawRival(form, theirs) {
  const mine = structuredClone(form.values);
  const differs = ({ name }) => canonical(mine[name] ?? null) !== canonical(theirs.values[name] ?? null);
  const fields = form.definition.fields.filter(differs);
  const reasons = readReasons(structuredClone(form.keeper.reasons), theirs.reasons ?? {});
  const version = (title, values, others, label, isMine) => make("div", { class: "bt-version" }, make("h5", {}, title),
    make("dl", { class: "bt-reading" }, fields.map((field) => readDifferences(form.definition, field, values, others)), reasons(isMine)),
    button(label, () => form.settle(isMine), { kind: isMine ? "main" : "plain" }));
  const who = theirs.author ? `, oleh ${theirs.author}` : "";
  const time = clock(theirs.saved_at);
  const when = !time ? "" : time.includes(",") ? `, ${time}` : `, pukul ${time}`;
  return make("section", { class: "bt-conflict", role: "alert", "aria-label": "Dua versi" },
    make("h4", {}, "Ada dua versi isian ini"),
    make("p", {}, "Orang lain menyimpan sementara Anda mengetik. Pilih yang dipakai; yang lain tetap disimpan dan tidak hilang."),
    make("div", { class: "bt-versions" },
      version("Versi Anda", mine, theirs.values, "Pakai versi Anda", true),
      version(`Versi yang tersimpan${who}${when}`, theirs.values, mine, "Pakai versi yang tersimpan", false)));
}
