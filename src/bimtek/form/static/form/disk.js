// The browser's disk: what is kept here outlives a browser that is killed.
//
// What a page writes into localStorage reaches the disk seconds later, up to a minute when much is written: a battery
// that dies takes it along. IndexedDB is asked to be on the disk before it says that it is done, some milliseconds later.

const STORE = "journal";
const PATIENCE = 2000; // ms that a form waits for it before it opens

let opening = null;
function database() {
  opening ??= new Promise((done, fail) => {
    const asked = globalThis.indexedDB.open("bimtek", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onerror = () => fail(asked.error);
    asked.onsuccess = () => {
      asked.result.onclose = () => (opening = null);
      done(asked.result);
    };
  });
  opening.catch(() => (opening = null));
  return opening;
}

const waiting = new Map(); // key → text, or null to forget it: only the last one counts
let writing = null;

async function write() {
  while (waiting.size) {
    const batch = [...waiting];
    waiting.clear();
    // A browser may forbid it; then localStorage is all there is.
    await put(batch).catch(() => {});
  }
  writing = null;
}

async function put(batch) {
  const work = (await database()).transaction(STORE, "readwrite", { durability: "strict" });
  const store = work.objectStore(STORE);
  for (const [key, text] of batch) text === null ? store.delete(key) : store.put(text, key);
  await new Promise((done, fail) => Object.assign(work, { oncomplete: done, onerror: fail, onabort: fail }));
}

async function all(prefix) {
  const store = (await database()).transaction(STORE).objectStore(STORE);
  const range = IDBKeyRange.bound(prefix, prefix + "\uffff");
  const got = (asked) => new Promise((done, fail) => Object.assign(asked, { onsuccess: () => done(asked.result), onerror: fail }));
  const [keys, texts] = await Promise.all([got(store.getAllKeys(range)), got(store.getAll(range))]);
  return keys.map((key, index) => [key, texts[index]]);
}

export const disk = {
  /** Write a text, or forget it (null); resolves when all that waits is on the disk, or cannot be. */
  keep(key, text) {
    waiting.set(key, text);
    return (writing ??= write());
  },

  /** [[key, text]] of all keys that begin so; nothing when the browser gives none. */
  find: (prefix) => Promise.race([all(prefix).catch(() => []), new Promise((done) => setTimeout(done, PATIENCE, []))]),
};
