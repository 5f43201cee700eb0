import { Ban, CircleAlert, Clock, Mail, MonitorSmartphone, UserRound } from "lucide-react";
import css from "./Invite.module.css";
import { DeviceMark } from "./DeviceMark.tsx";
import type { InviteState } from "./inviteLines.ts";

/** The state of an invitation at a glance; the word beside it says the same. */
export function StateMark({ state }: { state: InviteState }) {
  switch (state.state) {
    case "left":
      return <UserRound size={16} aria-hidden />;
    case "not invited":
      return <Clock size={16} aria-hidden />;
    case "not opened":
      return <Mail size={16} aria-hidden />;
    case "withdrawn":
      return <Ban size={16} aria-hidden />;
    case "contested":
      return <CircleAlert size={16} className={css.odd} aria-hidden />;
    case "joined": {
      const [first, second] = state.devices;
      return first === undefined || second !== undefined ? (
        <MonitorSmartphone size={16} aria-hidden />
      ) : (
        <DeviceMark device={first.device} />
      );
    }
  }
}
