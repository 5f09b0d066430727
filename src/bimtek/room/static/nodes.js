// Making nodes. Nothing that anybody typed is ever parsed as HTML: texts are set.

/** make("p", {class: "x", onclick: f, hidden: true}, "text", node …); null and false are left out. */
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (["hidden", "disabled", "value", "htmlFor", "open", "textContent"].includes(name)) node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child != null && child !== "" && child !== false));
  return node;
}

export const button = (label, onclick, kind = "quiet", more = {}) =>
  make("button", { type: "button", class: `button ${kind}`, onclick, ...more }, label);

/** "10.42"; another day than today: "11/6, 10.42". */
export function clock(iso) {
  const time = new Date(iso);
  const hour = `${String(time.getHours()).padStart(2, "0")}.${String(time.getMinutes()).padStart(2, "0")}`;
  return time.toDateString() === new Date().toDateString() ? hour : `${time.getDate()}/${time.getMonth() + 1}, ${hour}`;
}

/** Set a text only when it changed: what stands there already is not read out again. */
export function tell(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
