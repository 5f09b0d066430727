// A sum of several fields of a row, shown below the last of them. It is computed, never stored.

import { make } from "./nodes.js";
import { showNumber } from "./numbers.js";

export class Total {
  /** total: {label, of: [names]} of the definition. holder: the row. */
  constructor(total, holder) {
    Object.assign(this, { total, holder, node: make("p", { class: "bt-total" }) });
    this.show();
  }

  /** Nothing while a part is open: half a sum would mislead. */
  show() {
    const parts = this.total.of.map((name) => this.holder[name]);
    const isWhole = parts.every((part) => typeof part === "number");
    this.node.hidden = !isWhole;
    this.node.textContent = isWhole ? `${this.total.label}: ${showNumber(parts.reduce((sum, part) => sum + part, 0))}` : "";
  }
}
