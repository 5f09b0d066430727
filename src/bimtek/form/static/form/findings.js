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

const COUNTED = [["red", "perlu diperbaiki"], ["open", "belum diisi"], ["amber", "saran"]];

/** "2 perlu diperbaiki · 3 belum diisi"; "" where nothing was found. */
export function countOf(findings) {
  const some = COUNTED.map(([weight, word]) => [findings.filter((finding) => weightOf(finding) === weight).length, word]);
  return some.filter(([number]) => number).map(([number, word]) => `${number} ${word}`).join(" · ");
}

const LISTS = [["red", "Yang perlu diperbaiki"], ["open", "Yang belum diisi"], ["amber", "Saran"], ["info", "Catatan"]];

const AT_FIRST = 12; // of one kind; the rest on request

/** The findings by weight, each leading to its place. */
export function drawFindings(findings, jump) {
  if (!findings.length) return [make("p", { class: "bt-fine" }, icon("done"), "Tidak ada yang perlu diperbaiki.")];
  return LISTS.map(([weight, title]) => {
    const some = findings.filter((finding) => weightOf(finding) === weight);
    if (!some.length) return null;
    const list = drawJumps(some, weight, jump);
    const heading = `${title} (${some.length})`;
    return weight === "open" ? fold(heading, list) : make("div", {}, make("h5", {}, heading), list);
  }).filter(Boolean);
}

function drawJumps(findings, weight, jump) {
  const line = (finding) =>
    make("li", { class: `bt-${weight}` }, button(finding.message, () => jump(finding), { kind: "jump", symbol: weight }));
  const list = make("ul", { class: "bt-jumps" }, findings.slice(0, AT_FIRST).map(line));
  if (findings.length <= AT_FIRST) return list;
  const more = button(`Tampilkan ${findings.length - AT_FIRST} lagi`, () => {
    list.append(...findings.slice(AT_FIRST).map(line));
    list.children[AT_FIRST].firstChild.focus();
    more.remove();
  }, { kind: "quiet" });
  return make("div", {}, list, more);
}
