import { idPrefixIn, isSignedOpening } from "#domain/id.ts";
import { ownPrefixIn, signedOpeningId } from "#domain/signedId.ts";
import { kitId } from "#domain/kit/kit.ts";
import { faultOfKey } from "#domain/keyFaults.ts";
import { choiceId, shownId } from "./choice.ts";
import { claimId } from "./claim.ts";
import { shareId } from "./escrow.ts";
import { type GivenFolderKey, givenFolderKeyId } from "./folderKey.ts";
import { headId } from "./head.ts";
import { meetingMarkId } from "./mark.ts";
import { openedId } from "./opened.ts";
import type { Founded } from "./opening.ts";
import { panelId } from "./panelRevision.ts";
import { planId } from "./plan.ts";
import { practiceId } from "./practiceResult.ts";
import { recusalId } from "./recusal.ts";
import {
  isErasable,
  isTombstone,
  lifeOf,
  type Kind,
  type LiveRecord,
  type SharedRecord,
  type Tombstone,
} from "./record.ts";
import { belongsTo } from "./references.ts";
import { cardId } from "./scorecard.ts";
import { releaseId, type Sealed } from "./sealed.ts";

/**
 * What is wrong with a record in itself, or `null`. Looks at the record alone, never at the
 * receiver's clock or state, so that every device comes to the same answer in any order.
 */
export function faultOf(record: SharedRecord): string | null {
  if ((lifeOf(record) % 2 === 0) !== isTombstone(record))
    return "it says it is both erased and here";
  const unproved = faultOfCover(record);
  if (unproved !== null) return unproved;
  if (isTombstone(record)) return faultOfErased(record);
  return faultOfName(record) ?? faultOfCard(record);
}

/** Signed all through, or not at all: what stands on the cover fits what is inside. */
function faultOfCover(record: SharedRecord): string | null {
  const opening = belongsTo(record);
  const { signature, v } = record;
  if (signature === undefined)
    return opening !== null && isSignedOpening(opening)
      ? "it is not signed, and belongs to an opening where everything is"
      : v === undefined && record.opening === undefined
        ? null
        : "it looks signed and is not";
  if (v !== 1 || record.opening !== opening || opening === null || !isSignedOpening(opening))
    return "it is signed for a different opening from the one it belongs to";
  if (record.kind === "opening" && record.id !== opening)
    return "it is signed for a different opening from the one it is";
  if (record.kind === "candidate" && !record.id.startsWith(idPrefixIn(opening)))
    return "its id was made for another opening";
  if (saidOnce.has(record.kind) && !record.id.startsWith(ownPrefixIn(opening, signature.key)))
    return "its id was made for another opening, or by somebody else";
  if (isTombstone(record) && !isErasable(record.kind) && record.kind !== "claim")
    return "it goes only with its candidate or opening";
  return faultOfKey(signature.key);
}

/** What its signer says once, under an id nobody else can take. */
const saidOnce: ReadonlySet<Kind> = new Set(["waiver", "rerating", "decision"]);

/** Where a record is named by what is in it: whether it goes by the name it must have. */
function faultOfName(record: LiveRecord): string | null {
  switch (record.kind) {
    case "kit":
      return kitId(record.body) === record.id
        ? null
        : "the kit is not the one its id names; it was changed after it was published";
    case "mark":
      return meetingMarkId(record.body) === record.id
        ? null
        : "the mark stands under another place's id";
    case "plan":
      return planId(record.body) === record.id
        ? null
        : "the note on the opening stands under another one’s id";
    case "practice":
      return practiceId(record.body) === record.id
        ? null
        : "the practice result stands under another one’s id";
    case "opened":
      return openedId(record.body) === record.id
        ? null
        : "the note of what was opened stands under another one’s id";
    case "panel":
      return panelId(record.body) === record.id
        ? null
        : "the panel is not the one its id names; it was changed after it was written";
    case "claim":
      return claimId(record.body) === record.id
        ? null
        : "the seat taken is not the one its id names";
    case "release":
      return releaseId(record.body) === record.id
        ? null
        : "what is released is not what its id names";
    case "share":
      return shareId(record.body) === record.id
        ? null
        : "the part of a card is not the one its id names";
    case "head":
      return record.signature !== undefined && headId(record.signature.key) === record.id
        ? null
        : "the note of what was written is not its signer’s own";
    case "choice":
      return choiceId(record.author, record.body) === record.id
        ? null
        : "the choice stands under another place’s id";
    case "shown":
      return shownId(record.author, record.body) === record.id
        ? null
        : "what was shown is not what its id names";
    case "folderKey":
      return givenFolderKeyId(record.body) === record.id
        ? null
        : "what the shared folder goes on under is not what its id names";
    case "recusal":
      return recusalId(record.body) === record.id
        ? null
        : "the recusal stands under another place’s id";
    case "opening":
      return faultOfFounding(record.id, record.body.founded);
    case "sealed":
    case "scorecard":
    case "candidate":
    case "panelist":
    case "waiver":
    case "rerating":
    case "decision":
    case "sameness":
      return null;
  }
}

function faultOfErased({ kind, id, founded, signature }: Tombstone): string | null {
  if (kind === "opening" && signature !== undefined) return faultOfFounding(id, founded);
  return founded === undefined ? null : "it says of something else who founded it";
}

function faultOfFounding(id: string, founded: Founded | undefined): string | null {
  if (founded === undefined)
    return isSignedOpening(id) ? "it does not say who founded the opening" : null;
  return signedOpeningId(founded.founder, founded.nonce) === id
    ? null
    : "it names a different founder from its id";
}

function faultOfCard(record: LiveRecord): string | null {
  const isSigned = record.signature !== undefined;
  switch (record.kind) {
    case "sameness":
      return isSigned && record.body.what !== "candidate"
        ? "in a signed opening only candidates can be the same"
        : null;
    case "rerating":
      if (!record.body.card.startsWith(`${record.body.panelist}.`))
        return "the re-rating stands beside another panelist's scorecard";
      return record.body.sealed !== undefined && !isSigned
        ? "the re-rating was sealed and is not signed"
        : null;
    case "recusal":
      return record.author === record.body.panelist ? null : "it speaks for somebody else";
    case "choice":
      if (!record.body.card.startsWith(`${record.body.panelist}.`))
        return "the choice stands beside another panelist's scorecard";
      return isSigned ? null : "the choice is not signed";
    case "sealed":
      if (!record.id.startsWith(`${record.author}.`))
        return "the sealed card stands under another panelist's id";
      if (isHeldTwice(record.body))
        return "the sealed card gives one of the others two parts of what opens it";
      return isSigned ? null : "the sealed card is not signed";
    case "folderKey":
      if (isLockedTwice(record.body))
        return "what the shared folder goes on under is given to one device twice";
      return isSigned ? null : "what the shared folder goes on under is not signed";
    case "scorecard":
      if (!record.id.startsWith(`${record.author}.`))
        return "the scorecard stands under another panelist's id";
      if (cardId(record.author, record.body) !== record.id)
        return "the scorecard does not match its receipt; it was changed after it was submitted";
      return isSigned && record.body.by !== record.author
        ? "the scorecard says it is another panelist's"
        : null;
    case "kit":
    case "panelist":
    case "practice":
    case "opening":
    case "candidate":
    case "waiver":
    case "mark":
    case "decision":
    case "plan":
    case "opened":
    case "panel":
    case "claim":
    case "release":
    case "share":
    case "head":
    case "shown":
      return null;
  }
}

/** Who had two would be more than one of so many. */
function isHeldTwice({ escrow, whole }: Sealed): boolean {
  const holders = [...(escrow?.shares ?? []), ...(whole ? [whole] : [])].map(
    ({ holder }) => holder,
  );
  return new Set(holders).size < holders.length;
}

/** One of the two would be another key, and nobody but that device could tell. */
function isLockedTwice({ locked }: GivenFolderKey): boolean {
  return new Set(locked.map(({ to }) => to)).size < locked.length;
}
