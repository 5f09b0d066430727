// What was found at one place. Advice can be closed there with a reason: "memang demikian, karena …".

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

  toolsOf(finding) {
    if (finding.kind === "closed") return button("Buka lagi", () => this.form.feedback.close(finding, ""), { kind: "why" });
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
    }, { kind: "why" });
    return make("div", {}, opener, box);
  }
}
