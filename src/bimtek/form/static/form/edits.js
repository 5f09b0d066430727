// Every change of an answer goes through here: it can be taken back, it is shown where it stands, and it is saved.

import { Undo } from "./undo.js";

export class Edits {
  constructor(form) {
    this.form = form;
    this.undo = new Undo(() => form.offerUndo());
  }

  /** Somebody types or chooses in a control, which shows it itself. */
  set(holder, field, value) {
    this.undo.set(holder, field.name, value, `“${field.label}”`);
    this.form.askAgain(holder, field.name);
    this.form.changed();
  }

  /** One step out of several changes: action(undo) makes them. Gives the step, or null when nothing changed. */
  together(words, action) {
    const step = this.undo.together(words, () => action(this.undo));
    if (step) this.show(step);
    return step;
  }

  /** Take a step back (or do it again) and lead the eye to it. */
  back() {
    this.travel(this.undo.back(), "Diurungkan");
  }

  forth() {
    this.travel(this.undo.forth(), "Diulangi");
  }

  travel(step, word) {
    if (!step) return;
    this.show(step);
    this.form.lead(step.changes.at(-1));
    this.form.say(`${word}: ${step.words}.`);
  }

  show({ changes }) {
    const { form } = this;
    if (changes.some(({ holder }) => holder === form.keeper)) form.draw();
    if (changes.some(({ holder }) => holder === form.keeper.reasons)) form.feedback.take(form.feedback.last);
    for (const { rows } of changes) if (rows) form.tables.get(rows)?.sync();
    for (const { holder, name } of changes) {
      if (!holder) continue;
      form.places.at(holder, name)?.update?.();
      form.askAgain(holder, name);
    }
    form.changed();
  }
}
