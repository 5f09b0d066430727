// Undo and redo, in steps that a person would name.
//
// A change sets holder[name] (a field of a row or of the answer), or what stands in a list of rows. Rows are found by
// identity, so a change to a row that was taken out and brought back still finds it.

const MOST = 300; // steps that are kept

export class Undo {
  /** told(): what can be undone has changed. */
  constructor(told = () => {}) {
    Object.assign(this, { told, done: [], undone: [], group: null, growing: null });
  }

  /** Set holder[name]. Typing on at one place is one step until it is sealed. */
  set(holder, name, value, words = "") {
    const change = { holder, name, before: holder[name], after: value };
    put(change, "after");
    const { growing } = this;
    if (!this.group && growing?.holder === holder && growing.name === name) {
      growing.after = value;
      this.undone = [];
      if (isSame(growing.before, value)) this.drop(); // typed back to what it was
    } else {
      this.note(change, words);
      if (!this.group) this.growing = change;
    }
  }

  /** Let other rows stand in a list. */
  setRows(rows, after, words = "") {
    const change = { rows, before: [...rows], after: [...after] };
    put(change, "after");
    this.note(change, words);
  }

  /** All that the action changes is one step; gives it, or null when nothing changed. */
  together(words, action) {
    const step = { words, changes: [] };
    this.group = step;
    try {
      action();
    } finally {
      this.group = null;
    }
    if (!step.changes.length) return null;
    this.push(step);
    return step;
  }

  /** What is typed from now on is another step. */
  seal() {
    this.growing = null;
  }

  /** Take the last step back; gives it, or null when there is none. */
  back() {
    return this.move(this.done, this.undone, "before");
  }

  forth() {
    return this.move(this.undone, this.done, "after");
  }

  /** The values were replaced by others: nothing of this can be taken back any more. */
  clear() {
    Object.assign(this, { done: [], undone: [], growing: null });
    this.told();
  }

  note(change, words) {
    if (this.group) this.group.changes.push(change);
    else this.push({ words, changes: [change] });
  }

  push(step) {
    this.seal();
    this.undone = [];
    this.done = [...this.done, step].slice(-MOST);
    this.told();
  }

  drop() {
    this.done = this.done.slice(0, -1);
    this.seal();
    this.told();
  }

  move(from, to, side) {
    this.seal();
    const step = from.pop();
    if (!step) return null;
    to.push(step);
    for (const change of side === "before" ? [...step.changes].reverse() : step.changes) put(change, side);
    this.told();
    return step;
  }
}

const isBlank = (value) => value == null || value === "";
const isSame = (one, other) => one === other || (isBlank(one) && isBlank(other));

function put(change, side) {
  const { rows, holder, name } = change;
  if (rows) rows.splice(0, rows.length, ...change[side]);
  else if (change[side] === undefined) delete holder[name];
  else holder[name] = change[side];
}
