/** A text for comparing names in: small letters without accents, and where each came from. */
export type FoldedText = {
  text: string;
  /** Of each character: where the one it came from begins in the original, and ends. */
  from: readonly number[];
  to: readonly number[];
};

/** Letters that stay one when their accents go. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
  ς: "σ",
  "’": "'",
  "‘": "'",
  ʼ: "'",
  "`": "'",
  "´": "'",
  "‐": "-",
  "‑": "-",
  "–": "-",
  "—": "-",
};

/** What is not to be seen is in no name: a soft hyphen or a joiner within one hides nothing. */
const unseen = /[\p{M}\p{Default_Ignorable_Code_Point}]/gu;

export function foldText(original: string): FoldedText {
  let text = "";
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of original) {
    const end = at + character.length;
    const folded = foldedCharacter(character);
    // An accent written by itself belongs to the letter before it.
    if (folded === "" && to.length > 0) to[to.length - 1] = end;
    for (let unit = 0; unit < folded.length; unit += 1) {
      from.push(at);
      to.push(end);
    }
    text += folded;
    at = end;
  }
  return { text, from, to };
}

function foldedCharacter(character: string): string {
  const direct = plainLetters[character];
  if (direct !== undefined) return direct;
  const bare = character.normalize("NFKD").replaceAll(unseen, "").normalize("NFC").toLowerCase();
  return Array.from(bare.replaceAll(unseen, ""), (letter) => plainLetters[letter] ?? letter).join(
    "",
  );
}
