// Findings, points and preview of what the store has; they stand beside the fields and never in them.

import { pageBlocks } from "./blocks.js";
import { drawFindings, withKind } from "./findings.js";
import { drawPoints, points } from "./head.js";
import { fold, make } from "./nodes.js";
import { whenStill } from "./still.js";
import { isUntouched } from "./values.js";

const PREVIEW = "Begini bagian ini akan tampil di buku";

const drawn = new WeakMap(); // node → what it shows

/** Draw what a node shows, unless it shows the same already: what somebody has unfolded there stays so while she types. */
function redraw(node, content, draw) {
  const text = JSON.stringify(content);
  if (drawn.get(node) === text) return;
  drawn.set(node, text);
  node.replaceChildren(...draw());
}

export class Feedback {
  constructor(form, isOpen = false) {
    Object.assign(this, { form, found: new Map(), rows: new Map(), last: {}, drawn: null }); // found: holder → its findings
    this.worth = make("div", { class: "bt-worth" });
    this.list = make("div", { class: "bt-list-of-findings" });
    this.page = make("div", { class: "bt-page" });
    this.short = make("p", { class: "bt-short" });
    this.result = make("section", { class: "bt-result", "aria-label": `Hasil sementara: ${form.definition.title}` }, this.worth, this.list);
    this.preview = fold(PREVIEW, this.page);
    this.preview.open = isOpen;
    this.preview.addEventListener("toggle", () => this.drawPage());
  }

  /** What was found at a field; name "" is the row as a whole. */
  at(holder, name) {
    return this.inRow(holder).filter((finding) => finding.field === name);
  }

  inRow(holder) {
    return this.found.get(holder) ?? [];
  }

  /** Show the findings, points and blocks of an answer of the store. */
  take(answer) {
    whenStill(() => this.show(answer));
  }

  /** Of words that are not saved yet: the page of the book stays as it was until they are. */
  takeFindings(answer) {
    whenStill(() => this.show({ ...answer, preview: this.last.preview }));
  }

  /** Of words that were saved and typed on since. */
  takePreview({ preview }) {
    whenStill(() => {
      this.last = { ...this.last, preview };
      this.drawPage();
    });
  }

  show(answer) {
    const { form } = this;
    if (form.feedback !== this || form.ended) return; // drawn anew while it waited
    const { findings = [] } = (this.last = answer);
    // Nobody is told off before the first word; what only tells (a count, an agreed result) helps with it.
    const told = this.sort(findings.filter(({ weight }) => !form.empty || weight === "info"));
    for (const place of form.places.all()) place.show(this.at(place.holder, place.name));
    for (const table of form.tables.values()) table.tell();
    const { points: earned, maximum, lines } = answer;
    redraw(this.worth, [earned, maximum, lines], () => drawPoints(answer, form.definition));
    redraw(this.list, form.empty ? [] : [told], () =>
      form.empty ? [] : drawFindings(told, (finding) => form.jump(this.holderOf(finding), finding.field)));
    this.drawPage();
    this.short.textContent = answer.maximum ? `${points(answer.points)} dari ${points(answer.maximum)} poin` : "";
  }

  /** Close advice with a reason, or open it again (""). */
  close(finding, reason) {
    const { form } = this;
    form.edits.together(reason ? "alasan" : "saran dibuka lagi", (undo) => undo.set(form.keeper.reasons, finding.key, reason || undefined));
    form.places.at(this.holderOf(finding), finding.field)?.focus();
    form.say(reason ? "Saran ditutup dengan alasan." : "Saran dibuka lagi.");
  }

  /** Keep the findings by the row that they speak of. */
  sort(findings) {
    this.found = new Map();
    this.rows = new Map([...this.form.tables.values()].flatMap(({ field, rows }) => rows.map((row) => [`${field.name}/${row.id}`, row])));
    return findings.map((finding) => {
      const holder = this.holderOf(finding);
      const value = holder?.[finding.field];
      const isBegun = !finding.field || !isUntouched(typeof value === "string" ? value.trim() : value);
      const told = withKind(finding, this.form.keeper.reasons, isBegun);
      if (!this.found.has(holder)) this.found.set(holder, []);
      this.found.get(holder).push(told);
      return told;
    });
  }

  /** The row that a finding speaks of, or the answer itself. */
  holderOf({ table, row }) {
    return row ? this.rows.get(`${table}/${row}`) : this.form.values;
  }

  /** The page of the book is drawn only while somebody looks at it. */
  drawPage() {
    if (!this.preview.open || this.drawn === this.last.preview) return;
    this.drawn = this.last.preview;
    const nodes = pageBlocks(this.last.preview ?? []);
    this.page.replaceChildren(...(nodes.length ? nodes : ["Belum ada yang dapat ditampilkan."]));
  }
}
