import { kitGaps } from "./kitGaps.ts";
import { kitCandidate, numberIn, type ItemForm, type KitForm } from "./kitForm.ts";
import { hasEqualWeights, Kit } from "./kit.ts";
import { caseAdvice } from "./caseRemarks.ts";
import { advice, must, type KitRemark } from "./kitRemark.ts";
import { afterTheThird, playbookBounds } from "./playbookBounds.ts";

/** Everything to say about a kit as it is being written, in the order of the form. */
export function kitRemarks(form: KitForm): KitRemark[] {
  return [
    ...kitGaps(form),
    ...(form.items.length > playbookBounds.items
      ? [
          advice(
            "items",
            `${form.items.length} items. Above about ${playbookBounds.items}, panelists stop telling them apart: merge those that are scored alike.`,
          ),
        ]
      : []),
    ...form.items.flatMap(anchorRemarks),
    ...weightRemarks(form),
    ...gateRemarks(form),
    ...roundRemarks(form),
    ...caseAdvice(form),
  ];
}

/** The kit, once nothing keeps it from being published. */
export function publishable(form: KitForm, family: string, version: number): Kit | null {
  if (kitRemarks(form).some(({ weight }) => weight === "must")) return null;
  const parsed = Kit.safeParse(kitCandidate(form, family, version));
  return parsed.success ? parsed.data : null;
}

/**
 * Traits and verdicts: what an interviewer concludes, never what they see. One is no harm beside a
 * deed, so an anchor is remarked on only where nothing in it is done, said, counted or named.
 */
const verdicts =
  /\b(?:attitude|mindset|passion(?:ate)?|enthusias\w*|motivat\w*|smart|bright|clever|talented|gifted|team player|self[- ]?starter|culture fit|good fit|rock\s?star|ninja|strong|weak|excellent|outstanding|great|good|poor|bad|average|mediocre|solid|impressive|skilled|competent|experienced|confident|professional|personable|charismatic|positive|negative|proactive)\b/iu;
const deeds =
  /\d|\b(?:says?|said|tells?|told|names?|named|shows?|showed|explains?|explained|describes?|gives?|gave|writes?|wrote|builds?|built|ships?|shipped|leads?|led|fix(?:es|ed)?|finds?|found|moves?|moved|runs?|ran|sets?|chooses?|chose|chosen|rejects?|rejected|changes?|changed|asks?|asked|agrees?|agreed|brings?|brought|measures?|measured|tests?|tested|cannot|could not|missing|deployed?|deploys|designed?|designs|reviews?|reviewed|mentors?|mentored|taught|teaches|plans?|planned|decides?|decided|delivers?|delivered|follows?|followed|answers?|answered|compares?|compared|checks?|checked|closes?|closed|calls?|called|drafts?|drafted|sells?|sold|hires?|hired|starts?|started|stops?|stopped|because|when|after|before)\b/iu;

function anchorRemarks(item: ItemForm, place: number): KitRemark[] {
  const remarks: KitRemark[] = [];
  for (const [at, anchor] of item.anchors.entries()) {
    if (anchor.trim() === "") continue;
    const verdict = verdicts.exec(anchor)?.[0];
    const words = anchor.match(/\p{L}+/gu)?.length ?? 0;
    if (verdict !== undefined && !deeds.test(anchor))
      remarks.push(
        advice(
          `items.${place}.anchors.${at}`,
          `“${verdict}” cannot be observed. What does somebody at level ${at + 1} say or do?`,
        ),
      );
    else if (words < 4)
      remarks.push(
        advice(
          `items.${place}.anchors.${at}`,
          `Level ${at + 1} says too little to tell it from its neighbours.`,
        ),
      );
    const twin = item.anchors.findIndex((other, k) => k < at && readAlike(other, anchor));
    if (twin !== -1)
      remarks.push(
        advice(
          `items.${place}.anchors.${at}`,
          `Levels ${twin + 1} and ${at + 1} read the same: nobody could choose between them.`,
        ),
      );
  }
  return remarks;
}

/** Four fifths of all their words in common (as sets), whatever the order. */
function readAlike(a: string, b: string): boolean {
  const [one, two] = [a, b].map((text) => new Set(text.toLowerCase().match(/\p{L}{2,}|\d+/gu)));
  if (one === undefined || two === undefined || one.size === 0 || two.size === 0) return false;
  const shared = [...one].filter((word) => two.has(word)).length;
  return shared / (one.size + two.size - shared) >= 0.8;
}

function weightRemarks(form: KitForm): KitRemark[] {
  const items = form.items.map(({ weight }) => ({ weight: numberIn(weight) }));
  if (hasEqualWeights(items) || form.weightsReason.trim() !== "") return [];
  return [
    must(
      "weightsReason",
      "Items do not count equally. Say why: the record shows it, and equal weights hold up best without a reason.",
    ),
  ];
}

/** Years, a scale or a setting: "Python" alone lets everybody think of something else. */
const context = /\d|\b(?:one|two|three|four|five|six|seven|ten|years?|months?|half a year)\b/iu;

function gateRemarks({ gates }: KitForm): KitRemark[] {
  const remarks: KitRemark[] = [];
  if (gates.length > playbookBounds.gates)
    remarks.push(
      advice(
        "gates",
        `${gates.length} must-haves. Three to five are what one can hold out for; the rest are nice to have.`,
      ),
    );
  if (gates.length < playbookBounds.fewGates)
    remarks.push(
      advice(
        "gates",
        "Agree three to five must-haves before anybody is sourced; without them each panelist has their own.",
      ),
    );
  for (const [place, { title, detail }] of gates.entries()) {
    const words = `${title} ${detail}`.match(/\p{L}+/gu)?.length ?? 0;
    if (title.trim() !== "" && words < 6 && !context.test(`${title} ${detail}`))
      remarks.push(
        advice(
          `gates.${place}.detail`,
          `“${title.trim()}” alone is vague. How many years, on what, and at which scale?`,
        ),
      );
  }
  return remarks;
}

function roundRemarks({ rounds, items }: KitForm): KitRemark[] {
  const remarks: KitRemark[] = [];
  if (rounds.length > playbookBounds.rounds)
    remarks.push(advice("rounds", `${rounds.length} rounds. ${afterTheThird}`));
  if (rounds.length > 0 && !rounds.some(({ paired }) => paired))
    remarks.push(
      advice(
        "rounds",
        "No round has a paired session. Working on something together shows what talk does not.",
      ),
    );
  for (const [place, { title, takeHome }] of rounds.entries())
    if (numberIn(takeHome) > playbookBounds.takeHome)
      remarks.push(
        advice(
          `rounds.${place}.takeHome`,
          `${title.trim() || "This round"} asks for more than two hours at home; those with a choice will not do it.`,
        ),
      );
  for (const [place, { id, title }] of items.entries())
    if (!rounds.some((round) => round.items.includes(id)))
      remarks.push(
        advice(
          `items.${place}.title`,
          `No round looks at ${title.trim() || "this item"}: it would go unobserved.`,
        ),
      );
  return remarks;
}
