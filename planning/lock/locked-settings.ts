import type { LockSpec } from "../../generated/lock";
import type { Finding } from "../../model/diagnostic";
import type { LockRequest } from "../lock-request";
import { ownValue } from "./lock-entry";

/**
 * Errors for settings that name or place everything and differ from what the lock file holds: one changed letter would
 * replace every resource, hosts and profiles included.
 */
export function settingFindings(request: LockRequest, lock: LockSpec): readonly Finding[] {
  return (request.settings ?? []).flatMap(({ name, value, pointer }) => {
    const held = ownValue(lock.settings ?? {}, name);
    if (held === undefined || held === value) return [];
    return [
      {
        rule: "lock/setting-changed",
        severity: "error" as const,
        message: `setting "${name}" is "${value}", but what stands was made with "${held}"; the change would replace it, hosts and profiles included`,
        file: "estate.yaml",
        pointer,
        hint: `restore "${held}"; to begin anew on purpose run \`workplace lock --release setting/${name}\``,
      },
    ];
  });
}

/** What the lock file holds from now on; a setting that the estate no longer has stays, in case its platform returns. */
export function lockedSettings(request: LockRequest, lock: LockSpec): Pick<LockSpec, "settings"> {
  const settings = Object.fromEntries([
    ...Object.entries(lock.settings ?? {}),
    ...(request.settings ?? []).map(({ name, value }) => [name, value] as const),
  ]);
  return Object.keys(settings).length === 0 ? {} : { settings };
}
