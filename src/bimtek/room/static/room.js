// A meeting's page: the forms, who is here, whose pen it is, what is said beside them.

import { mount } from "/bimtek/form/form.js";
import { ask, askIfNew, beat, listen, onLost, onState, page } from "./link.js";
import { Margin } from "./margin.js";
import { tell } from "./nodes.js";
import { Pen } from "./pen.js";
import { keepPlace } from "./place.js";
import { Talk } from "./remarks.js";

const known = {}; // exercise → revision that this page has seen

/** What the form asks the room, and what pen and remarks may know of the form. */
class Form {
  constructor(element, exercise) {
    Object.assign(this, { element, exercise, waiting: new Set(), margin: null, definition: null, values: {}, got: null, opened: () => {} });
  }

  host() {
    const path = `exercise/${this.exercise}`;
    const see = (answer) => {
      if (Number.isInteger(answer.revision)) known[this.exercise] = Math.max(known[this.exercise] ?? 0, answer.revision);
      if (answer.definition) this.definition = answer.definition;
      if (answer.values) this.values = answer.values;
      return answer;
    };
    return {
      open: () => this.open(path).then(see).finally(() => setTimeout(() => this.opened())), // the form draws first
      save: (content) => this.track(ask(path, { ...content, page }).then(see)),
      check: (values) => ask(`${path}/check`, { values }, "POST", { keepalive: false }),
      history: () => ask(`${path}/history`),
      propose: () => ask(`${path}/proposal`),
      search: (source, words) => ask(`${path}/search/${source}?words=${encodeURIComponent(words)}`),
      drawn: (place) => this.margin?.add(place),
      version: (revision) => ask(`${path}/history/${revision}`),
      ping: beat,
      watch: onLost,
      advice: "Bila berlanjut, periksa WiFi, lalu beri tahu fasilitator",
    };
  }

  /** What the store has; of what did not change, the copy that came last. */
  async open(path) {
    const got = await askIfNew(path, this.got);
    this.got = got.tag && got.told.status === "opened" ? got : null;
    return structuredClone(got.told);
  }

  track(saving) {
    this.waiting.add(saving);
    const done = (answer) => (this.waiting.delete(saving), (this.last = answer));
    saving.then(done, () => done({ status: "lost" }));
    return saving;
  }

  /** Bring what was typed to the store now: leaving a field does that. */
  flush = () => this.element.firstElementChild?.dispatchEvent(new FocusEvent("focusout"));
  /** Look at what the store has; resolves when it stands in the form. */
  look() {
    const done = new Promise((resolve) => (this.opened = resolve));
    document.dispatchEvent(new CustomEvent("bimtek-saved", { detail: { heard: [this.exercise] } }));
    return done;
  }

  settled = () => Promise.allSettled(this.waiting);
  lastSave = () => this.last;
}

const places = [...document.querySelectorAll("fieldset[data-exercise]")].map((element) => {
  const { exercise, seat, unit, member } = element.dataset;
  const section = element.closest("section");
  const form = new Form(element, exercise);
  const shared = unit !== "person" && member === "yes";
  const talk = shared ? new Talk(section.querySelector(".talk"), exercise, form) : null;
  form.margin = talk && new Margin(element, talk);
  mount(element, form.host());
  return {
    exercise, seat,
    here: section.querySelector(".here"),
    pen: shared ? new Pen(section, exercise, form) : null,
    talk,
  };
});

keepPlace();

const hall = document.getElementById("hadir");

const list = (names) => ["Anda", ...names.slice(1)].join(", ");

/** Show the state of the table; let the forms look that are made from what somebody else saved. */
function hear({ revisions = {}, pens = {}, here = {}, remarks = {} }) {
  const heard = Object.keys(revisions).filter((exercise) => revisions[exercise] > (known[exercise] ?? 0));
  for (const [exercise, revision] of Object.entries(revisions)) known[exercise] = Math.max(known[exercise] ?? 0, revision);
  if (heard.length) document.dispatchEvent(new CustomEvent("bimtek-saved", { detail: { heard } }));
  for (const place of places) {
    place.pen?.hear(pens[place.exercise]);
    place.talk?.hear(remarks[place.exercise]);
    const names = here[place.seat] ?? [];
    if (place.here && names.length) tell(place.here, names.length > 1 ? `Di sini: ${list(names)}` : "Di sini: hanya Anda");
  }
  const table = hall && here[hall.dataset.seat];
  if (table) tell(hall, table.length > 1 ? `Sedang membuka halaman meja: ${list(table)}.` : "Hanya Anda yang sedang membuka halaman meja.");
}

onState(hear);
listen();
