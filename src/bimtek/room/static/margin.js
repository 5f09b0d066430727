// The margin of a form: at the field that somebody is in (or points at) a small link that leaves a remark there; at a
// field with open remarks how many they are. The form tells where its fields are drawn, and knows nothing of remarks.
//
// Links, not buttons: while somebody else writes, the fieldset around the form disables every button in it.

import { make, tell } from "./nodes.js";

const keyOf = ({ table, row, field }) => [table, row, field].join("/");

export class Margin {
  /** paper: the fieldset around the form. talk: of the same exercise. */
  constructor(paper, talk) {
    Object.assign(this, { talk, at: new WeakMap(), drawn: new Map(), counts: new Map() });
    // Not among the stops of Tab, which it would double: keys have Alt+C.
    this.link = make("a", { class: "say-here", href: "#", tabIndex: -1, title: "Alt+C", "aria-keyshortcuts": "Alt+C" }, "Beri catatan");
    this.link.addEventListener("click", (event) => (event.preventDefault(), talk.writeAt(this.here)));
    for (const name of ["focusin", "pointerover"]) paper.addEventListener(name, ({ target }) => this.offer(target.closest?.(".bt-field")));
    paper.addEventListener("keydown", (event) => this.key(event));
    talk.onTold = (open) => this.count(open);
  }

  /** A field was drawn: place = {node, label, table, row, field}. */
  add(place) {
    this.at.set(place.node, place);
    this.drawn.set(keyOf(place), place);
    if (this.counts.has(keyOf(place))) this.mark(place);
  }

  /** Only at what the others have, too. */
  offer(node) {
    const place = this.at.get(node);
    if (!place || place === this.here || !this.talk.knows(place)) return;
    this.here = place;
    this.link.setAttribute("aria-label", `Beri catatan untuk “${place.label}”`);
    node.append(this.link);
  }

  key(event) {
    if (!event.altKey || event.key.toLowerCase() !== "c" || !this.here?.node.contains(event.target)) return;
    event.preventDefault();
    this.talk.writeAt(this.here);
  }

  count(open) {
    const before = [...this.counts.keys()];
    this.counts = new Map();
    for (const remark of open) if (remark.field) this.counts.set(keyOf(remark), (this.counts.get(keyOf(remark)) ?? 0) + 1);
    for (const key of new Set([...before, ...this.counts.keys()])) if (this.drawn.has(key)) this.mark(this.drawn.get(key));
  }

  mark(place) {
    const count = this.counts.get(keyOf(place)) ?? 0;
    let mark = place.node.querySelector(":scope > .said-here");
    if (!count) return mark?.remove();
    if (!mark) {
      mark = make("a", { class: "said-here", href: "#" });
      mark.addEventListener("click", (event) => (event.preventDefault(), this.talk.lead(place)));
      place.node.append(mark);
    }
    tell(mark, `${count} catatan`);
    mark.setAttribute("aria-label", `${count} catatan untuk “${place.label}”`);
  }
}
