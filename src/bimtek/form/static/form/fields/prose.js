// Several lines with a count of words.

import { make } from "../nodes.js";
import { countWords } from "../numbers.js";

export function proseArea(form, field, holder, id) {
  const words = make("p", { class: "bt-words", id: `${id}-words` });
  const tell = () => {
    const [now, most] = [countWords(holder[field.name]), field.max_words];
    const over = Boolean(most) && now > most;
    words.textContent = over ? `${now} dari ${most} kata, kelebihan ${now - most}` : most ? `${now} dari ${most} kata` : `${now} kata`;
    words.classList.toggle("bt-over", over);
  };
  const area = make("textarea", {
    id, rows: 2,
    oninput: () => {
      form.edits.set(holder, field, area.value);
      tell();
    },
  });
  const update = () => {
    area.value = String(holder[field.name] ?? "");
    tell();
  };
  update();
  return { node: make("div", {}, area, words), inputs: [area], about: words.id, update };
}
