// Around the fields: why and how, examples, hints in steps, points.

import { button, fold, icon, make } from "./nodes.js";
import { showNumber } from "./numbers.js";
import { plainTable } from "./reading.js";

const UNITS = { person: "Perorangan", table: "Satu isian untuk satu meja", core: "Tim inti" };
export const points = (value) => showNumber(Math.round(value * 100) / 100);

export function drawHead(definition) {
  const worth = definition.points && `${points(definition.points)} poin`;
  const judged = definition.judged_points && `${points(definition.judged_points)} poin dinilai fasilitator`;
  const facts = [UNITS[definition.unit], `${definition.minutes} menit`, worth, judged].filter(Boolean).join(" · ");
  const example = (title, kind, { text, reason }) => make("div", { class: `bt-example bt-${kind}` },
    make("p", { class: "bt-tag" }, icon(kind === "good" ? "done" : "red"), title), make("blockquote", {}, text), make("p", {}, reason));
  const examples = fold("Contoh yang baik dan yang lemah", make("div", { class: "bt-examples" },
    example("Contoh yang baik", "good", definition.good), example("Contoh yang lemah", "weak", definition.weak)));
  const hints = definition.hints.length ? drawHints(definition.hints) : null;
  const head = make("header", {},
    make("p", { class: "bt-facts" }, facts), make("h3", {}, definition.title),
    make("div", { class: "bt-lesson" },
      make("div", {}, make("h4", {}, "Mengapa"), make("p", {}, definition.why)),
      make("div", {}, make("h4", {}, "Cara"), make("ol", {}, definition.how.map((step) => make("li", {}, step))))),
    examples,
    definition.rubric && fold("Yang dinilai fasilitator", make("ul", {}, definition.rubric.criteria.map((criterion) =>
      make("li", {}, make("b", {}, criterion.title), ` (paling banyak ${points(criterion.points)} poin): ${criterion.levels.at(-1)[1]}`)))),
    hints?.node);
  head.addEventListener("bimtek-released", ({ detail }) => release(detail, examples, hints));
  return head;
}

/** The facilitator opens hints, up to a number, and the examples; each once, so that whoever closes them again may. */
function release({ hints: number, examples: isOpen }, examples, hints) {
  hints?.openTo(number);
  if (!isOpen || examples.dataset.released) return;
  examples.dataset.released = "yes";
  examples.open = true;
  examples.querySelector("summary").append(make("span", { class: "bt-given" }, "dibuka fasilitator"));
}

function drawHints(hints) {
  const list = make("ol", { class: "bt-hints", "aria-live": "polite" });
  const show = (given) => {
    const number = list.children.length + 1;
    const word = make("b", {}, `Petunjuk ${number} dari ${hints.length}`);
    list.append(make("li", {}, word, given && make("span", { class: "bt-given" }, "dibuka fasilitator"), make("p", {}, hints[number - 1])));
    next.lastChild.textContent = "Petunjuk berikutnya";
    next.hidden = number === hints.length;
  };
  const next = button("Minta petunjuk", () => show(false), { kind: "quiet", symbol: "info" });
  const openTo = (number) => {
    while (list.children.length < Math.min(number, hints.length)) show(true);
  };
  return { node: make("div", { class: "bt-asking" }, list, next), openTo };
}

export function drawPoints({ points: earned, maximum, lines }, definition) {
  if (!maximum) return [];
  const judged = definition.judged_points ? ` + ${points(definition.judged_points)} poin dinilai fasilitator` : "";
  const meter = make("meter", { min: 0, max: maximum, "aria-hidden": "true" });
  meter.value = earned;
  const rows = (lines ?? []).map((line) => [line.title, `${points(line.earned)} dari ${points(line.points)} poin`]);
  return [
    make("p", { class: "bt-points" }, make("b", {}, `${points(earned)} dari ${points(maximum)} poin`), judged), meter,
    rows.length ? fold("Rincian poin", plainTable({ columns: [{ title: "Yang dilihat" }, { title: "Poin", align: "right" }], rows })) : null,
  ].filter(Boolean);
}
