import { encode } from "uqr";

/** The most a code is asked to hold, in characters: beyond it a phone cannot make it out on a screen. */
const mostInCode = 2_300;

export function fitsInCode(text: string): boolean {
  return text.length <= mostInCode;
}

/** A text as a code for a phone's camera: dark on light in either theme, since cameras want it so. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: "L", border: 4 });
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={dark.join("")} fill="currentColor" />
    </svg>
  );
}
