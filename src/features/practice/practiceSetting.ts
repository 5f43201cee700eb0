import type { KitId } from "#domain/id.ts";
import type { Kit } from "#domain/kit/kit.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Compared } from "#domain/practice/comparison.ts";
import type { PracticeCase } from "#domain/practice/practiceCase.ts";
import type { Person } from "#storage/people.ts";
import type { PracticeCard } from "#domain/records/practiceCard.ts";

/** What practice stands on: a kit, whoever practises, and the opening it is for, if any. */
export type Practice = {
  kit: Kit;
  kitId: KitId;
  me: Person | null;
  panel: Panel | null;
  /** The address of a case, or of the list. */
  pathTo: (name?: string) => string;
};

/** A case scored to its end, beside the model answers. */
export type Finished = { one: PracticeCase; run: PracticeCard; compared: readonly Compared[] };
