// Long tables: only the lines near what is seen are drawn, so that a table of hundreds is as quick as one of ten.

const MARGIN = "900px 0px"; // drawn before they come into view

export class Near {
  /** root: the element that scrolls; null for the page. */
  constructor(root = null) {
    this.lines = new Map(); // node → line
    this.observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.lines.get(target)?.draw();
        else this.lines.get(target)?.drop();
      }
    }, { root, rootMargin: MARGIN });
  }

  watch(line) {
    this.lines.set(line.node, line);
    line.summarize();
    this.observer.observe(line.node);
  }

  forget(line) {
    this.observer.unobserve(line.node);
    this.lines.delete(line.node);
  }

  end() {
    this.observer.disconnect();
  }
}
