// One board: rows of tables, columns of exercises. A cell changes only where its words change, so that whoever reads it,
// or stands on it with the keyboard, is not disturbed.

import { make, tell } from "./nodes.js";

const WORDS = {
  open: "belum mulai", started: "dikerjakan", noted: "ada temuan", complete: "lengkap",
  "handed-in": "dikumpulkan", graded: "dinilai", broken: "berkas rusak",
};
const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
const number = new Intl.NumberFormat("id-ID", { maximumFractionDigits: 2 });

/** "baru saja", "3 menit lalu", "2 jam lalu", "11/6". */
export function ago(iso, now) {
  const time = new Date(iso);
  const minutes = Math.floor((now - time) / 60000);
  if (minutes < 1) return "baru saja";
  if (minutes < 60) return `${minutes} menit lalu`;
  if (minutes < 1440) return `${Math.floor(minutes / 60)} jam lalu`;
  return `${time.getDate()}/${time.getMonth() + 1}`;
}

function lines(cell, now) {
  const found = [["cell-state", "of" in cell ? people(cell) : WORDS[cell.state]]];
  if (cell.stuck) found.unshift(["cell-stuck", "macet"]);
  if (cell.state === "noted") found[found.length - 1][1] = `${cell.red} temuan`;
  if (cell.maximum && cell.state !== "open") found.push(["cell-points", `${number.format(cell.points)} dari ${number.format(cell.maximum)}`]);
  if (cell.changed) found.push(["cell-changed", "berubah sejak dikumpulkan"]);
  if (cell.waits) found.push(["cell-waits", `${cell.waits} menunggu dinilai`]);
  if (cell.from) found.push(["cell-from", cell.from]);
  if (cell.time) found.push(["cell-time", ago(cell.time, now)]);
  if (cell.pen) found.push(["cell-pen", `mengisi: ${cell.pen}`]);
  return found;
}

const people = ({ of, done, begun, state }) =>
  (begun ? `${done} dari ${of} ${state === "graded" ? "dinilai" : "dikumpulkan"}` : `belum mulai (${of} orang)`);

export class Grid {
  constructor({ title, columns, rows, address, opdNames }) {
    Object.assign(this, { rows, columns, links: new Map() });
    const head = (column) => make("th", { scope: "col", role: "columnheader" }, column.title, column.unit === "person" && make("span", { class: "hint" }, "masing-masing"));
    this.lines = new Map(rows.map((row) => {
      const offices = row.opds.map((opd) => opdNames.get(opd) ?? opd).join(", ");
      return [row, make("tr", { role: "row" },
        make("th", { scope: "row", role: "rowheader" }, row.name, make("span", { class: "hint offices" }, offices)),
        columns.map((column) => this.cell(row, column, address)))];
    }));
    this.node = make("div", { class: "board-scroll" },
      make("table", { class: columns.length > 4 ? "board" : "board few", role: "grid", "aria-label": title, "aria-readonly": "true" },
        make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, make("th", { scope: "col", role: "columnheader" }, title), columns.map(head))),
        make("tbody", { role: "rowgroup" }, [...this.lines.values()])));
    this.node.addEventListener("keydown", (event) => this.move(event));
    this.node.addEventListener("focusin", ({ target }) => target.matches("a") && this.stand(target));
  }

  cell(row, column, address) {
    const link = make("a", { class: "cell", href: address(row.id, column.id), tabindex: "-1" });
    this.links.set(`${row.id}/${column.id}`, link);
    return make("td", { role: "gridcell", "data-title": column.title }, link);
  }

  show(cells, now) {
    for (const [key, link] of this.links) {
      const cell = cells[key];
      link.hidden = !cell;
      link.parentElement.classList.toggle("nobody", !cell);
      if (!cell) continue;
      link.className = `cell ${cell.state}${cell.stuck ? " stuck" : ""}${link.classList.contains("aside") ? " aside" : ""}`;
      const found = lines(cell, now);
      while (link.children.length > found.length) link.lastElementChild.remove();
      found.forEach(([kind, words], index) => {
        const line = link.children[index] ?? link.appendChild(make("span", {}));
        line.className = kind;
        tell(line, words);
      });
    }
    if (![...this.links.values()].some((link) => link.tabIndex === 0 && !link.hidden)) this.stand([...this.links.values()].find((link) => !link.hidden));
  }

  /** Hide rows that do not fit; where a state is asked, other cells step back. Returns how many rows are left. */
  sift(rowFits, cellFits, byState) {
    let left = 0;
    for (const [row, line] of this.lines) {
      const found = this.columns.filter(({ id }) => cellFits(row.id, id));
      line.hidden = !rowFits(row) || (byState && !found.length);
      left += !line.hidden;
      for (const column of this.columns) this.links.get(`${row.id}/${column.id}`).classList.toggle("aside", byState && !found.includes(column));
    }
    return left;
  }

  /** One stop for Tab in the whole board; arrows move within it. */
  stand(link) {
    for (const other of this.links.values()) other.tabIndex = other === link ? 0 : -1;
  }

  move(event) {
    const link = event.target.closest("a.cell");
    if (!link || event.ctrlKey || event.altKey || event.metaKey) return;
    const lines = [...this.lines.values()].filter((line) => !line.hidden);
    const inLine = (line) => [...line.querySelectorAll("a.cell")];
    const here = link.closest("tr");
    let to = null;
    if (event.key === "Home" || event.key === "End") to = inLine(here).filter(({ hidden }) => !hidden).at(event.key === "Home" ? 0 : -1);
    const step = STEPS[event.key];
    if (step) {
      let [row, column] = [lines.indexOf(here), inLine(here).indexOf(link)];
      do {
        row += step[0];
        column += step[1];
        to = lines[row] && inLine(lines[row])[column];
      } while (to?.hidden);
    }
    if (!to) return;
    event.preventDefault();
    this.stand(to);
    to.focus();
  }
}
