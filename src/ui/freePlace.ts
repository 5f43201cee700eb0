/** Where messages may stand: in the middle first, then narrow at either side. */
const sides = ["middle", "end", "start"] as const;

const pressable =
  ":is(button, a[href], input, select, textarea, summary, label):not([data-message] *)";
const step = 8;

/**
 * Moves messages to where they cover nothing one can press: from the bottom up, at the first side
 * that has such a place. Where there is none they stay at the bottom.
 */
export function placeFreely(region: HTMLElement, messages: HTMLElement): void {
  const taken = [...document.querySelectorAll(pressable)]
    .map((one) => one.getBoundingClientRect())
    .filter(
      ({ width, height, bottom, top }) =>
        width > 0 && height > 0 && bottom > 0 && top < innerHeight,
    );
  const put = (side: (typeof sides)[number], lift: number) => {
    region.dataset["side"] = side;
    region.style.setProperty("--lift", `${lift}px`);
  };
  for (const side of sides) {
    put(side, 0);
    const box = messages.getBoundingClientRect();
    for (let lift = 0; box.top - lift > topBar(); lift += step)
      if (!taken.some((one) => overlap(one, box, lift))) return put(side, lift);
  }
  put("middle", 0);
}

/** Nothing is put over the bar on top. */
function topBar(): number {
  return document.querySelector("header")?.getBoundingClientRect().bottom ?? 0;
}

function overlap(one: DOMRect, box: DOMRect, lift: number): boolean {
  return (
    one.left < box.right &&
    one.right > box.left &&
    one.top < box.bottom - lift &&
    one.bottom > box.top - lift
  );
}
