import { Kit, levels } from "./kit.ts";
import { kitCandidate, numberIn, type ItemForm, type KitForm } from "./kitForm.ts";
import { problemsOf, reportInput } from "./problem.ts";

/** Something about a kit being written: where, what, and whether it keeps it from being published. */
export type KitRemark = {
  /** The form's field, as `items.0.anchors.2`; a part of it, or "" for the whole. */
  at: string;
  what: string;
  weight: "must" | "advice";
};

/** What a remark is about, by name: `Judgement`, `Item 5`, `Round 2`; `null` for the whole kit. */
export function placeInWords(form: KitForm, at: string): string | null {
  const [part, index] = at.split(".");
  const place = Number(index);
  const called = (title: string | undefined, what: string) =>
    title?.trim() || `${what} ${place + 1}`;
  if (index === undefined) return null;
  if (part === "items") return called(form.items[place]?.title, "Item");
  if (part === "gates") return called(form.gates[place]?.title, "Must-have");
  if (part === "signals") return called(form.signals[place]?.title, "Signal");
  return part === "rounds" ? called(form.rounds[place]?.title, "Round") : null;
}

/** The playbook's bounds, and how many items a panelist can hold apart in one conversation. */
export const bounds = { rounds: 3, takeHome: 120, gates: 5, fewGates: 3, items: 8 } as const;

/** Everything to say about a kit as it is being written, in the order of the form. */
export function kitRemarks(form: KitForm): KitRemark[] {
  return [
    ...gapsIn(form),
    ...doubledTitles(form),
    ...(form.items.length > bounds.items
      ? [
          advice(
            "items",
            `${form.items.length} items. Above about ${bounds.items}, panelists stop telling them apart: join those that are scored alike.`,
          ),
        ]
      : []),
    ...form.items.flatMap(anchorRemarks),
    ...weightRemarks(form),
    ...gateRemarks(form),
    ...roundRemarks(form),
  ];
}

/** The kit, once nothing keeps it from being published. */
export function publishable(form: KitForm, family: string, version: number): Kit | null {
  if (kitRemarks(form).some(({ weight }) => weight === "must")) return null;
  const parsed = Kit.safeParse(kitCandidate(form, family, version));
  return parsed.success ? parsed.data : null;
}

function must(at: string, what: string): KitRemark {
  return { at, what, weight: "must" };
}
function advice(at: string, what: string): KitRemark {
  return { at, what, weight: "advice" };
}

/** What is blank that has to be there, in words; and whatever else the kit's own schema refuses. */
function gapsIn(form: KitForm): KitRemark[] {
  const remarks: KitRemark[] = [];
  const ask = (at: string, text: string, what: string) => {
    if (text.trim() === "") remarks.push(must(at, what));
  };
  ask("title", form.title, "Give the role a name.");
  if (form.items.length === 0) remarks.push(must("items", "A kit needs at least one item."));
  if (form.rounds.length === 0) remarks.push(must("rounds", "A kit needs at least one round."));
  for (const [place, item] of form.items.entries()) {
    ask(`items.${place}.title`, item.title, "Name the item.");
    ask(`items.${place}.summary`, item.summary, "Say in a line what the item is about.");
    for (const level of levels)
      ask(
        `items.${place}.anchors.${level - 1}`,
        item.anchors[level - 1] ?? "",
        `Level ${level} has no anchor: what would one see or hear?`,
      );
    for (const [at, question] of item.questions.entries())
      if (question.probes.trim() !== "")
        ask(`items.${place}.questions.${at}.text`, question.text, "The probes have no question.");
  }
  for (const [place, { title }] of form.gates.entries())
    ask(`gates.${place}.title`, title, "Name the must-have.");
  for (const [place, { title }] of form.signals.entries())
    ask(`signals.${place}.title`, title, "Name the signal.");
  for (const [place, { title }] of form.rounds.entries())
    ask(`rounds.${place}.title`, title, "Name the round.");
  const said = new Set(remarks.map(({ at }) => at));
  for (const remark of refusedBySchema(form))
    if (!said.has(remark.at)) {
      said.add(remark.at);
      remarks.push(remark);
    }
  return remarks;
}

function refusedBySchema(form: KitForm): KitRemark[] {
  const parsed = Kit.safeParse(kitCandidate(form, "draft", 1), reportInput);
  if (parsed.success) return [];
  return problemsOf(parsed.error).map(({ where, what }) =>
    must(
      fieldOf(where.replaceAll(/\[(\d+)\]/g, ".$1"), form),
      numberWords(where) ?? `This ${what}.`,
    ),
  );
}

/** The form's field a place in the kit came from: lists of lines are one, blank questions are none. */
function fieldOf(place: string, form: KitForm): string {
  const whole = place.replace(/^(niceToHaves|.*\.probes)\.\d+$/, "$1");
  return whole.replace(/^items\.(\d+)\.questions\.(\d+)/, (_, item: string, question: string) => {
    const kept = (form.items[Number(item)]?.questions ?? []).flatMap(({ text, probes }, at) =>
      text.trim() === "" && probes.trim() === "" ? [] : [at],
    );
    return `items.${item}.questions.${kept[Number(question)] ?? question}`;
  });
}

function numberWords(where: string): string | null {
  if (where.endsWith("weight")) return "The weight is a number above 0, such as 1 or 1.5.";
  if (where.endsWith("minutes")) return "The minutes are a whole number, up to a day.";
  if (where.endsWith("takeHome")) return "The hours at home are given in whole minutes.";
  return null;
}

function doubledTitles(form: KitForm): KitRemark[] {
  return (["items", "gates", "signals", "rounds"] as const).flatMap((part) => {
    const seen = new Set<string>();
    return form[part].flatMap(({ title }, place) => {
      const key = title.trim().toLowerCase();
      if (key === "" || !seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [must(`${part}.${place}.title`, `“${title.trim()}” is there twice; tell them apart.`)];
    });
  });
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
  const weights = new Set(form.items.map(({ weight }) => numberIn(weight)));
  if (weights.size < 2 || form.weightsReason.trim() !== "") return [];
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
  if (gates.length > bounds.gates)
    remarks.push(
      advice(
        "gates",
        `${gates.length} must-haves. Three to five are what one can hold out for; the rest are nice to have.`,
      ),
    );
  if (gates.length < bounds.fewGates)
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
  if (rounds.length > bounds.rounds)
    remarks.push(
      advice(
        "rounds",
        `${rounds.length} rounds. Good candidates drop out after the third, the final included.`,
      ),
    );
  if (rounds.length > 0 && !rounds.some(({ paired }) => paired))
    remarks.push(
      advice(
        "rounds",
        "No round has a paired session. Working on something together shows what talk does not.",
      ),
    );
  for (const [place, { title, takeHome }] of rounds.entries())
    if (numberIn(takeHome) > bounds.takeHome)
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
