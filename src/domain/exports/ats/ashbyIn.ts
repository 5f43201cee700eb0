import { isObject } from "#domain/isObject.ts";
import { AshbyFeedback, ashbyTitle } from "./ashby.ts";
import {
  bareWord,
  callFrom,
  type ForeignCard,
  type ForeignRating,
  type ForeignRead,
  readEach,
  scoreOfFour,
  timeFrom,
} from "./foreignCard.ts";
import { textFromHtml } from "./htmlText.ts";
import { readLabelled } from "./labelledText.ts";

/** Submitted feedback, by the form it was written on: options by what they say, scores in each spelling. */
export function fromAshby(value: unknown): ForeignRead {
  const wanted = {
    schema: AshbyFeedback,
    under: ["feedback", "results"],
    what: "feedback from Ashby",
  };
  return readEach(value, wanted, (one, raw) => {
    const { submittedValues: values, submittedByUser: user } = one;
    const fields = one.formDefinition.sections.flatMap((section) =>
      section.fields.map(({ field }) => field),
    );
    const own = fields
      .map(({ path }) => readLabelled(wordsOf(values[path])))
      .find(({ details }) => details.has("Receipt"));
    const plain = (text: string) => (own === undefined ? textFromHtml(text) : text);
    const ratings: ForeignRating[] = [];
    const answers: ForeignCard["answers"] = [];
    let recommendation: ForeignCard["recommendation"] = null;
    for (const { type, path, title, selectableValues } of fields) {
      const given = Object.hasOwn(values, path) ? values[path] : undefined;
      const label = ashbyTitle(title, path);
      if (type === "Score") {
        const score = scoreOfFour(given);
        if (score === null)
          return {
            where: `submittedValues.${path}`,
            what: `“${JSON.stringify(given).slice(0, 60)}” is no score of Ashby’s: they run from 1 to 4. Export it again.`,
          };
        const comment = isObject(given) ? wordsOf(given["comments"] ?? given["comment"]) : "";
        ratings.push({
          title: label,
          score,
          original: bareWord(isObject(given) ? given["score"] : given),
          note: own === undefined ? plain(comment) : readLabelled(comment).text,
        });
        continue;
      }
      const options = (selectableValues ?? []).map((option) => [
        String(option.value),
        option.label,
      ]);
      const chosen = (Array.isArray(given) ? given : [given])
        .map((each) => options.find(([name]) => name === wordsOf(each))?.[1] ?? wordsOf(each))
        .filter((word) => word !== "")
        .join(", ");
      const call = options.length > 0 && isOverall(path, label) ? callFrom(chosen) : null;
      if (call !== null && recommendation === null) recommendation = call;
      else if (chosen !== "" && readLabelled(chosen).details.size === 0)
        answers.push({ question: label, answer: plain(chosen) });
    }
    const name = [user?.firstName, user?.lastName].filter(Boolean).join(" ");
    const card: ForeignCard = {
      source: "ashby",
      candidate: own?.details.get("Candidate")?.[0] ?? null,
      panelist: name === "" ? (user?.email ?? null) : name,
      opening: own?.details.get("Opening")?.[0] ?? null,
      round: own?.details.get("Round")?.[0] ?? null,
      submittedAt: timeFrom(one.submittedAt),
      recommendation,
      ratings,
      takeaways: own?.text ?? "",
      answers,
      raw,
      ours: null,
    };
    return card;
  });
}

function isOverall(path: string, label: string): boolean {
  return /overall|recommend|decision|hire/i.test(`${path} ${label}`);
}

/** Rich text comes as an object around its text. */
function wordsOf(value: unknown): string {
  return isObject(value)
    ? wordsOf(value["value"] ?? value["label"] ?? value["plainText"])
    : bareWord(value);
}
