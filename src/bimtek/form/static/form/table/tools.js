// What a table offers beside its title: how it is seen, copy it out, fill down.

import { asHtml, asText, tableTexts } from "../clipboard/copy.js";
import { button, make } from "../nodes.js";
import { isAsked, isOpen, rowIsOpen } from "../values.js";
import { remember } from "./view.js";

/** {node, fit()}; fit: show what the present view offers. */
export function drawTools(table) {
  const choose = (view) => {
    remember(table, view);
    table.fit();
    table.form.say(view === "grid" ? "Tampilan tabel." : "Tampilan kartu.");
  };
  const [cards, grid] = [["cards", "Kartu"], ["grid", "Tabel"]].map(([view, word]) =>
    button(word, () => choose(view), { kind: "view" }));
  const views = make("div", { class: "bt-switch", role: "group", "aria-label": "Tampilan" }, cards, grid);
  const fill = button("Isi ke bawah", () => fillDown(table), { kind: "tool", symbol: "fill", title: "Isi sel kosong di bawah ruas terakhir dengan isinya" });
  const copy = button("Salin tabel", () => copyTable(table), { kind: "tool", symbol: "copy", title: "Salin untuk Excel atau Google Sheets" });
  return {
    node: make("div", { class: "bt-offers" }, fill, copy, views),
    fit: () => {
      views.hidden = !table.isWide || table.isNarrow;
      cards.setAttribute("aria-pressed", String(table.view === "cards"));
      grid.setAttribute("aria-pressed", String(table.view === "grid"));
    },
  };
}

/** Put the table into the clipboard. The event is asked for, because a page on plain http may not use the clipboard. */
function copyTable(table) {
  const { form, field } = table;
  const rows = table.rows.filter((row) => table.fixed || !rowIsOpen(row));
  const names = table.fixed ? new Map(rows.map((row, index) => [row.id, table.nameOf(row, index)])) : null;
  const texts = tableTexts(field, rows, { names, optionsOf: form.optionsOf });
  const give = (event) => {
    event.clipboardData.setData("text/plain", asText(texts));
    event.clipboardData.setData("text/html", asHtml(texts));
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("copy", give, true);
  const done = document.execCommand("copy");
  document.removeEventListener("copy", give, true);
  const words = `${rows.length} baris disalin dengan judul kolomnya. Tempel di Excel atau Google Sheets.`;
  table.report(done ? words : "Peramban ini tidak mengizinkan menyalin dari sini.");
}

/** Fill the open cells below the field that was last used with what stands in it. */
export function fillDown(table) {
  const place = table.current;
  const from = place ? table.rows.indexOf(place.holder) : -1;
  const value = from < 0 ? null : place.holder[place.name];
  if (isOpen(value)) {
    table.report("Klik dahulu ruas yang terisi; isinya lalu mengisi sel kosong di bawahnya.");
    return;
  }
  const empty = table.rows.slice(from + 1).filter((row) => isOpen(row[place.name]) && isAsked(place.field, row));
  table.form.edits.together(`isi ke bawah “${place.field.label}”`, (undo) => {
    for (const row of empty) undo.set(row, place.name, structuredClone(value));
  });
  table.report(empty.length
    ? `“${place.field.label}” diisi pada ${empty.length} baris di bawah.`
    : `Tidak ada sel kosong di bawah “${place.field.label}”.`, { undo: empty.length > 0 });
}

/** Fill a field with what stands in the row above it. */
export function fillFromAbove(table, place) {
  const above = table.rows[table.rows.indexOf(place.holder) - 1];
  if (!above || isOpen(above[place.name])) return;
  table.form.edits.together(`isi “${place.field.label}” dari atas`, (undo) => undo.set(place.holder, place.name, structuredClone(above[place.name])));
  table.form.say(`“${place.field.label}” diisi seperti baris di atas.`);
}
