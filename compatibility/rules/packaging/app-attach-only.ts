import { effects } from "../../rule";

/** A blocker of app attach, without a meaning elsewhere. */
export const APP_ATTACH_ONLY = effects(
  "not-applicable",
  "not-applicable",
  "not-applicable",
  "blocker",
  "not-applicable",
  "not-applicable",
);
