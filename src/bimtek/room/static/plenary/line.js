// The page's line to the server: asking again every second, and sending what was decided.

const place = document.getElementById("pleno");
const { api } = place.dataset;
const SLOW = 20000; // ms after which an answer is not waited for any longer
const cookie = (name) => document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1] ?? "";

async function asked(path, options = {}) {
  const answer = await fetch(`${api}${path}`, {
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout(SLOW),
    ...options,
  });
  const told = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(told.message), { told: true });
  return told;
}

/** What is new since a version; {version} alone when nothing is. */
export const look = (version) => asked(`?version=${encodeURIComponent(version)}`);

/** Send an action ("putuskan", "batalkan", "tutup"). Fails with an Error whose message people can read. */
export async function send(action, content) {
  try {
    return await asked(`/${action}`, {
      method: "POST",
      body: JSON.stringify(content),
      headers: { "Content-Type": "application/json", "X-XSRFToken": decodeURIComponent(cookie("_xsrf")) },
    });
  } catch (error) {
    throw error.told ? error : new Error("Sambungan ke server terputus. Keputusan ini belum tercatat; coba lagi.");
  }
}
