// Findings in words: of which kind they are, at their field, and as a list that leads there.

import { button, fold, icon, make } from "./nodes.js";

// kind → the word before the message, the title of its list, what a folded row counts; in the order of the lists
const KINDS = {
  red: { word: "Perbaiki", list: "Yang perlu diperbaiki", counted: "perlu diperbaiki" },
  open: { word: "", list: "Yang belum diisi", counted: "belum diisi", folded: true },
  amber: { word: "Saran", list: "Saran", counted: "saran" },
  info: { word: "Catatan", list: "Catatan" },
  closed: { word: "Saran, ditutup", list: "Saran yang ditutup dengan alasan", folded: true },
  pillar: { word: "Untuk koordinator pilar", list: "Untuk koordinator pilar", note: "Tidak mengurangi poin meja ini." },
  plan: { word: "Untuk tim inti", list: "Untuk tim inti", note: "Tidak mengurangi poin meja ini." },
};
const TOO_FEW = "ISI-03"; // rows that are still to come: nobody who writes the first is told that it is wrong
const AT_FIRST = 12; // of one kind in a list; the rest on request

/**
 * A finding with its kind and the reason that closes it. isBegun: somebody has put something into its field; what is not
 * begun costs points like everything that is red, but nobody is told off for it. What others must mend is theirs.
 */
export function withKind(finding, reasons, isBegun = true) {
  const reason = reasons[finding.key] ?? "";
  if (finding.scope !== "answer") return { ...finding, kind: finding.scope, reason: "" };
  const kind = finding.weight === "red" && (!isBegun || finding.code === TOO_FEW) ? "open" : finding.weight === "amber" && reason ? "closed" : finding.weight;
  return { ...finding, kind, reason };
}

const because = ({ kind, reason }) => (kind === "closed" ? [" ", make("b", {}, "Alasan:"), ` ${reason}`] : []);

/** A finding at its field. tools: what can be done with it. */
export function findingLine(finding, tools = null) {
  const { kind, message } = finding;
  const { word } = KINDS[kind];
  return make("div", { class: `bt-finding bt-${kind}` }, icon(kind),
    make("div", {}, make("p", {}, word && make("b", {}, `${word}: `), message, because(finding)), tools));
}

/** "2 perlu diperbaiki · 3 belum diisi"; "" where nothing was found. */
export function countOf(findings) {
  return Object.entries(KINDS).map(([kind, { counted }]) => [findings.filter((finding) => finding.kind === kind).length, counted])
    .filter(([number, word]) => number && word).map(([number, word]) => `${number} ${word}`).join(" · ");
}

/** The findings by kind, each leading to its place; without `jump` to be read only. */
export function drawFindings(findings, jump) {
  if (!findings.length) return [make("p", { class: "bt-fine" }, icon("done"), "Tidak ada yang perlu diperbaiki.")];
  return Object.entries(KINDS).map(([kind, { list: title, folded, note }]) => {
    const some = findings.filter((finding) => finding.kind === kind);
    if (!some.length) return null;
    const heading = `${title} (${some.length})`;
    const list = drawJumps(some, kind, jump);
    return folded ? fold(heading, list) : make("div", {}, make("h5", {}, heading), note && make("p", { class: "bt-hint" }, note), list);
  }).filter(Boolean);
}

/** Of an answer that is only read: the advice that was closed, with its reasons. */
export function drawClosed({ findings = [], reasons = {} }) {
  const closed = findings.map((finding) => withKind(finding, reasons)).filter(({ kind }) => kind === "closed");
  return closed.length ? make("div", {}, drawFindings(closed)) : null;
}

function drawJumps(findings, kind, jump) {
  const line = (finding) => make("li", { class: `bt-${kind}` }, jump
    ? button(finding.message, () => jump(finding), { kind: "jump", symbol: kind }) : findingLine(finding),
  jump && finding.kind === "closed" && make("p", { class: "bt-because" }, because(finding)));
  const list = make("ul", { class: "bt-jumps" }, findings.slice(0, AT_FIRST).map(line));
  if (findings.length <= AT_FIRST) return list;
  const more = button(`Tampilkan ${findings.length - AT_FIRST} lagi`, () => {
    list.append(...findings.slice(AT_FIRST).map(line));
    list.children[AT_FIRST].firstChild.focus?.();
    more.remove();
  }, { kind: "quiet" });
  return make("div", {}, list, more);
}
