// The pen of one form: who writes, the others see it live and may take it over.
//
// The form itself knows nothing of pens. It stands in a fieldset that is disabled while somebody else writes: then it is
// the same form to the eye, follows what is saved, and takes nothing. What was typed here and not saved before the pen
// went stays in the form and in the browser's journal, and the store keeps both versions if it comes to that.

import { ask, page } from "./link.js";
import { button, clock, make, tell } from "./nodes.js";

const LAST_WORDS = 4000; // ms that saving or looking may take before the pen moves on

const MOVES = new Set(["Tab", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown", "Escape", "Shift"]);

export class Pen {
  /** section: of the exercise, holds .life and the fieldset. form: {flush(), settled(), look(), lastSave()} of room.js */
  constructor(section, exercise, form) {
    Object.assign(this, { exercise, form, state: null, mine: false, gone: false });
    this.paper = section.querySelector("fieldset");
    this.said = make("span", { class: "pen-said", role: "status" });
    this.buttons = make("span", { class: "pen-buttons" });
    this.news = make("p", { class: "pen-news", role: "alert", hidden: true });
    section.querySelector(".life").append(make("p", { class: "pen" }, this.said, this.buttons), this.news);
    this.guard();
  }

  /** Whoever begins to type holds the pen; while another holds it, nothing is taken. */
  guard() {
    const { paper } = this;
    const begins = (event) => {
      const looks = event.target.closest(".bt-offers") || !event.target.closest(".bt-fields button, .bt-dialog button");
      if (event.type === "click" && looks) return; // who only looks another way at a table, or copies it, does not write
      this.hold();
    };
    for (const name of ["input", "change", "click"]) paper.addEventListener(name, begins);
    const refuse = (event) => {
      if (!this.isLocked) return;
      if (event.type === "keydown" && (MOVES.has(event.key) || event.ctrlKey || event.metaKey || event.target.closest("summary, a"))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    for (const name of ["beforeinput", "keydown", "paste", "cut", "drop"]) paper.addEventListener(name, refuse, true);
  }

  get isLocked() {
    return Boolean(this.state && !this.mine) || Boolean(this.settling);
  }

  hear(state) {
    if (this.handing) return;
    this.set(state ?? null);
  }

  set(pen) {
    const before = this.state;
    const hadIt = this.mine;
    this.state = pen;
    this.mine = Boolean(pen?.mine);
    if (this.mine) this.news.hidden = true;
    if (hadIt && pen?.wanted) return this.handOn(pen.wanted);
    if (hadIt && pen && !pen.mine) this.tellGone(pen);
    if (!this.heard || JSON.stringify(before) !== JSON.stringify(pen)) this.draw();
    this.heard = true;
  }

  async hold() {
    if (this.mine || this.asking) return;
    this.asking = true;
    const told = await ask(`pen/${this.exercise}`, { page, do: "hold" }).catch(() => null);
    this.asking = false;
    if (told && "mine" in told) this.set(told.pen);
  }

  async take() {
    this.settling = true; // begin with the other's last words, also when the news that the pen is here comes first
    const told = await ask(`pen/${this.exercise}`, { page, do: "take" }).catch(() => null);
    if (!told || !("mine" in told)) {
      this.settling = false;
      this.draw();
      return tell(this.said, "Pengisian belum dapat diambil alih: sambungan terputus. Coba lagi sebentar lagi.");
    }
    this.set(told.pen);
    await this.within(this.form.look());
    this.settling = false;
    this.draw();
    const here = document.activeElement; // whoever has gone on to another place meanwhile stays there
    if (this.mine && (here === document.body || this.buttons.contains(here))) {
      this.paper.querySelector(":is(input, textarea, select):not(:disabled)")?.focus({ preventScroll: true });
    }
  }

  async letGo() {
    await this.lastWords();
    const told = await ask(`pen/${this.exercise}`, { page, do: "let go" }).catch(() => null);
    if (told && "mine" in told) this.set(told.pen);
  }

  /** Send what stands here and hand the pen to whoever asked for it. */
  async handOn(name) {
    this.handing = true;
    this.paper.disabled = true;
    await this.lastWords();
    const told = await ask(`pen/${this.exercise}`, { page, do: "let go" }).catch(() => null);
    this.handing = false;
    this.mine = false;
    this.state = told && "mine" in told ? told.pen : { name, mine: false, yours: false };
    this.tellGone(this.state ?? { name });
    this.draw();
  }

  async lastWords() {
    if (this.paper.contains(document.activeElement)) document.activeElement.blur();
    for (let round = 0; round < 2; round++) {
      this.form.flush();
      await this.within(this.form.settled());
    }
  }

  within = (work) => Promise.race([work, new Promise((done) => setTimeout(done, LAST_WORDS))]);

  tellGone({ name, yours }) {
    const who = yours ? "Anda melanjutkan di jendela lain" : `${name} mengambil alih pengisian`;
    const arrived = (this.form.lastSave()?.status ?? "saved") === "saved";
    this.news.textContent = `${who} pukul ${clock(new Date())}. ` + (arrived
      ? "Yang sudah Anda ketik tersimpan."
      : "Ketikan terakhir Anda belum masuk; ia tetap ada di peramban ini dan ditawarkan lagi begitu giliran Anda mengisi.");
    this.news.hidden = false;
  }

  draw() {
    const { state } = this;
    this.paper.disabled = this.isLocked;
    if (!state) {
      tell(this.said, "Tidak ada yang sedang mengisi. Ketik untuk melanjutkan; yang lain ikut melihat.");
      this.buttons.replaceChildren();
    } else if (this.mine && this.settling) {
      tell(this.said, "Sedang dialihkan kepada Anda …");
      this.buttons.replaceChildren();
    } else if (this.mine) {
      tell(this.said, "Anda sedang mengisi.");
      this.buttons.replaceChildren(button("Persilakan yang lain", () => this.letGo()));
    } else {
      tell(this.said, state.yours ? "Anda sedang mengisi di jendela atau perangkat lain." : `Sedang diisi oleh ${state.name}`);
      this.buttons.replaceChildren(state.yours
        ? button("Isi di sini", () => this.take())
        : button("Ambil alih pengisian", () => this.confirm()));
    }
  }

  confirm() {
    const { name, since } = this.state;
    const opener = this.buttons.querySelector("button");
    const close = () => (box.remove(), opener.isConnected && opener.focus());
    const box = make("dialog", { class: "ask", "aria-labelledby": "tanya-alih", onclose: close },
      make("h2", { id: "tanya-alih" }, "Ambil alih pengisian?"),
      make("p", {}, `${name} sedang mengisi sejak pukul ${clock(since)}. Yang sudah diketiknya disimpan dahulu, lalu Anda yang mengisi.`),
      make("p", { class: "actions" },
        button("Ambil alih", () => (box.close(), this.take()), "main"),
        button("Batal", () => box.close(), "")));
    document.body.append(box);
    box.showModal();
  }
}
