// Where a picker finds what can be chosen: in the list that came with the form, or by asking for it while somebody types.

const PAUSE = 180; // ms without a key after which is asked
const SHOWN = 80; // options shown at once

/** {options, note} of a list that is here whole. from: the exercise whose rows it holds, where it is one. */
export function findHere(all, text, from = "") {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(({ label, hint, group }) =>
    wanted.every((word) => `${label} ${hint} ${group}`.toLowerCase().includes(word)));
  const first = from ? ` Isi dahulu latihan “${from}”; yang ditulis di sana muncul di sini.` : "";
  const empty = all.length ? "Tidak ada yang cocok. Coba kata lain." : `Daftarnya masih kosong.${first}`;
  return { options: found.slice(0, SHOWN), note: found.length ? more(SHOWN, found.length) : empty };
}

const more = (shown, total) => (total > shown ? `${shown} dari ${total} ditampilkan. Ketik kata untuk mempersempit.` : "");

/** Asks the host; show({options, note}) is called with the answer to what was typed last, and with no other. */
export class Finder {
  constructor(form, field, show) {
    Object.assign(this, { form, field, show, asked: 0 });
  }

  find(text, pause = PAUSE) {
    clearTimeout(this.timer);
    const number = ++this.asked;
    this.timer = setTimeout(async () => {
      const found = await askFor(this.form, this.field, text);
      if (number === this.asked) this.show(found);
    }, pause);
  }

  end() {
    clearTimeout(this.timer);
    this.asked++;
  }
}

async function askFor(form, field, text) {
  const told = await form.host.search(field.source, text).catch(() => null);
  if (told?.status !== "found") {
    return { options: [], note: told?.message ?? "Daftar belum dapat dicari: sambungan terputus. Pilihan Anda tetap tersimpan; coba lagi sebentar lagi." };
  }
  const { options, total, about } = told;
  const empty = "Tidak ada yang cocok. Coba kata lain, atau kurangi katanya.";
  return { options, note: [about, total ? more(options.length, total) : empty].filter(Boolean).join(" ") };
}

/** What was typed may name something of the searched list: then it is known with its words. */
export async function meetTyped(form, field, text) {
  const { options } = await askFor(form, field, text);
  const option = options.find(({ value }) => value === text);
  if (option) form.meet(field.source, option);
  return option;
}
