// What stands in the clipboard, as lines of cells: the table of a spreadsheet or of Word (HTML), or text with tabs.

const SPACES = /[ \t\r\n\f\u00a0]+/g;
const BREAKS = new Set(["P", "DIV", "LI", "TR", "H1", "H2", "H3", "H4", "H5", "H6"]);

/**
 * {lines, isTable} of what was copied; null when it is one cell or no cells at all. isTable: it has columns or comes from
 * a table; else it is a text of several lines. data: getData(type), as of DataTransfer.
 */
export function readClipboard(data) {
  const fromHtml = htmlLines(data.getData("text/html"));
  const lines = fromHtml ?? textLines(data.getData("text/plain"));
  while (lines.length && lines.at(-1).every((cell) => !cell.trim())) lines.pop();
  const isTable = Boolean(fromHtml) || lines.some((line) => line.length > 1);
  return lines.length > 1 || (lines[0]?.length ?? 0) > 1 ? { lines, isTable } : null;
}

/** Text with tabs, as spreadsheets give it: a cell with a tab, a line's end or a quote in it stands in quotes. */
export function textLines(text) {
  const lines = [[]];
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  let at = 0;
  while (at <= source.length) {
    const quoted = source[at] === '"' ? /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(source.slice(at)) : null;
    const plain = quoted ? null : /^[^\t\n]*/.exec(source.slice(at))[0];
    lines.at(-1).push(quoted ? quoted[1].replaceAll('""', '"') : plain);
    at += quoted ? quoted[0].length : plain.length;
    if (source[at] === "\n") lines.push([]);
    at += 1;
  }
  return lines;
}

/** The first table of a piece of HTML that has more than one cell; null when there is none. Nothing of it is run. */
export function htmlLines(html) {
  if (!/<table/i.test(html)) return null;
  const page = new DOMParser().parseFromString(unstyled(html), "text/html");
  const table = [...page.querySelectorAll("table")].find((one) => one.rows.length > 1 || one.rows[0]?.cells.length > 1);
  if (!table) return null;
  const lines = [...table.rows].map(() => []);
  [...table.rows].forEach((row, down) => {
    let across = 0;
    for (const cell of row.cells) {
      while (lines[down][across] !== undefined) across++;
      spread(lines, cell, down, across);
      across += cell.colSpan;
    }
  });
  return lines.map((line) => Array.from(line, (cell) => cell ?? ""));
}

/** Without Excel's styles: nobody reads them here, and the room's pages forbid them, which each would tell on the console. */
function unstyled(html) {
  return html.replace(/<style\b[^]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, ""));
}

/** A cell that goes over several lines says the same in each; over several columns it stands in the first. */
function spread(lines, cell, down, across) {
  const text = cellText(cell).trim();
  for (let i = 0; i < (cell.rowSpan || 1) && lines[down + i]; i++) {
    for (let j = 0; j < (cell.colSpan || 1); j++) lines[down + i][across + j] = j ? "" : text;
  }
}

function cellText(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(SPACES, " ");
  if (node.nodeName === "BR") return "\n";
  if (node.nodeName === "STYLE" || node.nodeName === "SCRIPT") return "";
  const text = [...node.childNodes].map(cellText).join("");
  return BREAKS.has(node.nodeName) ? `\n${text.trim()}\n` : text.replace(/ *\n */g, "\n");
}
