// Mounts the forms of a meeting's page, keeps an eye on the connection, and shows what others at the table saved.

import { mount } from "/bimtek/form/form.js";

const HEARTBEAT = 10000; // ms
const SLOW = 15000; // ms after which an answer is not waited for any longer

const banner = document.getElementById("sambungan");
const { api, session, login } = banner.dataset;
const known = {}; // exercise → revision that this page has seen

const cookie = (name) => document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1] ?? "";

/** The JSON that the server answers, errors too. Fails when there is no server. */
async function ask(path, content) {
  const answer = await fetch(`${api}/${path}`, {
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout(SLOW),
    ...(content && {
      method: "PUT",
      headers: { "Content-Type": "application/json", "X-XSRFToken": decodeURIComponent(cookie("_xsrf")) },
      body: JSON.stringify(content),
      keepalive: JSON.stringify(content).length < 30000, // the last save of a page that is being left still arrives
    }),
  });
  const told = await answer.json();
  if (answer.status === 401) signInAgain();
  return told;
}

function host(exercise) {
  const path = `exercise/${exercise}`;
  const see = (answer) => {
    if (Number.isInteger(answer.revision)) known[exercise] = Math.max(known[exercise] ?? 0, answer.revision);
    return answer;
  };
  return {
    open: () => ask(path).then(see),
    save: (content) => ask(path, content).then(see),
    ping: beat,
    advice: "Bila berlanjut, periksa WiFi, lalu beri tahu fasilitator",
  };
}

let looking = null;

/** One look at the server for all forms of the page: it is there, and this is what has been saved by now. */
function beat() {
  looking ??= ask(`heartbeat?session=${session}`).finally(() => (looking = null));
  return looking;
}

/** Let every form look for itself when somebody else saved. */
function hear({ revisions = {} }) {
  const news = Object.entries(revisions).some(([exercise, revision]) => revision > (known[exercise] ?? 0));
  Object.assign(known, revisions);
  if (news) document.dispatchEvent(new CustomEvent("bimtek-saved", { detail: "" }));
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

async function watch() {
  const told = await beat().catch(() => null);
  if (!told) say(LOST);
  else if (!signedOut) say("");
  if (told) hear(told);
  setTimeout(watch, HEARTBEAT);
}

for (const place of document.querySelectorAll("[data-exercise]")) {
  mount(place, host(place.dataset.exercise));
}
setTimeout(watch, HEARTBEAT);
