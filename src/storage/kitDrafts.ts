import type { KitId } from "#domain/id.ts";
import { kitId, mostCases, type Kit } from "#domain/kit/kit.ts";
import type { CaseForm } from "#domain/kit/caseForm.ts";
import { publishable } from "#domain/kit/kitChecks.ts";
import { blankForm, formOf, type KitDraft, type KitForm } from "#domain/kit/kitForm.ts";
import { isLive, liveOf } from "#domain/records/record.ts";
import { db } from "./database.ts";
import { newId } from "./newId.ts";
import { recordTables, writeRecord } from "./writing.ts";

export async function listKitDrafts(): Promise<KitDraft[]> {
  const drafts = await db.kitDrafts.toArray();
  return drafts.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt));
}

export async function findKitDraft(id: string): Promise<KitDraft | null> {
  return (await db.kitDrafts.get(id)) ?? null;
}

/** Begins a kit from nothing. */
export function newKit(): Promise<string> {
  return put({ family: newId(), version: 1, basedOn: null, form: blankForm(newId) });
}

/** Begins a kit from what a team has written elsewhere. */
export function draftKit(form: KitForm): Promise<string> {
  return put({ family: newId(), version: 1, basedOn: null, form });
}

/** Begins a kit of its own from a copy. */
export function duplicateKit(id: KitId, kit: Kit): Promise<string> {
  const form = { ...formOf(kit), title: `${kit.title}, copy`.slice(0, 500) };
  return put({ family: newId(), version: 1, basedOn: id, form });
}

/** Begins the next version of a kit, or goes on with the one begun before. */
export function editKit(id: KitId, kit: Kit): Promise<string> {
  return db.transaction("rw", [db.kitDrafts, db.registers], async () => {
    const begun = await db.kitDrafts.get(kit.family);
    if (begun !== undefined) return begun.id;
    const version = (await latestVersion(kit.family)) + 1;
    return put({ family: kit.family, version, basedOn: id, form: formOf(kit) });
  });
}

/**
 * Puts a case into the draft of a kit's next version, beginning it where there is none; `null`, and
 * nothing changed, where the draft holds as many as a kit can.
 */
export function addCase(id: KitId, kit: Kit, written: CaseForm): Promise<string | null> {
  return db.transaction("rw", [db.kitDrafts, db.registers], async () => {
    const draft = await db.kitDrafts.get(kit.family);
    const cases = draft === undefined ? (kit.cases ?? []) : (draft.form.cases ?? []);
    if (cases.length >= mostCases) return null;
    const begun = await db.kitDrafts.get(await editKit(id, kit));
    if (begun === undefined) return null;
    await saveKitDraft(begun.id, {
      ...begun.form,
      cases: [...(begun.form.cases ?? []), written],
    });
    return begun.id;
  });
}

/** One draft a family, so that two tabs write the same one. */
async function put(draft: Omit<KitDraft, "id" | "changedAt">): Promise<string> {
  const id = draft.family;
  await db.kitDrafts.put({ ...draft, id, changedAt: new Date().toISOString() });
  return id;
}

export async function saveKitDraft(id: string, form: KitForm): Promise<void> {
  await db.kitDrafts.update(id, { form, changedAt: new Date().toISOString() });
}

export function discardKitDraft(id: string): Promise<void> {
  return db.kitDrafts.delete(id);
}

export type Published =
  | { state: "published"; kit: KitId }
  /** Nothing but the version number would differ from the one it began from. */
  | { state: "unchanged"; kit: KitId }
  | { state: "incomplete" };

/** Makes the draft a version that never changes again. */
export function publishKit(id: string): Promise<Published> {
  return db.transaction("rw", [...recordTables, db.kitDrafts], async (): Promise<Published> => {
    const draft = await db.kitDrafts.get(id);
    if (draft === undefined) return { state: "incomplete" };
    // Another device's version may have come in meanwhile.
    const version = (await latestVersion(draft.family)) + 1;
    const kit = publishable(draft.form, draft.family, version);
    if (kit === null) return { state: "incomplete" };
    const base =
      draft.basedOn === null ? undefined : await db.registers.get(["kit", draft.basedOn]);
    if (base !== undefined && isLive(base, "kit") && isSameBut(base.body, kit)) {
      await db.kitDrafts.delete(id);
      return { state: "unchanged", kit: base.id };
    }
    const published = kitId(kit);
    await writeRecord({ kind: "kit", id: published, body: kit });
    await db.kitDrafts.delete(id);
    return { state: "published", kit: published };
  });
}

function isSameBut(base: Kit, kit: Kit): boolean {
  return kitId({ ...kit, version: base.version }) === kitId(base);
}

async function latestVersion(family: string): Promise<number> {
  const kits = liveOf(await db.registers.where("kind").equals("kit").toArray(), "kit");
  return Math.max(
    0,
    ...kits.filter(({ body }) => body.family === family).map(({ body }) => body.version),
  );
}
