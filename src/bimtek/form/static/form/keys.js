// Keys that hold in the whole form: save, undo, redo. While somebody types in a field, its own undo comes first.

const isText = (node) => node?.matches?.('input[type="text"], textarea');

export function listenToFormKeys(form, on) {
  on(form.root, "focusin", ({ target }) => beginsIn(form, target));
  on(form.root, "input", ({ target, inputType }) => (form.undidIn = inputType?.startsWith("history") ? target : null));
  on(form.root, "keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !form.keeper) return;
    const action = KEYS[`${event.shiftKey ? "shift+" : ""}${event.key.toLowerCase()}`];
    if (action && !form.isLocked) action(form, event);
  });
}

const KEYS = {
  s: (form, event) => {
    event.preventDefault(); // who saves by habit gets what she means
    form.keeper.flush();
  },
  z: (form, event) => travel(form, event, "historyUndo", () => form.edits.back()),
  y: (form, event) => travel(form, event, "historyRedo", () => form.edits.forth()),
  "shift+z": (form, event) => travel(form, event, "historyRedo", () => form.edits.forth()),
};

function beginsIn(form, target) {
  form.textBefore = isText(target) ? target.value : null; // what stood there when somebody came to it
  form.undidIn = null; // the field in which the browser has just undone something
}

/**
 * Let the browser undo in the field that is being typed in, and do again what it has undone there. Its memory goes over
 * all fields of a page, so it may have a word only where that was the last thing that happened.
 */
function travel(form, event, kind, ours) {
  const { target } = event;
  if (target.matches("dialog *")) return;
  const isLive = target.matches(".bt-live"); // its text is set while somebody types: the browser has lost its memory
  const isTheirs = isText(target) && !isLive && (kind === "historyRedo" ? form.undidIn === target : target.value !== form.textBefore);
  let done = false;
  const act = () => {
    if (done) return;
    ours();
    beginsIn(form, document.activeElement);
  };
  if (!isTheirs) {
    event.preventDefault();
    act();
    return;
  }
  const note = () => (done = true);
  form.root.addEventListener("input", note, { once: true });
  setTimeout(() => {
    form.root.removeEventListener("input", note);
    act(); // the browser had nothing
  });
}

/** For the help. Each: keys, and what they do. */
export const SHORTCUTS = [
  ["Tab, Shift+Tab", "ruas berikutnya, ruas sebelumnya"],
  ["Ctrl+Z, Ctrl+Y", "urungkan, ulangi"],
  ["Ctrl+S", "simpan sekarang (isian juga tersimpan sendiri)"],
  ["Ctrl+V", "tempel blok dari Excel atau Google Sheets, mulai dari ruas tempat kursor berada"],
  ["Ctrl+D", "isi ruas ini dengan isi ruas di atasnya"],
  ["Enter, ↓", "di tampilan tabel: ruas yang sama di baris berikutnya"],
  ["Shift+Enter, ↑", "di tampilan tabel: ruas yang sama di baris sebelumnya"],
  ["Ctrl+Enter", "baris baru di bawah baris ini"],
  ["Alt+↑, Alt+↓", "pindahkan baris ke atas, ke bawah"],
  ["Esc", "keluar dari ruas ke judul barisnya; menutup jendela"],
];
