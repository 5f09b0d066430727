// Where somebody was on a meeting's page: reloaded, or come back to, it stands there again.
//
// The forms are built after the page has loaded, so what the browser restores by itself is lost. The place is a part of
// the page (a lesson, a figure, an exercise) and how far into it the window begins.

const KEY = `bimtek-place:${location.pathname}`;
const CALM = 2000; // ms without a change of height after which the forms stand
const PAUSE = 150; // ms after the last scrolling
const HERSELF = ["wheel", "touchmove", "pointerdown", "keydown"];

const parts = [...document.querySelectorAll(".lessons > *")];
const topOf = (part) => part.getBoundingClientRect().top;

function recall() {
  const [navigation] = performance.getEntriesByType("navigation");
  if (!["reload", "back_forward"].includes(navigation?.type)) return null;
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null; // a browser may forbid it
  }
}

function remember() {
  const index = parts.findLastIndex((part) => topOf(part) <= 0);
  const place = index < 0 ? { index, into: scrollY } : { index, into: -topOf(parts[index]) };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(place));
  } catch {
    // then the page begins at its head
  }
}

function follow() {
  let pause;
  addEventListener("scroll", () => {
    clearTimeout(pause);
    pause = setTimeout(remember, PAUSE);
  }, { passive: true });
  addEventListener("pagehide", remember);
}

/** Go there, and again when forms above grow while they are built, until she scrolls herself; then call done. */
function hold(go, done) {
  let calm;
  const forms = [...document.querySelectorAll("fieldset[data-exercise]")];
  const wait = () => {
    clearTimeout(calm);
    calm = setTimeout(() => (forms.every((form) => form.querySelector(".bt-bar")) ? end() : wait()), CALM);
  };
  const growth = new ResizeObserver(() => (go(), wait()));
  const end = () => {
    clearTimeout(calm);
    growth.disconnect();
    for (const name of HERSELF) removeEventListener(name, end, true);
    done();
  };
  for (const name of HERSELF) addEventListener(name, end, { capture: true, passive: true });
  growth.observe(document.querySelector(".lessons"));
}

/** Return to the place of before; an address with an anchor that is opened anew goes to its anchor. */
export function keepPlace() {
  const place = recall();
  const anchor = place ? null : document.getElementById(location.hash.slice(1));
  if (!place && !anchor) return follow();
  history.scrollRestoration = "manual";
  const go = () => {
    if (anchor) return anchor.scrollIntoView();
    const part = parts[place.index];
    scrollTo({ top: part ? scrollY + topOf(part) + place.into : place.into, behavior: "instant" });
  };
  hold(go, () => {
    history.scrollRestoration = "auto"; // from anchor to anchor of a page that stands the browser knows the way back
    follow();
  });
}
