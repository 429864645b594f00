import type { Command, CommandGroup } from "./command";
import { apps } from "./commands/apps";
import { check } from "./commands/check";
import { diff } from "./commands/diff";
import { explain } from "./commands/explain";
import { exportGroup } from "./commands/export";
import { lock } from "./commands/lock";
import { plan } from "./commands/plan";
import { rollout } from "./commands/rollout";
import { simulate } from "./commands/simulate";
import { synth } from "./commands/synth";

/** Sub-commands in the order in which people need them. */
export const COMMANDS: readonly (Command | CommandGroup)[] = [
  check,
  apps,
  plan,
  lock,
  synth,
  explain,
  diff,
  rollout,
  exportGroup,
  simulate,
];
