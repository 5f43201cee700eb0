/** What passes at once under one name, and what passes a second after that. */
type Measure = { atOnce: number; aSecond: number };

/**
 * Tells whether so much more may pass under a name now; what did not pass is not counted. Each name has
 * a measure of its own, so that none takes from another. `now`: in milliseconds.
 */
export function gate({ atOnce, aSecond }: Measure, now: () => number = Date.now) {
  const used = new Map<string, Used>();
  const left = ({ weight, at }: Used) => Math.max(0, weight - ((now() - at) / 1_000) * aSecond);
  return (name: string, weight = 1): boolean => {
    const before = used.get(name);
    const after = (before === undefined ? 0 : left(before)) + weight;
    if (after > atOnce) return false;
    used.delete(name);
    used.set(name, { weight: after, at: now() });
    // Those longest not used come first. What is over is forgotten.
    for (const [old, one] of used) {
      if (left(one) > 0) break;
      used.delete(old);
    }
    return true;
  };
}

type Used = { weight: number; at: number };
