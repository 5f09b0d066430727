// A field: label, hint, control, findings.

import { CONTROLS } from "./fields/controls.js";
import { Found } from "./found.js";
import { joinIds, make, setOrDrop } from "./nodes.js";
import { Total } from "./total.js";
import { isAsked } from "./values.js";

const places = new WeakMap(); // node → its place

/** The place of the field that a node stands in. */
export const placeAt = (node) => places.get(node?.closest?.(".bt-field"));

/** Draw a field of an answer or of a row; gives its place. compact: in a cell of a wide table. */
export function drawField(form, field, holder, compact = false) {
  const id = `${form.uid}-${form.count++}`;
  const control = CONTROLS[field.kind](form, field, holder, id, compact);
  const label = control.group
    ? make("span", { class: "bt-label", id: `${id}-label` }, field.label)
    : make("label", { class: "bt-label", id: `${id}-label`, htmlFor: id }, field.label);
  if (field.unit && field.kind === "number") label.append(make("span", { class: "bt-unseen" }, ` dalam ${field.unit}`));
  const hint = field.hint ? make("p", { class: "bt-hint", id: `${id}-hint` }, field.hint) : null;
  const found = new Found(form, { id: `${id}-found` });
  const total = field.total && new Total(field.total, holder);
  const node = make("div", { class: `bt-field bt-kind-${field.kind}` }, label, hint, control.node, total?.node, found.node);
  const described = control.group ? control.node : control.inputs[0];
  if (control.group) {
    control.node.setAttribute("role", control.group);
    control.node.setAttribute("aria-labelledby", label.id);
    if (control.inputs[0]?.type === "button") control.inputs[0].setAttribute("aria-describedby", label.id);
  }
  const place = {
    total, node, holder, field, name: field.name, update: control.update,
    focus: () => (control.inputs.find((input) => input.checked) ?? control.inputs[0])?.focus(),
    reach: () => found.reach(),
    asked: () => node.classList.toggle("bt-off", !isAsked(field, holder)),
    show(findings) {
      if (!found.show(findings)) return;
      setOrDrop(described, "aria-describedby", joinIds(hint?.id, control.about, findings.length && found.node.id));
      const wrong = findings.some(({ kind }) => kind === "red");
      if (control.group !== "group") setOrDrop(described, "aria-invalid", wrong && "true"); // a plain group cannot be invalid
      node.classList.toggle("bt-wrong", wrong);
    },
  };
  places.set(node, place);
  place.show([]);
  place.asked();
  form.places.add(place);
  form.host.drawn?.({ node, label: field.label, table: form.tableOf(field), row: holder.id ?? "", field: field.name });
  return place;
}
