import { backendEngineer } from "./backendEngineer.ts";
import { dataScientist } from "./dataScientist.ts";
import type { Kit } from "./kit.ts";
import { mlEngineer } from "./mlEngineer.ts";

/** What Needle brings along, the playbook's own role first. */
export const builtInKits: readonly Kit[] = [mlEngineer, dataScientist, backendEngineer];
