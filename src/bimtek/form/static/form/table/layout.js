// How the fields of a row stand: on a card in lines of two or three, in a grid in columns.

const THIRDS = new Set(["rating", "number", "money", "year", "date"]);

/** On a wide card fields of one size stand in lines of two or three; each run of a size begins a line. */
export function layOut(columns, nodes) {
  const isWhole = (kind, index) => index === 0 && ["text", "prose"].includes(kind);
  const size = ({ kind }, index) => (isWhole(kind, index) ? "whole" : THIRDS.has(kind) ? "third" : "half");
  const given = columns.map(size);
  // The unit between a number and its year stays in their line.
  const sizes = given.map((name, index) =>
    (columns[index].kind === "text" && given[index - 1] === "third" && given[index + 1] === "third" ? "third" : name));
  sizes.forEach((name, index) => {
    const isMoney = columns[index].kind === "money";
    const begins = sizes[index - 1] !== name || isMoney !== (columns[index - 1].kind === "money") || Boolean(columns[index].group);
    const alone = name === "half" && begins && (sizes[index + 1] !== name || Boolean(columns[index + 1]?.group));
    nodes[index].classList.add(`bt-${alone ? "whole" : name}`, ...(begins ? ["bt-begins"] : []));
  });
}

const SHARES = { // of a narrow grid's columns
  prose: 2, text: 1.7, references: 1.7, choices: 1.5, rating: 1.5, reference: 1.4, money: 1.4, choice: 1.3, date: 1.2, number: 1,
  year: 0.7,
};
const WIDTHS = { // of a wide grid's columns, rem
  prose: 20, text: 16, references: 16, choices: 14, reference: 14, choice: 13, rating: 11, money: 12, date: 12, number: 9, year: 7,
};

/** The columns of a grid that fills the screen. */
export function sharedColumns(columns, fixed) {
  const widths = columns.map(({ kind }) => `minmax(0, ${SHARES[kind]}fr)`).join(" ");
  return fixed ? `minmax(0, 1.6fr) ${widths}` : `2rem ${widths} 4.5rem`;
}

/** The columns of a grid that is wider than the screen. */
export function wideColumns(columns, fixed) {
  const widths = columns.map(({ kind }) => `${WIDTHS[kind]}rem`).join(" ");
  return fixed ? `12rem ${widths}` : `2.5rem ${widths} 5rem`;
}
