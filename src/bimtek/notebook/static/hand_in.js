// Handing in from JupyterLab: what is missing at each seat, a button, the receipt and its ZIP.
// The host is a kernel (bimtek.notebook.hand_in_widget). Text from answers enters as text only.

const ANSWER_WITHIN = 15000; // ms
const LOST = "Sambungan ke buku kerja ini terputus. Tekan “Muat ulang isian” di atas, atau jalankan lagi sel ini.";

/** An element with attributes, listeners (functions) and children; null children are left out. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== false && value != null) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child != null));
  return made;
}

function kernel(model) {
  const waiting = new Map(); // id → resolve
  let number = 0;
  const listen = ({ id, answer }) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  };
  model.on("msg:custom", listen);
  return {
    ask: (what, content = {}) => new Promise((resolve) => {
      const id = `${Date.now()}-${(number += 1)}`;
      waiting.set(id, resolve);
      setTimeout(() => waiting.delete(id) && resolve({ status: "error", message: LOST }), ANSWER_WITHIN);
      model.send({ id, what, ...content });
    }),
    close: () => model.off("msg:custom", listen),
  };
}

const MOST = 6; // findings shown of one exercise

function missing(messages) {
  if (!messages.length) return null;
  const more = messages.length - MOST;
  return element("ul", {},
    messages.slice(0, MOST).map((message) => element("li", {}, message)),
    more > 0 ? element("li", {}, `dan ${more} temuan lain`) : null);
}

function exercise({ title, state, word, points, missing: messages }) {
  return element("li", {},
    element("span", { class: "bh-title" }, title),
    element("span", { class: `bh-state bh-${state}` }, word),
    element("span", { class: "bh-points" }, points),
    missing(messages));
}

function download(receipt) {
  const bytes = Uint8Array.from(atob(receipt.content), (sign) => sign.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: "application/zip" }));
  element("a", { href: address, download: receipt.zip }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

function receiptOf(receipt) {
  return element("div", { class: "bh-receipt", role: "group", "aria-label": `Tanda terima ke-${receipt.number}` },
    element("h4", {}, "Tanda terima"),
    element("dl", {}, receipt.lines.map(([label, value]) => [
      element("dt", {}, label),
      element("dd", { class: label.includes("SHA") ? "bh-hash" : null }, value),
    ])),
    element("p", {}, "Berkas untuk fasilitator: ", element("b", {}, receipt.zip)),
    element("p", { class: "bh-quiet" }, `Tersimpan di ${receipt.folder}`),
    element("button", { type: "button", class: "bh-button", click: () => download(receipt) }, "Unduh ZIP"),
    element("p", { class: "bh-quiet" }, "Kirimkan berkas ini kepada fasilitator bila komputer Anda tidak tersambung ke ruang kelas."));
}

function seatOf(seat, isNew, handIn) {
  const plain = seat.red ? `Kumpulkan ${seat.name} apa adanya` : `Kumpulkan ${seat.name}`;
  return element("section", { class: "bh-seat", "aria-label": seat.name },
    element("h3", {}, seat.name),
    element("ul", { class: "bh-exercises" }, seat.exercises.map(exercise)),
    seat.has_answers && seat.red
      ? element("p", {}, `Masih ada ${seat.red} temuan merah. Boleh dikumpulkan sekarang dan diperbaiki kemudian.`) : null,
    seat.has_answers
      ? element("button", { type: "button", class: "bh-button bh-main", click: () => handIn(seat.id) },
          seat.is_handed_in ? `Kumpulkan lagi ${seat.name}` : plain)
      : element("p", {}, "Belum ada isian. Isi dahulu sedikitnya satu latihan."),
    seat.is_handed_in && !isNew ? element("p", { class: "bh-quiet" }, "Sejak penyerahan terakhir tidak ada perubahan.") : null,
    seat.receipt && receiptOf(seat.receipt));
}

function render({ model, el }) {
  const host = kernel(model);
  const status = element("p", { class: "bh-status", role: "status" });
  const body = element("div", { class: "bh-body" });
  const root = element("div", { class: "bimtek-hand-in", lang: "id" }, status, body);
  // JupyterLab's own keys (d d deletes a cell) must not hear what is typed here.
  for (const kind of ["keydown", "keypress", "keyup"]) root.addEventListener(kind, (event) => event.stopPropagation());
  el.append(root);
  let session = "";
  let shown = ""; // what the kernel told last: nothing is drawn anew under somebody's fingers

  function show(told, handedIn = "") {
    if (told.status === "error") {
      status.textContent = told.message;
      status.classList.add("bh-problem");
      return;
    }
    if (told.status !== "ok") return;
    if (shown === JSON.stringify(told)) return;
    shown = JSON.stringify(told);
    session = told.session;
    status.classList.remove("bh-problem");
    const seat = told.seats.find(({ id }) => id === handedIn);
    status.textContent = seat ? `${seat.name} sudah dikumpulkan. Simpan atau foto tanda terima di bawah.` : "";
    body.replaceChildren(
      told.sessions.length > 1 ? chooser(told) : "",
      element("p", { class: "bh-quiet" }, `Batas waktu ${told.deadline}. Boleh dikumpulkan lagi sampai saat itu; yang terakhir yang dinilai.`),
      ...told.seats.map((one) => seatOf(one, one.id === handedIn, handIn)),
      told.seats.length ? "" : element("p", {}, "Pada pertemuan ini tidak ada yang perlu Anda kumpulkan."));
  }

  const chooser = (told) => {
    const options = told.sessions.map(([id, title]) => element("option", { value: id, selected: id === told.session }, title));
    const choose = element("select", { change: () => look(choose.value) }, options);
    return element("label", { class: "bh-choose" }, "Pertemuan ", choose);
  };
  const look = async (wanted = session) => show(await host.ask("look", { session: wanted }));
  const handIn = async (seat) => {
    for (const button of body.querySelectorAll("button")) button.disabled = true;
    status.textContent = "Mengumpulkan …";
    const told = await host.ask("hand in", { session, seat });
    show(told, told.handed_in);
    if (told.status === "error") for (const button of body.querySelectorAll("button")) button.disabled = false;
    status.scrollIntoView({ block: "center" });
  };

  look();
  // What was typed above since it was last in sight is counted as well.
  const eye = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && look());
  eye.observe(root);
  return () => {
    eye.disconnect();
    host.close();
  };
}

export default { render };
