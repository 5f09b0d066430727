// The control of each kind of field. A control reads and writes holder[field.name] and gives {node, inputs, group?,
// refresh?}: the nodes that take focus, whether the label names a group of them, and what to do when options change.

import { buttons } from "./buttons.js";
import { MANY, picker } from "./picker.js";
import { proseArea } from "./prose.js";
import { rating } from "./rating.js";
import { selectOne } from "./select.js";
import { typedLine } from "./typed.js";

const FEW = 5; // fixed options up to which all are seen at once

function choiceControl(form, field, holder, id) {
  if (field.open_list || form.optionsOf(field).length > MANY) return picker(form, field, holder, id, false);
  const few = field.options.length && field.options.length <= FEW && !form.isColumn(field);
  if (few) return buttons(form, field, holder, id, false);
  return selectOne(form, field, holder, id);
}

function severalControl(form, field, holder, id) {
  // What a source offers may be long or grow while this page is open; a few fixed options are shown at once.
  const short = field.kind === "choices" && !field.open_list && form.optionsOf(field).length <= FEW;
  const few = field.options.length || short;
  return few ? buttons(form, field, holder, id, true) : picker(form, field, holder, id, true);
}

export const CONTROLS = {
  text: typedLine, number: typedLine, money: typedLine, year: typedLine, date: typedLine,
  prose: proseArea, rating,
  choice: choiceControl, reference: choiceControl, choices: severalControl, references: severalControl,
};
