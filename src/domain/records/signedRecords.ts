import * as z from "zod/mini";
import { CardId, PanelId, PanelistId } from "#domain/id.ts";
import { Choice, ShownScores } from "./choice.ts";
import { Claim } from "./claim.ts";
import { Share } from "./escrow.ts";
import { GivenFolderKey } from "./folderKey.ts";
import { Head } from "./head.ts";
import { PanelRevision } from "./panelRevision.ts";
import { live, token, Tombstone, UnsignedRecord } from "./record.ts";
import { Release, Sealed } from "./sealed.ts";

export const PanelRecord = live("panel", PanelId, PanelRevision);
export type PanelRecord = z.infer<typeof PanelRecord>;
export const ClaimRecord = z.extend(live("claim", token, Claim), { author: PanelistId });
export type ClaimRecord = z.infer<typeof ClaimRecord>;
export const SealedRecord = z.extend(live("sealed", CardId, Sealed), { author: PanelistId });
export type SealedRecord = z.infer<typeof SealedRecord>;
export const ReleaseRecord = z.extend(live("release", token, Release), { author: PanelistId });
export type ReleaseRecord = z.infer<typeof ReleaseRecord>;
export const ShareRecord = z.extend(live("share", token, Share), { author: PanelistId });
export type ShareRecord = z.infer<typeof ShareRecord>;
export const HeadRecord = z.extend(live("head", token, Head), { author: PanelistId });
export type HeadRecord = z.infer<typeof HeadRecord>;
export const ChoiceRecord = z.extend(live("choice", token, Choice), { author: PanelistId });
export type ChoiceRecord = z.infer<typeof ChoiceRecord>;
export const ShownRecord = z.extend(live("shown", token, ShownScores), { author: PanelistId });
export type ShownRecord = z.infer<typeof ShownRecord>;
export const FolderKeyRecord = z.extend(live("folderKey", token, GivenFolderKey), {
  author: PanelistId,
});
export type FolderKeyRecord = z.infer<typeof FolderKeyRecord>;

/** Any record that is there, as it stands in a file; `LiveRecord` as a schema. */
export const AnyLiveRecord = z.discriminatedUnion("kind", [
  UnsignedRecord,
  z.discriminatedUnion("kind", [
    PanelRecord,
    ClaimRecord,
    SealedRecord,
    ReleaseRecord,
    ShareRecord,
    HeadRecord,
    ChoiceRecord,
    ShownRecord,
    FolderKeyRecord,
  ]),
]);

/** The same, or what is left of one. */
export const AnyRecord = z.union([AnyLiveRecord, Tombstone]);
