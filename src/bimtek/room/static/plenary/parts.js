// What several forms of a matter have: the reason, leaving it open, the bar of buttons, what has to be filled in.

import { button, make } from "../nodes.js";
import { field } from "./sides.js";

/** An Error that names the control to which people have to go. */
export const lacking = (message, control) => Object.assign(new Error(message), { control });

/** The text of a field; fails where it is empty. */
export function needed({ input }, message) {
  const text = input.value.trim();
  if (!text) throw lacking(message, input);
  return text;
}

export const reason = () => field("alasan", "Alasan (wajib bila dibiarkan terbuka)", { maxlength: 2000, autocomplete: "off" });

/** The field and the button that leave a matter open. why: where the reason is typed. */
export function leaveOpen(matter, why, decide) {
  const owed = field("ditunggu", "Bila terbuka: siapa membawanya kembali, dan kapan", { maxlength: 200, autocomplete: "off" });
  const open = () => decide(() => [{
    kind: "open", about: matter.key, of: matter.kind === "mirip" ? matter.items : [], owed_by: owed.input.value,
    why: needed(why, "Tulis dahulu alasannya: mengapa hal ini dibiarkan terbuka?"),
  }]);
  return [owed.node, button("Biarkan terbuka", open, "")];
}

/** The buttons, which stay in sight at the lower edge; what is the matter is said right above them. */
export const bar = (...buttons) => make("div", { class: "pl-act" }, make("p", { class: "actions" }, buttons));
