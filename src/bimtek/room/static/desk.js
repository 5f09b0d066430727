// The facilitator's board: draws it, keeps it up to date, filters it, and says in few words what needs a hand.

import { Grid } from "./desk_grid.js";
import { follow } from "./desk_link.js";
import { make, tell } from "./nodes.js";

const QUIET = 20000; // ms between two sentences for whoever listens instead of looking
const AGAIN = 15000; // ms after which "3 menit lalu" is looked at again

const board = document.getElementById("papan");
const place = document.getElementById("tempat-papan");
const filter = document.getElementById("saring");
const none = document.getElementById("tak-ada");
const news = document.getElementById("kabar");
const lost = document.getElementById("sambungan-papan");
const help = make("ul", { class: "stuck-list" });
const helpBox = make("section", { class: "stuck-box", hidden: true, "aria-labelledby": "judul-macet" }, make("h3", { id: "judul-macet" }, "Perlu dibantu"), help);

const { session, api, answers } = board.dataset;
const opdNames = new Map([...filter.opd.options].map(({ value, text }) => [value, text]));
let frame = { columns: [], rows: [] };
let cells = {};
let skew = 0; // ms that the server's clock is ahead of this one
let grids = [];

const now = () => Date.now() + skew;
const address = (row, column) => `${answers}/${encodeURIComponent(column)}/${encodeURIComponent(row)}`;

/** Two boards: what tables and their people do, and what the core team does. */
function build() {
  const core = frame.columns.filter(({ unit }) => unit === "core");
  const others = frame.columns.filter(({ unit }) => unit !== "core");
  const has = (row, columns) => columns.some(({ id }) => cells[`${row.id}/${id}`]);
  grids = [["Meja", others], ["Tim inti", core]]
    .map(([title, columns]) => [title, columns, frame.rows.filter((row) => has(row, columns))])
    .filter(([, columns, rows]) => columns.length && rows.length)
    .map(([title, columns, rows]) => new Grid({ title, columns, rows, address, opdNames }));
  place.replaceChildren(helpBox, ...grids.map(({ node }) => node));
}

function hear(told) {
  skew = new Date(told.now) - Date.now();
  const before = cells;
  cells = told.frame && told.whole ? { ...told.cells } : { ...cells, ...told.cells };
  for (const [key, cell] of Object.entries(cells)) if (cell === null) delete cells[key];
  if (told.frame) {
    frame = told.frame;
    build();
  }
  show();
  sum(told.summary);
  if (Object.keys(before).length) announce(before);
}

function show() {
  for (const grid of grids) grid.show(cells, now());
  showStuck();
  sift();
}

function sum({ tables, stuck, working, handed_in: handedIn, waits, here, people }) {
  const parts = [`${tables} meja`, `${stuck} macet`, `${working} sedang menulis`, `${handedIn} sudah mengumpulkan`,
    waits ? `${waits} menunggu dinilai` : "", `${here} dari ${people} orang membuka halaman`];
  tell(document.getElementById("ringkasan"), parts.filter(Boolean).join(" · "));
}

const named = (key) => {
  const [row, column] = [key.slice(0, key.indexOf("/")), key.slice(key.indexOf("/") + 1)];
  return { row, column, words: `${frame.rows.find(({ id }) => id === row)?.name}, ${frame.columns.find(({ id }) => id === column)?.title}` };
};

/** Who is stuck, and at what; an entry that says the same as before is left alone. */
function showStuck() {
  const stuck = Object.entries(cells).filter(([, cell]) => cell.stuck);
  const items = stuck.map(([key, cell]) => {
    const { row, column, words } = named(key);
    return make("li", {}, make("a", { href: address(row, column) }, words), `: ${cell.stuck}`);
  });
  if (items.map(({ textContent }) => textContent).join("\n") !== [...help.children].map(({ textContent }) => textContent).join("\n")) help.replaceChildren(...items);
  helpBox.hidden = !items.length;
}

let waiting = [];
let timer = 0;

/** For screen readers: only who became stuck and who handed in, and not more often than every 20 seconds. */
function announce(before) {
  for (const [key, cell] of Object.entries(cells)) {
    const was = before[key];
    if (cell.stuck && !was?.stuck) waiting.push(`${named(key).words}: macet.`);
    if (cell.state === "handed-in" && was && was.state !== "handed-in") waiting.push(`${named(key).words}: dikumpulkan.`);
  }
  if (!waiting.length || timer) return;
  const say = () => {
    const words = waiting.length > 4 ? `${waiting.length} perubahan di papan.` : waiting.join(" ");
    timer = waiting.length ? setTimeout(say, QUIET) : 0;
    if (waiting.length) tell(news, words);
    waiting = [];
  };
  say();
}

const fits = (cell, state) => cell && (!state || cell.state === state || (state === "stuck" && cell.stuck) ||
  (state === "changed" && cell.changed) || (state === "waits" && cell.waits > 0) || (state === "outside" && cell.from));

/** Show only what the filter asks for; cells of another state stay in their place, but step back. */
function sift() {
  const [pillar, opd, state] = [filter.pilar.value, filter.opd.value, filter.keadaan.value];
  let shown = 0;
  for (const grid of grids) {
    shown += grid.sift(
      (row) => (!pillar || row.pillar === pillar) && (!opd || row.opds.includes(opd)),
      (row, column) => Boolean(fits(cells[`${row}/${column}`], state)),
      Boolean(state));
  }
  none.hidden = shown > 0 || !grids.length;
}

filter.addEventListener("change", sift);
filter.addEventListener("reset", () => setTimeout(sift));
setInterval(() => grids.forEach((grid) => grid.show(cells, now())), AGAIN);
follow({
  stream: `${api}/desk/live?session=${session}`,
  once: `${api}/desk?session=${session}`,
  hear,
  lost: (words) => (tell(lost, words), (lost.hidden = !words)),
});
