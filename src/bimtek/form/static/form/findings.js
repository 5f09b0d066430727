// Findings in words: at their field, and as a list that leads there.

import { button, fold, icon, make } from "./nodes.js";

const WEIGHTS = { red: "Perbaiki", amber: "Saran", info: "Catatan", open: "" };

/** "Not filled in yet" costs points like other red findings, but nobody is told off for not being done. */
export const weightOf = (finding) => (finding.code === "ISI-01" ? "open" : finding.weight);

export function findingLine(finding) {
  const weight = weightOf(finding);
  return make("p", { class: `bt-finding bt-${weight}` }, icon(weight),
    make("span", {}, WEIGHTS[weight] && make("b", {}, `${WEIGHTS[weight]}: `), finding.message));
}

const LISTS = [["red", "Yang perlu diperbaiki"], ["open", "Yang belum diisi"], ["amber", "Saran"], ["info", "Catatan"]];

export function drawFindings(findings, jump) {
  if (!findings.length) return [make("p", { class: "bt-fine" }, icon("done"), "Tidak ada yang perlu diperbaiki.")];
  return LISTS.map(([weight, title]) => {
    const some = findings.filter((finding) => weightOf(finding) === weight);
    if (!some.length) return null;
    const list = make("ul", { class: "bt-jumps" }, some.map((finding) =>
      make("li", { class: `bt-${weight}` }, button(finding.message, () => jump(finding), { kind: "jump", symbol: weight }))));
    const heading = `${title} (${some.length})`;
    return weight === "open" ? fold(heading, list) : make("div", {}, make("h5", {}, heading), list);
  }).filter(Boolean);
}
