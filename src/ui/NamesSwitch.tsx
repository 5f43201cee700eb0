import { Eye, EyeOff } from "lucide-react";
import { Button } from "./Button.tsx";
import { hideNames, useNamesOff } from "./namesOff.ts";

/** Candidates by number, for a screen that others see. */
export function NamesSwitch() {
  const off = useNamesOff();
  const Icon = off ? Eye : EyeOff;
  return (
    <Button look="quiet" size="small" onClick={() => hideNames(!off)}>
      <Icon size={14} aria-hidden /> {off ? "Show names" : "Hide names"}
    </Button>
  );
}
