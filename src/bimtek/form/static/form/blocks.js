// The section as it will stand in the book, from the blocks of bimtek.plan.blocks.

import { make } from "./nodes.js";
import { plainTable } from "./reading.js";

const BLOCKS = {
  heading: ({ level, text }) => make(level > 2 ? "h5" : "h4", {}, text),
  paragraph: ({ text, style }) => make("p", { class: style === "note" ? "bt-note" : null }, text),
  bullets: ({ items, ordered }) => make(ordered ? "ol" : "ul", {}, items.map((item) => make("li", {}, item))),
  table: plainTable,
  figure: ({ caption, alt }) => make("figure", {}, make("p", {}, alt), make("figcaption", {}, `Gambar: ${caption}`)),
  missing: ({ text }) => make("p", { class: "bt-missing" }, `Belum ada: ${text}`),
};

export const pageBlocks = (blocks) => blocks.map((block) => BLOCKS[block.type]?.(block)).filter(Boolean);
