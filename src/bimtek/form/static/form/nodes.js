// Making nodes. Nothing that somebody typed is parsed as HTML: nodes are made, texts are set.

const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "tabIndex", "htmlFor", "open", "textContent"]);
const FOCUSABLE = new Set(["button", "input", "select", "textarea", "summary", "dialog"]);
const ICONS = {
  up: "M8 13V3.5M4 7.5l4-4 4 4",
  down: "M8 3v9.5M4 8.5l4 4 4-4",
  copy: "M6 5.5h7.5v8H6zM10.5 5.5v-3H3v8h3",
  remove: "M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9",
  add: "M8 3v10M3 8h10",
  back: "M6 3 2.5 6.5 6 10M3 6.5h6a4 4 0 0 1 0 7H6",
  forth: "M10 3l3.5 3.5L10 10M13 6.5H7a4 4 0 0 0 0 7h3",
  history: "M8 4.5V8l2.5 1.5M2.5 8a5.5 5.5 0 1 0 1.6-3.9L2.5 5.7M2.5 2.5v3.2h3.2",
  fill: "M3 2.5h10v4H3zM8 6.5V13M5 10l3 3 3-3",
  red: "M8 2 15 14H1zM8 6.5v3.5M8 12v.4",
  amber: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 7v4M8 4.7v.4",
  info: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 7v4M8 4.7v.4",
  pillar: "M5.5 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M1 14a4.5 4.5 0 0 1 9 0M11 7.3a2.3 2.3 0 0 0 0-4.6M15 14a4 4 0 0 0-2.6-3.8",
  closed: "M3 8.5 6.5 12 13 4.5",
  open: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11",
  done: "M3 8.5 6.5 12 13 4.5",
};

/** A node. Attributes: on… are listeners, names of PROPERTIES are properties, null and false are left out. */
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (PROPERTIES.has(name)) node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  // JupyterLab would take "d", "x" or an arrow key for a command of its own: it looks at the focused node alone.
  if (FOCUSABLE.has(tag) || "tabIndex" in attributes) node.setAttribute("data-lm-suppress-shortcuts", "true");
  node.append(...children.flat().filter((child) => child != null && child !== "" && child !== false && child !== 0));
  return node;
}

export function icon(name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("class", "bt-icon");
  drawing.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name] ?? ICONS.pillar);
  drawing.append(path);
  return drawing;
}

export const button = (label, onclick, { symbol, kind = "plain", ...more } = {}) =>
  make("button", { type: "button", class: `bt-button bt-${kind}`, onclick, ...more },
    symbol ? icon(symbol) : null, make("span", { class: "bt-word" }, label));

export const fold = (title, ...content) => make("details", { class: "bt-fold" }, make("summary", {}, title), ...content);

export const joinIds = (...ids) => ids.filter(Boolean).join(" ") || null;

export function setOrDrop(node, name, value) {
  if (value) node.setAttribute(name, value);
  else node.removeAttribute(name);
}

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
