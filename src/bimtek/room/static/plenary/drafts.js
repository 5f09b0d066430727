// What was typed into a view and not sent yet: it outlives a view that is drawn anew, and one that is left.

const drafts = new Map(); // subject → [[id, what stands there]]
const marked = new Map(); // id → what stood there when the view was drawn
let subject = null; // what the view shows: a matter's key, or the view's name

const stands = (one) => (one.type === "radio" || one.type === "checkbox" ? one.checked : one.value);
const controls = (view) => [...view.querySelectorAll("input, textarea")].filter((one) => one.id);

/** The view was drawn for a subject: what stands in its fields now was not typed by anybody. */
export function mark(view, name) {
  subject = name;
  marked.clear();
  for (const one of controls(view)) marked.set(one.id, stands(one));
}

/** Nothing waits for this subject any longer. */
export function release(name) {
  drafts.delete(name);
  if (name === subject) subject = null;
}

/** Before a view is drawn: keep what was typed. Returns what puts into the new one what was typed for its subject.
 * stays: it is the same view, so the focus and what is unfolded stay, too. */
export function carried(view, next, stays) {
  if (subject !== null) {
    const typed = controls(view).filter((one) => marked.has(one.id) ? marked.get(one.id) !== stands(one) : stands(one)).map((one) => [one.id, stands(one)]);
    if (typed.length) drafts.set(subject, typed);
    else drafts.delete(subject);
  }
  const focused = stays ? document.activeElement?.id : "";
  const unfolded = stays ? [...view.querySelectorAll("details")].map((one) => one.open) : [];
  return () => {
    for (const [id, value] of drafts.get(next) ?? []) {
      const one = document.getElementById(id);
      if (!one || !view.contains(one)) continue;
      if (typeof value === "boolean") one.checked = value;
      else one.value = value;
      if (value === true) one.dispatchEvent(new Event("change", { bubbles: true }));
    }
    for (const [id, value] of drafts.get(next) ?? []) { // what a radio's change has filled in gives way to what was typed
      const one = document.getElementById(id);
      if (one && typeof value === "string") one.value = value;
    }
    view.querySelectorAll("details").forEach((one, nth) => (one.open = unfolded[nth] ?? one.open));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };
}
