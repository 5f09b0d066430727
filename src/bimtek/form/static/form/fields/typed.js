// One line that is typed: text, number, money, year, date.

import { parseDate, showDate } from "../dates.js";
import { make } from "../nodes.js";
import { digitsGrouped, moneyInWords, parseMoney, parseNumber, parseYear, showMoney, showNumber } from "../numbers.js";

const asItStands = (value) => String(value ?? "");

const TYPED = {
  text: { show: asItStands, read: (text) => text },
  number: { show: showNumber, read: parseNumber, mode: "decimal" },
  money: { show: showMoney, read: parseMoney, mode: "decimal", live: true },
  year: { show: asItStands, read: parseYear, mode: "numeric", length: 4 },
  date: { show: showDate, read: parseDate, placeholder: "misalnya 31/12/2025" },
};

/** compact: a text that is longer than its cell goes on in the next line; it still holds no line of its own. */
export function typedLine(form, field, holder, id, compact) {
  const { show, read, mode, live, length, placeholder } = TYPED[field.kind];
  const words = make("p", { class: "bt-words", id: `${id}-words`, hidden: true });
  const tell = () => {
    words.textContent = field.kind === "money" ? moneyInWords(holder[field.name]) : "";
    words.hidden = !words.textContent;
  };
  const folds = compact && field.kind === "text";
  const shape = folds ? { rows: 1, class: "bt-oneLine" } : { type: "text", inputmode: mode, size: length ? 6 : null, class: live && "bt-live" };
  const input = make(folds ? "textarea" : "input", {
    id, ...shape, autocomplete: "off", placeholder,
    oninput: () => {
      if (folds && input.value.includes("\n")) input.value = input.value.replace(/\s*\n\s*/g, " ");
      if (live) groupWhileTyping(input);
      form.edits.set(holder, field, read(input.value));
      tell();
    },
    onblur: () => (input.value = show(holder[field.name])),
  });
  const update = () => {
    input.value = show(holder[field.name]);
    tell();
  };
  update();
  const unit = field.unit && make("span", { class: "bt-unit", "aria-hidden": "true" }, field.unit);
  const line = field.kind === "money" ? [unit, input] : [input, unit];
  return { node: make("div", {}, make("div", { class: "bt-line" }, line), words), inputs: [input], about: words.id, update };
}

/** Dots between thousands as typed, the caret staying behind the digit it stood behind. */
function groupWhileTyping(input) {
  if (!/^\s*(rp\.?)?[\s\d.]*$/i.test(input.value) || !/\d/.test(input.value)) return;
  const grouped = digitsGrouped(input.value.replace(/\D/g, ""));
  if (grouped === input.value) return; // the browser's own undo lives as long as nobody sets the value
  const before = input.value.slice(0, input.selectionStart).replace(/\D/g, "").length;
  input.value = grouped;
  let caret = 0;
  for (let seen = 0; seen < before && caret < input.value.length; caret++) seen += input.value[caret] !== ".";
  input.setSelectionRange(caret, caret);
}
