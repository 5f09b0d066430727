// Which way a wide table is seen, remembered in this browser.

export const WIDE_TABLE = 5; // columns up to which a table is a grid by itself

const keyOf = ({ form, field }) => `bimtek-view:${form.definition.id}/${field.name}`;

/** "cards" or "grid". */
export function remembered(table) {
  try {
    return localStorage.getItem(keyOf(table)) === "grid" ? "grid" : "cards";
  } catch {
    return table.chosenView ?? "cards"; // a browser may forbid it
  }
}

export function remember(table, view) {
  table.chosenView = view;
  try {
    localStorage.setItem(keyOf(table), view);
  } catch {
    // then it holds for this page
  }
}
