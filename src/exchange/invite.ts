import type { OpeningId, PanelistId } from "#domain/id.ts";
import { ownPlaceKey } from "#domain/panel/elsewhere.ts";
import { handedInBy } from "#domain/panel/handedIn.ts";
import { findInvitation, listInvitations } from "#storage/invitations.ts";
import { linkForDevice } from "#storage/ownDevices.ts";
import { findPanel } from "#storage/panels.ts";
import { type InvitationOut, writeOut } from "./invitationOut.ts";

/** Somebody's invitation, with what their device needs to begin. `null` where none was made here. */
export async function invitationFor(
  opening: OpeningId,
  panelist: PanelistId,
): Promise<InvitationOut | null> {
  const panel = await findPanel(opening);
  const own = (await listInvitations(opening)).find((one) => one.panelist === panelist);
  return panel === null || own === undefined ? null : writeOut(panel, own);
}

/**
 * A link that adds one more device of whoever scores here, made where there is none at hand. `null`
 * without a seat here.
 */
export async function ownLinkFor(opening: OpeningId): Promise<InvitationOut | null> {
  const link = await linkForDevice(opening);
  const panel = await findPanel(opening);
  if (panel === null || link === null) return null;
  const own = await findInvitation(opening, link.panelist);
  const known = [...handedInBy(panel, link.panelist), ...(own?.handedIn ?? [])];
  const places = new Map(known.map((place) => [ownPlaceKey(place), place]));
  return writeOut(panel, link, [...places.values()]);
}
