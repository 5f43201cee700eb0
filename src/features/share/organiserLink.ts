import { create } from "zustand";
import { readOrganiserLink } from "#domain/room/address.ts";

/** The organiser link this page was opened by, as text: a secret, kept while the app is open and never stored. */
export const useOrganiserLink = create<{ text: string }>()(() => ({ text: "" }));

/** Takes the link out of the address, where it would stay in the history and on the screen. */
export function takeLinkFromAddress(bare: string): void {
  const { hash } = location;
  if (hash.length < 2) return;
  history.replaceState(history.state, "", bare);
  useOrganiserLink.setState({ text: hash });
}

/** What is wrong with it, in words; `null` where nothing is. */
export function faultOfLink(text: string): string | null {
  if (text.trim() === "") return "Paste the link that whoever runs the server has for organisers.";
  if (readOrganiserLink(text) !== null) return null;
  if (text.includes("#i="))
    return "This is an invitation to a panel. An organiser link comes from whoever runs the server.";
  return "This is not an organiser link, or part of it is missing. Copy all of it, from the first letter to the last.";
}
