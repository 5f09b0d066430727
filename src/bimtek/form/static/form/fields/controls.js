// The control of each kind of field.
//
// CONTROLS[kind](form, field, holder, id, compact) reads holder[field.name], writes it by form.edits.set, and gives
//   {node, inputs, update, group?, about?}
// inputs: what takes focus. update(): show the value and the options as they are now. group: the role of a label that
// names several inputs. about: the id of a text that says more. compact: a cell of a wide table, where little fits.

import { buttons } from "./buttons.js";
import { explainedOne } from "./explained.js";
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
  if (form.optionsOf(field).some(({ hint }) => hint)) return explainedOne(form, field, holder, id);
  return selectOne(form, field, holder, id);
}

function severalControl(form, field, holder, id, compact) {
  // What a source offers may be long or grow while this page is open; a few fixed options are shown at once.
  const short = field.kind === "choices" && !field.open_list && form.optionsOf(field).length <= FEW;
  const few = !compact && (field.options.length || short);
  return few ? buttons(form, field, holder, id, true) : picker(form, field, holder, id, true);
}

export const CONTROLS = {
  text: typedLine, number: typedLine, money: typedLine, year: typedLine, date: typedLine,
  prose: proseArea, rating,
  choice: choiceControl, reference: choiceControl, choices: severalControl, references: severalControl,
};
