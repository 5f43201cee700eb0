import { Button } from "./Button.tsx";
import { hideNames, useNamesOff } from "./namesOff.ts";

/** Candidates by number, for a screen that others can see. */
export function NamesSwitch() {
  const off = useNamesOff();
  return (
    <Button look="quiet" size="small" onClick={() => hideNames(!off)}>
      {off ? "Show names" : "Hide names"}
    </Button>
  );
}
