// The form of an exercise, for both places where people sit: plain ES modules, no build step, nothing from outside.
//
//   mount(element, host) draws the form and returns {destroy()}.
//   The default export {render} is the same for anywidget, whose host is a kernel (form/kernel.js).
//
// The host brings it to the store. What it answers is what bimtek.form.service says; a promise that fails means that the
// connection is gone.
//
//   open()                             → everything that a form needs to draw itself
//   save({values, reasons, revision})  → saved, conflict or error
//   check(values)                      → findings and points of what is not saved yet (if it can)
//   history(), version(revision)       → the kept copies, and one of them (if it can)
//   propose()                          → what the machine proposes over what is saved (if it can)
//   ping()      (if it can)            → fails when the store cannot be reached
//   watch(lost) (if it can)            calls lost() at once when the connection goes
//   drawn(place) (if it can)           hears of every field that is drawn: {node, label, table, row, field}
//   advice      (if any)               what to do when it stays gone, in words
//
// Two promises are kept all through. Nothing typed is parsed as HTML: nodes are made, texts are set. Nothing typed is
// lost: it stands in the browser's journal until the store has acknowledged it, and no answer of the store ever touches a
// field that somebody types in.

import { mount } from "./form/exercise.js";
import { render } from "./form/kernel.js";

export { mount };
export default { render };
