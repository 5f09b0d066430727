// What a table says beside its form: remarks with a place, answers, "selesai". Never part of the plan.

import { ask } from "./link.js";
import { button, clock, make, tell } from "./nodes.js";

let drawn = 0; // makes the ids of several panels differ

const isText = (value) => typeof value === "string" && value.trim();
const short = (text, most = 40) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);

export class Talk {
  /** place: an empty element. form: {definition, values} of the form beside it. */
  constructor(place, exercise, form) {
    Object.assign(this, { exercise, form, stamp: undefined, items: new Map(), id: `catatan-${++drawn}` });
    this.count = make("span", {});
    this.list = make("ul", { class: "remarks" });
    this.done = make("ul", { class: "remarks" });
    this.older = make("details", { hidden: true }, make("summary", {}, "Yang sudah selesai"), this.done);
    this.empty = make("p", { class: "hint" }, "Belum ada catatan. Di sini anggota meja saling mengingatkan; catatan tidak masuk ke buku.");
    this.news = make("p", { class: "unseen", role: "status" });
    this.panel = make("details", { class: "talk-panel", ontoggle: () => this.offer() },
      make("summary", {}, "Catatan meja", this.count), this.empty, this.list, this.older, this.compose());
    place.replaceChildren(this.panel, this.news);
  }

  hear(stamp) {
    this.rename();
    if (stamp === undefined || stamp === this.stamp) return;
    const first = this.stamp === undefined;
    this.stamp = stamp;
    if (!stamp && first) return; // nothing was ever said here
    this.load(first);
  }

  async load(first) {
    const told = await ask(`remarks/${this.exercise}`).catch(() => null);
    if (told?.remarks) this.show(told.remarks, first);
    else this.stamp = undefined; // again with the next sign of life
  }

  show(remarks, quiet) {
    const open = remarks.filter(({ closed }) => !closed);
    tell(this.count, open.length ? ` (${open.length} terbuka)` : remarks.length ? " (semua selesai)" : "");
    this.panel.classList.toggle("has-open", open.length > 0);
    const fresh = remarks.filter(({ id, mine }) => !mine && !this.items.has(id));
    if (!quiet && fresh.length) tell(this.news, `Catatan baru dari ${fresh.at(-1).author}: ${short(fresh.at(-1).text, 80)}`);
    for (const remark of remarks) this.item(remark);
    const nodes = (some) => some.map(({ id }) => this.items.get(id).node);
    this.arrange(this.list, nodes(open));
    this.arrange(this.done, nodes(remarks.filter(({ closed }) => closed)));
    this.older.hidden = !this.done.children.length;
    this.empty.hidden = remarks.length > 0;
    this.onTold?.(open);
  }

  /** Nodes that stand where they stood are not touched, so the caret in an answer stays. */
  arrange(list, nodes) {
    nodes.forEach((node, index) => list.children[index] !== node && list.insertBefore(node, list.children[index] ?? null));
    while (list.children.length > nodes.length) list.lastElementChild.remove();
  }

  /** A remark can arrive before the row that it speaks of; rows move and change their names. */
  rename() {
    for (const { place, remark } of this.items.values()) tell(place, this.placeOf(remark));
  }

  item(remark) {
    let item = this.items.get(remark.id);
    if (!item) {
      item = { said: make("div", {}), answer: this.answerTo(remark.id), tools: make("p", { class: "remark-tools" }) };
      item.node = make("li", {}, item.said, item.tools, item.answer);
      this.items.set(remark.id, item);
    }
    item.remark = remark;
    item.place = make("span", { class: "remark-place" }, this.placeOf(remark));
    item.said.replaceChildren(
      make("p", { class: "remark-head" }, make("b", {}, remark.mine ? "Anda" : remark.author), ` · ${clock(remark.time)}`,
        item.place),
      make("p", { class: "remark-text" }, remark.text),
      ...remark.replies.map((reply) => make("p", { class: "remark-reply" }, make("b", {}, reply.author), ` · ${clock(reply.time)}: `, reply.text)),
      remark.closed && make("p", { class: "hint" }, `Ditandai selesai oleh ${remark.closed_by}.`) || "");
    const about = { "aria-label": `Jawab catatan ${remark.author}: ${short(remark.text)}` };
    item.tools.replaceChildren(...(remark.closed
      ? [button("Buka lagi", () => this.send(`/${remark.id}`, { closed: false }, "PUT"))]
      : [button("Jawab", () => this.openAnswer(item), "quiet", about),
        button("Selesai", () => this.send(`/${remark.id}`, { closed: true }, "PUT"), "quiet", { "aria-label": `Selesai: ${short(remark.text)}` })]));
  }

  answerTo(id) {
    const text = make("textarea", { rows: 2, maxlength: 2000, "aria-label": "Jawaban Anda" });
    const send = async () => {
      if (!isText(text.value)) return text.focus();
      if (await this.send(`/${id}`, { text: text.value }, "PUT")) (text.value = ""), (box.hidden = true);
    };
    const box = make("div", { class: "remark-answer", hidden: true }, text, button("Kirim jawaban", send));
    return box;
  }

  openAnswer({ answer }) {
    answer.hidden = !answer.hidden;
    if (!answer.hidden) answer.querySelector("textarea").focus();
  }

  // ---- Writing one ---------------------------------------------------------------------------------------------------

  compose() {
    const label = (name, text) => make("label", { htmlFor: `${this.id}-${name}` }, text);
    this.where = make("select", { id: `${this.id}-where`, onchange: () => this.offerRows() });
    this.row = make("select", { id: `${this.id}-row`, onfocus: () => this.offerRows() });
    this.rowLine = make("div", { hidden: true }, label("row", "Baris"), this.row);
    this.text = make("textarea", { id: `${this.id}-text`, rows: 2, maxlength: 2000, oninput: () => this.keep() });
    this.text.value = this.kept();
    this.trouble = make("p", { class: "problem", role: "alert", hidden: true });
    return make("form", { class: "compose", onsubmit: (event) => (event.preventDefault(), this.add()) },
      label("where", "Tentang"), this.where, this.rowLine,
      label("text", "Tulis catatan"), this.text, this.trouble,
      make("p", { class: "actions" }, make("button", { class: "button" }, "Kirim catatan")));
  }

  /** The fields of the form, as they are now. */
  offer() {
    const chosen = this.where.value;
    const options = (this.form.definition?.fields ?? []).flatMap((field) => (field.kind === "table"
      ? [[`${field.name}/`, field.label], ...field.columns.map((column) => [`${field.name}/${column.name}`, `${short(field.label, 24)} · ${column.label}`])]
      : [[`/${field.name}`, field.label]]));
    this.where.replaceChildren(...[["", "Seluruh latihan"], ...options].map(([value, label]) => make("option", { value }, label)));
    this.where.value = chosen;
    this.offerRows();
  }

  /** Whether a remark can be left there: at a row only when the others have it, too. */
  knows({ table, row }) {
    const known = table && this.rowsOf(table).find(({ id }) => id === row);
    return Boolean(this.form.definition) && (!table || Boolean(known && this.isBegun(table, known)));
  }

  /** Open the panel with a place chosen. */
  writeAt({ table, row, field }) {
    this.panel.open = true;
    this.offer();
    this.where.value = `${table}/${field}`;
    this.offerRows();
    if (table) this.row.value = row;
    this.text.scrollIntoView({ block: "center" });
    this.text.focus({ preventScroll: true });
  }

  /** Go to the first open remark of a place. */
  lead(place) {
    const isHere = ({ remark }) => !remark.closed && ["table", "row", "field"].every((name) => remark[name] === place[name]);
    const node = [...this.items.values()].find(isHere)?.node;
    if (!node) return;
    this.panel.open = true;
    node.tabIndex = -1;
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
  }

  offerRows() {
    const [table] = this.where.value.split("/");
    const chosen = this.row.value;
    const rows = table ? this.rowsOf(table).filter((row) => this.isBegun(table, row)) : [];
    this.row.replaceChildren(make("option", { value: "" }, "Semua baris"),
      ...rows.map((row) => make("option", { value: row.id }, this.rowName(table, row, this.rowsOf(table).indexOf(row)))));
    this.row.value = rows.some(({ id }) => id === chosen) ? chosen : "";
    this.rowLine.hidden = !rows.length;
  }

  rowsOf(table) {
    const rows = this.form.values[table];
    return Array.isArray(rows) ? rows.filter((row) => row && typeof row === "object" && row.id) : [];
  }

  /** An empty row to begin with is in one's own page only; the others would read of a row that they do not have. */
  isBegun(table, row) {
    const field = this.form.definition.fields.find(({ name }) => name === table);
    return Boolean(field?.rows_from) || Object.entries(row).some(([name, value]) => name !== "id" && value !== "" && value != null);
  }

  rowName(table, row, index) {
    const field = this.form.definition.fields.find(({ name }) => name === table);
    const fixed = field?.rows_from && this.form.definition.options[field.rows_from]?.find(({ value }) => value === row.id)?.label;
    const first = field?.columns.map(({ name }) => row[name]).find(isText);
    return fixed || `Baris ${index + 1}${first ? `: ${short(first)}` : ""}`;
  }

  placeOf({ table, row, field }) {
    const fields = this.form.definition?.fields ?? [];
    const holder = fields.find(({ name }) => name === table);
    const label = (holder?.columns ?? fields).find(({ name }) => name === field)?.label;
    const index = this.rowsOf(table).findIndex(({ id }) => id === row);
    const where = row ? (index >= 0 ? this.rowName(table, this.rowsOf(table)[index], index) : "baris yang sudah dihapus") : "";
    return [where || (!label && holder?.label), label].filter(Boolean).join(" · ") || "seluruh latihan";
  }

  async add() {
    if (!isText(this.text.value)) return this.text.focus();
    const [table = "", field = ""] = this.where.value.split("/");
    const row = table ? this.row.value : "";
    if (await this.send("", { text: this.text.value, table, field, row }, "POST")) {
      this.text.value = "";
      this.keep();
    }
    this.text.focus();
  }

  /** What is half written stays when the page is loaded again. */
  keep() {
    try {
      sessionStorage.setItem(`bimtek-${this.exercise}-catatan`, this.text.value);
    } catch {
      // a browser may forbid it
    }
  }

  kept() {
    try {
      return sessionStorage.getItem(`bimtek-${this.exercise}-catatan`) ?? "";
    } catch {
      return "";
    }
  }

  /** True when the room has it. What was typed stays until then. */
  async send(path, content, method) {
    const told = await ask(`remarks/${this.exercise}${path}`, content, method).catch(() => null);
    this.trouble.hidden = Boolean(told?.remarks);
    tell(this.trouble, told?.remarks ? "" : (told?.message ?? "Catatan belum terkirim: sambungan terputus. Coba lagi."));
    if (told?.remarks) this.show(told.remarks, true);
    return Boolean(told?.remarks);
  }
}
