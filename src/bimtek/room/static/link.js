// The page's line to the room: questions, signs of life, and hearing at once what happens at the table.
//
// One stream for the whole page, and only while somebody looks at it: a browser has few connections for one server.
// Where no stream holds, the page asks every few seconds instead.

const HEARTBEAT = 10000; // ms between two signs of life
const POLL = 3000; // ms between two questions while there is no stream
const SLOW = 15000; // ms after which an answer is not waited for any longer
const DEAF = 40000; // ms without a word after which a stream has died without saying so
const AWAY = 60000; // ms after which a page that nobody looks at gives up its stream

const banner = document.getElementById("sambungan");
export const { api, session, login } = banner.dataset;

/** The name of this window: it stays when the page is loaded again, so that a pen stays in the hand. */
export const page = (() => {
  const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  try {
    return sessionStorage.getItem("bimtek-window") ?? (sessionStorage.setItem("bimtek-window", fresh()), sessionStorage.getItem("bimtek-window"));
  } catch {
    return fresh();
  }
})();

const cookie = (name) => document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1] ?? "";

/** The JSON that the server answers, errors too. Fails when there is no server. */
export async function ask(path, content, method = "PUT", options = {}) {
  const body = content && JSON.stringify(content);
  const answer = await fetch(`${api}/${path}`, {
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout(SLOW),
    ...(content && {
      method,
      body,
      headers: { "Content-Type": "application/json", "X-XSRFToken": decodeURIComponent(cookie("_xsrf")) },
      keepalive: body.length < 30000, // the last save of a page that is being left still arrives
    }),
    ...options,
  });
  const told = await answer.json();
  if (answer.status === 401) signInAgain();
  return told;
}

/** Ask for something that the page may have already. last: {tag, told} of the last answer, or null. */
export async function askIfNew(path, last) {
  const answer = await fetch(`${api}/${path}`, {
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout(SLOW),
    headers: last ? { "If-None-Match": last.tag } : {},
  });
  if (answer.status === 304) return last;
  if (answer.status === 401) signInAgain();
  return { tag: answer.headers.get("Etag"), told: await answer.json() };
}

function say(text, link) {
  banner.hidden = !text;
  banner.replaceChildren(text);
  if (link) {
    const anchor = document.createElement("a");
    anchor.href = link;
    anchor.textContent = "Masuk lagi";
    banner.append(" ", anchor);
  }
}

let signedOut = false;
function signInAgain() {
  signedOut = true;
  say("Waktu masuk Anda sudah habis. Isian yang belum tersimpan disimpan di peramban ini.", login);
}

const LOST = "Sambungan ke ruang kelas terputus. Isian Anda aman; halaman ini mencoba lagi sendiri.";

const hearers = new Set(); // called with every state that comes in
const losers = new Set(); // called when the connection goes
export const onState = (hearer) => hearers.add(hearer);
export const onLost = (loser) => losers.add(loser);

const mark = () => `session=${session}&page=${page}`;

let looking = null;
/** A sign of life for the whole page, and one look at what goes on. Fails when there is no server. */
export function beat() {
  looking ??= ask(`heartbeat?${mark()}`)
    .then((state) => {
      if (state.status === "error") return state;
      if (signedOut) signedOut = false; // signed in again in another window
      heard(state);
      return state;
    })
    .finally(() => (looking = null));
  return looking;
}

function heard(state) {
  say("");
  for (const hearer of hearers) hearer(state);
}

async function askNow() {
  await beat().catch(() => {
    if (!signedOut) say(LOST);
    for (const loser of losers) loser();
  });
}

let stream = null;
let heardAt = 0;

function openStream() {
  if (stream || signedOut || document.hidden || !globalThis.EventSource) return;
  stream = new EventSource(`${api}/live?${mark()}`);
  const noted = () => (heardAt = Date.now());
  noted();
  stream.addEventListener("pulse", noted);
  stream.addEventListener("message", ({ data }) => {
    noted();
    heard(JSON.parse(data));
  });
  stream.addEventListener("error", () => {
    if (stream?.readyState === EventSource.CLOSED) closeStream(); // refused: asking tells why
    askNow();
  });
}

function closeStream() {
  stream?.close();
  stream = null;
}

const holds = () => stream?.readyState === EventSource.OPEN && Date.now() - heardAt < DEAF;

async function keepInTouch() {
  if (stream && Date.now() - heardAt >= DEAF) closeStream();
  openStream();
  await askNow();
  setTimeout(keepInTouch, signedOut ? AWAY : holds() ? HEARTBEAT : POLL);
}

/** Begin to listen. */
export function listen() {
  let away = 0;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(away);
    if (document.hidden) away = setTimeout(closeStream, AWAY);
    else {
      openStream();
      askNow();
    }
  });
  window.addEventListener("offline", askNow);
  window.addEventListener("online", askNow);
  openStream();
  setTimeout(keepInTouch, POLL);
}
