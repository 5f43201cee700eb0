const most = 1_000_000_000;
/** Digits alone, or in groups whose last has three: what follows a sign otherwise may be pence. */
const grouped = /^(?:\d+|\d{1,3}(?:[\s,.'’]\d{2,3})*[\s,.'’]\d{3})$/;

/** `78,000`, `78 000`, `78.000` or `78’000`; `null` for nothing, `undefined` for what is no whole amount. */
export function amountIn(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  const amount = grouped.test(text) ? Number(text.replaceAll(/\D/g, "")) : Number.NaN;
  return amount <= most ? amount : undefined;
}

/** `GBP 78,000`: the same on every device. */
export function money(amount: number, currency: string): string {
  return `${currency} ${String(Math.round(amount)).replaceAll(/\B(?=(\d{3})+$)/g, ",")}`;
}
