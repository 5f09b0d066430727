// One line that is typed: text, number, money, year, date.

import { parseDate, showDate } from "../dates.js";
import { make } from "../nodes.js";
import { digitsGrouped, moneyInWords, parseMoney, parseNumber, parseYear, showMoney, showNumber } from "../numbers.js";

const TYPED = {
  text: { show: (value) => String(value ?? ""), read: (text) => text },
  number: { show: showNumber, read: parseNumber, mode: "decimal" },
  money: { show: showMoney, read: parseMoney, mode: "decimal", live: true },
  year: { show: showNumberless, read: parseYear, mode: "numeric", length: 4 },
  date: { show: showDate, read: parseDate, placeholder: "misalnya 31/12/2025" },
};

function showNumberless(value) {
  return String(value ?? "");
}

export function typedLine(form, field, holder, id) {
  const { show, read, mode, live, length, placeholder } = TYPED[field.kind];
  const words = make("p", { class: "bt-words", id: `${id}-words`, hidden: true });
  const tell = () => {
    words.textContent = field.kind === "money" ? moneyInWords(holder[field.name]) : "";
    words.hidden = !words.textContent;
  };
  const input = make("input", {
    id, type: "text", inputmode: mode, autocomplete: "off", placeholder, size: length ? 6 : null,
    value: show(holder[field.name]),
    oninput: () => {
      if (live) groupWhileTyping(input);
      holder[field.name] = read(input.value);
      tell();
      form.changed();
    },
    onblur: () => (input.value = show(holder[field.name])),
  });
  tell();
  const unit = field.unit && make("span", { class: "bt-unit", "aria-hidden": "true" }, field.unit);
  const line = field.kind === "money" ? [unit, input] : [input, unit];
  return { node: make("div", {}, make("div", { class: "bt-line" }, line), words), inputs: [input], about: words.id };
}

/** Dots between thousands as typed, the caret staying behind the digit it stood behind. */
function groupWhileTyping(input) {
  if (!/^\s*(rp\.?)?[\s\d.]*$/i.test(input.value) || !/\d/.test(input.value)) return;
  const before = input.value.slice(0, input.selectionStart).replace(/\D/g, "").length;
  input.value = digitsGrouped(input.value.replace(/\D/g, ""));
  let caret = 0;
  for (let seen = 0; seen < before && caret < input.value.length; caret++) seen += input.value[caret] !== ".";
  input.setSelectionRange(caret, caret);
}
