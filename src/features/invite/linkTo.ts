import { paths } from "#paths";

/** The whole link of an invitation, on the address this Needle is served at. */
export function linkTo(invitation: string): string {
  return `${location.origin}${paths.join(invitation)}`;
}
