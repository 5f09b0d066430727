// Search in a long book, and the notes on figures where the reader is. Without a script the page is whole, too:
// the box stays hidden, and a note is one link away.
(function () {
  "use strict";
  const MOST = 40, AROUND = 60;
  const main = document.getElementById("isi");
  const form = document.getElementById("cari");
  const box = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  const list = form.querySelector("ol");
  let places = null;

  function plain(text) {
    return text.replace(/\s+/g, " ").trim();
  }

  // Every heading, paragraph, list item and row once, under the heading above it.
  function collect() {
    let heading = "";
    const found = [];
    for (const each of main.querySelectorAll("h1, h2, h3, p, li, caption, figcaption, tr")) {
      if (/^H/.test(each.tagName)) heading = plain(each.textContent);
      if (each.tagName === "LI" && each.querySelector("p, li")) continue;
      const cells = each.tagName === "TR" ? [...each.cells].map((cell) => plain(cell.textContent)).join(" · ") : "";
      const text = cells || plain(each.textContent);
      found.push({ each, heading, text, low: text.toLocaleLowerCase("id") });
    }
    return found;
  }

  function snippet(place, wanted) {
    const at = Math.max(place.low.indexOf(wanted), 0);
    const from = Math.max(at - AROUND, 0), to = at + wanted.length + AROUND;
    return (from ? "… " : "") + place.text.slice(from, to) + (to < place.text.length ? " …" : "");
  }

  function line(place, wanted) {
    const link = document.createElement("a");
    link.href = "#isi";
    link.textContent = place.heading === place.text ? place.text : place.heading + ": " + snippet(place, wanted);
    link.addEventListener("click", function (event) {
      event.preventDefault();
      for (const old of main.querySelectorAll(".found")) old.classList.remove("found");
      place.each.classList.add("found");
      place.each.tabIndex = -1;
      place.each.scrollIntoView({ block: "center" });
      place.each.focus({ preventScroll: true });
    });
    const item = document.createElement("li");
    item.append(link);
    return item;
  }

  function search() {
    const wanted = plain(box.value).toLocaleLowerCase("id");
    places = places || collect();
    const found = wanted.length < 2 ? [] : places.filter((place) => place.low.includes(wanted));
    list.replaceChildren(...found.slice(0, MOST).map((place) => line(place, wanted)));
    if (wanted.length < 2) status.textContent = "";
    else if (!found.length) status.textContent = "Tidak ditemukan.";
    else status.textContent = found.length + " tempat" + (found.length > MOST ? "; " + MOST + " yang pertama tampil" : "");
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", search);
  for (const mark of main.querySelectorAll("a.footnote-ref")) {
    const note = document.getElementById(mark.getAttribute("href").slice(1));
    if (note) mark.dataset.note = plain(note.textContent).replace(/\s*↩.?$/, "");
  }
})();
