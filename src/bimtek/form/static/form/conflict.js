// Two versions of one answer: somebody else saved in between, and the person chooses.

import { clock } from "./dates.js";
import { button, make } from "./nodes.js";
import { readDifferences } from "./reading.js";
import { canonical } from "./values.js";

/** Both versions by what differs between them, each with its button. */
export function drawRival(form, theirs) {
  const mine = structuredClone(form.values);
  const differs = ({ name }) => canonical(mine[name] ?? null) !== canonical(theirs.values[name] ?? null);
  const fields = form.definition.fields.filter(differs);
  const version = (title, values, others, label, isMine) => make("div", { class: "bt-version" }, make("h5", {}, title),
    make("dl", { class: "bt-reading" }, fields.map((field) => readDifferences(form.definition, field, values, others))),
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
