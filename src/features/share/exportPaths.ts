import type { OpeningId } from "#domain/id.ts";
import { paths } from "#paths";

export function exportPath(opening: OpeningId): string {
  return `${paths.share(opening)}/export`;
}

export function foreignPath(opening: OpeningId): string {
  return `${paths.share(opening)}/import`;
}

/** What is to be on paper stands behind the question mark, so that a page can be opened again. */
export type PaperWish = { everyRevision: boolean; byNumber: boolean };

export function paperPath(opening: OpeningId, { everyRevision, byNumber }: PaperWish): string {
  const wish = [everyRevision && "revisions=all", byNumber && "names=off"]
    .filter(Boolean)
    .join("&");
  return `${paths.share(opening)}/print${wish === "" ? "" : `?${wish}`}`;
}

export function paperWishIn(search: string): PaperWish {
  const wish = new URLSearchParams(search);
  return { everyRevision: wish.get("revisions") === "all", byNumber: wish.get("names") === "off" };
}
