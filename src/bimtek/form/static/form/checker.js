// The checker: what is found in words that are still being typed, before the store has them.

const SOON = 60; // ms after a keystroke
const LONGEST = 2000; // ms; a store that is slow is asked less often, but not never

export class Checker {
  /** ask(values): the store's findings. keeper: what was typed, and what is stored. show(answer): of what stands there now. */
  constructor(ask, keeper, show) {
    Object.assign(this, { ask, keeper, show });
    this.shown = 0; // changes up to which findings are shown
    this.trip = 0; // ms that the last question took
    this.endedAt = 0;
  }

  changed() {
    if (this.ask && !this.timer && !this.asking) this.after(Math.max(SOON, this.endedAt + this.trip - performance.now()));
  }

  after(wait) {
    this.timer = setTimeout(() => {
      this.timer = 0;
      this.look();
    }, wait);
  }

  /** One question at a time, and between two of them as long as the last one took: forty who type leave room to save. */
  async look() {
    const { keeper } = this;
    if (!keeper.unsaved || keeper.ended) return;
    const [typed, began] = [keeper.typed, performance.now()];
    this.asking = true;
    const answer = await this.ask(structuredClone(keeper.values)).catch(() => null); // that it failed, the save will say
    this.asking = false;
    this.endedAt = performance.now();
    this.trip = Math.min(this.endedAt - began, LONGEST);
    if (keeper.ended) return;
    const isLatest = typed === keeper.typed && typed > keeper.stored;
    if (isLatest && answer?.status === "checked") {
      this.shown = typed;
      this.show(answer);
    } else if (keeper.typed > typed) {
      this.changed();
    }
  }

  end() {
    clearTimeout(this.timer);
  }
}
