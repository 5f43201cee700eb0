import { Link2, Monitor, Smartphone, Tablet } from "lucide-react";
import type { Claim } from "#domain/records/claim.ts";

const marks = { computer: Monitor, phone: Smartphone, tablet: Tablet, link: Link2 } as const;

/** What kind of device it is, beside its word. */
export function DeviceMark({ device }: { device: Claim["device"] }) {
  const Mark = marks[device];
  return <Mark size={16} aria-hidden />;
}
