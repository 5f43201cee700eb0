import { plural } from "#domain/plural.ts";
import { momentInWords } from "#ui/dates.ts";
import type { InviteState } from "./inviteLines.ts";

const howItWent = { link: "link copied", file: "file taken", code: "code shown" } as const;

/** How far an invitation has come, and since when. `isHere`: it can be shown on this device. */
export function stateInWords(
  state: InviteState,
  { isMe, isHere }: { isMe: boolean; isHere: boolean },
): { title: string; detail: string } {
  switch (state.state) {
    case "left":
      return { title: "Left the panel", detail: "what they submitted stays" };
    case "not invited":
      return isMe
        ? { title: "You", detail: "this device" }
        : { title: "Not invited yet", detail: "no device has the seat" };
    case "not opened": {
      if (!isHere) return { title: "Not joined yet", detail: "made on another device" };
      const { out } = state;
      return out === null || out === undefined
        ? { title: "Not sent yet", detail: "the invitation is made" }
        : { title: "Not joined yet", detail: `${howItWent[out.how]} ${momentInWords(out.at)}` };
    }
    case "withdrawn":
      return { title: "Withdrawn", detail: "the invitation no longer works" };
    case "joined": {
      const [first] = state.devices.toSorted((a, b) => a.at.localeCompare(b.at));
      const on =
        state.devices.length > 1
          ? `on ${plural(state.devices.length, "device")}`
          : `on a ${first?.device ?? "device"}`;
      return { title: `Joined ${on}`, detail: first === undefined ? "" : momentInWords(first.at) };
    }
    case "contested": {
      const { first, second } = state;
      const before =
        first === null ? "" : `, after a ${first.device} at ${momentInWords(first.at)}`;
      return {
        title: "Used on a second device",
        detail: `${momentInWords(second.at)}, a ${second.device}${before}`,
      };
    }
  }
}
