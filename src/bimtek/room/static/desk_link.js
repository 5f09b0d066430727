// The desk's line to the room: a stream that lasts, and asking every few seconds where none holds.

const POLL = 3000; // ms between two questions without a stream
const DEAF = 40000; // ms without a word after which a stream has died without saying so
const LOST = "Sambungan ke ruang kelas terputus. Papan ini mencoba lagi sendiri; yang tampil adalah keadaan terakhir.";
const OUT = "Waktu masuk Anda sudah habis. Muat ulang halaman ini, lalu masuk lagi.";

/** stream, once: addresses. hear(told): the whole board ("whole": true) or what changed. lost(words): "" when all is well. */
export function follow({ stream, once, hear, lost }) {
  let source = null;
  let heardAt = 0;
  let whole = true; // the first message of a stream is the whole board

  const holds = () => source?.readyState === EventSource.OPEN && Date.now() - heardAt < DEAF;
  const close = () => (source?.close(), (source = null));

  function open() {
    if (source) return;
    source = new EventSource(stream);
    heardAt = Date.now();
    source.addEventListener("open", () => (whole = true));
    source.addEventListener("pulse", () => (heardAt = Date.now()));
    source.addEventListener("message", ({ data }) => {
      heardAt = Date.now();
      hear({ ...JSON.parse(data), whole });
      whole = false;
      lost("");
    });
    source.addEventListener("error", () => source?.readyState === EventSource.CLOSED && close());
  }

  async function ask() {
    try {
      const answer = await fetch(once, { credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(15000) });
      if (!answer.ok) return lost(answer.status === 401 || answer.status === 403 ? OUT : LOST);
      hear({ ...(await answer.json()), whole: true });
      lost("");
    } catch {
      lost(LOST);
    }
  }

  async function look() {
    if (source && Date.now() - heardAt >= DEAF) close();
    open();
    if (!holds()) await ask();
  }

  async function keep() {
    await look();
    setTimeout(keep, POLL);
  }
  window.addEventListener("offline", () => (close(), lost(LOST)));
  window.addEventListener("online", look);
  open();
  setTimeout(keep, POLL);
}
