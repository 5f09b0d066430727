// Nothing moves under a finger: leaving a field saves it, and what is found then may push the very button away on which
// the pointer is down. A click whose button has gone is none.

let isDown = false;
const waiting = [];

function lift() {
  isDown = false;
  setTimeout(() => {
    if (!isDown) for (const action of waiting.splice(0)) action(); // the click of this pointer has happened
  });
}

addEventListener("pointerdown", () => (isDown = true), true);
for (const name of ["pointerup", "pointercancel", "blur", "dragend"]) addEventListener(name, lift, true);

/** Do what may shift the page: at once, or as soon as no pointer is down; always in the order of asking. */
export function whenStill(action) {
  if (isDown || waiting.length) waiting.push(action);
  else action();
}
