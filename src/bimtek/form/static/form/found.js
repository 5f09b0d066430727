// What was found at one place. Advice can be closed there with a reason: "memang demikian, karena …".
//
// Advice comes while somebody types. Were its button the next stop of the Tab key, what she types after Tab would go to a
// button and be lost. So it is a stop only where the list of findings led to this place (`reach`).

import { findingLine } from "./findings.js";
import { button, make } from "./nodes.js";

export class Found {
  constructor(form, attributes = {}) {
    Object.assign(this, { form, told: null, latest: [] });
    this.node = make("div", { class: "bt-found", ...attributes });
  }

  /** Show findings (withKind). What stands there already is not drawn again, and nobody is interrupted who writes a reason. */
  show(findings) {
    this.latest = findings;
    const text = JSON.stringify(findings);
    if (text === this.told || this.node.querySelector(".bt-reason:not([hidden])")) return false;
    this.told = text;
    this.node.replaceChildren(...findings.map((finding) => findingLine(finding, this.toolsOf(finding))));
    return true;
  }

  /** Somebody came from the list of findings: the next Tab leads to what can be done here. */
  reach() {
    const opener = this.node.querySelector(".bt-why");
    if (!opener) return;
    opener.tabIndex = 0;
    const place = this.node.parentElement;
    const leave = ({ relatedTarget }) => {
      if (place.contains(relatedTarget)) return;
      opener.tabIndex = -1;
      place.removeEventListener("focusout", leave);
    };
    place.addEventListener("focusout", leave);
  }

  toolsOf(finding) {
    if (finding.kind === "closed") return button("Buka lagi", () => this.form.feedback.close(finding, ""), { kind: "why", tabIndex: -1 });
    return finding.kind === "amber" && finding.key ? this.drawReason(finding) : null;
  }

  drawReason(finding) {
    const area = make("textarea", { rows: 2, maxlength: 1000, "aria-label": "Memang demikian, karena" });
    const note = make("p", { class: "bt-words", role: "status" });
    const leave = () => {
      [box.hidden, opener.hidden, area.value] = [true, false, ""];
      opener.focus();
      this.show(this.latest);
    };
    const close = () => {
      if (!area.value.trim()) {
        note.textContent = "Tulis alasannya dahulu.";
        area.focus();
        return;
      }
      box.hidden = true;
      this.form.feedback.close(finding, area.value.trim());
    };
    const box = make("div", { class: "bt-reason", hidden: true },
      make("p", {}, "Memang demikian, karena"), area, note,
      make("div", { class: "bt-acts" }, button("Tutup saran ini", close, { kind: "main" }), button("Batal", leave)));
    box.addEventListener("keydown", (event) => event.key === "Escape" && (event.stopPropagation(), leave()));
    const opener = button("Memang demikian, karena …", () => {
      [box.hidden, opener.hidden] = [false, true];
      area.focus();
    }, { kind: "why", tabIndex: -1 });
    return make("div", {}, opener, box);
  }
}
