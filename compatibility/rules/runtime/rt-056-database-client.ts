import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** RT-056. */
export const databaseClient: CompatibilityRule = {
  id: "RT-056",
  title: "database client",
  looksAt: ["/runtimes/databaseClient"],
  effects: effects("condition", "condition", "condition", "condition", "condition", "not-applicable"),
  explanation:
    "database clients and ODBC drivers of several applications can clash on one machine (the platform team's reading)",
  question: "which database client or ODBC driver is installed beside it?",
  remediation: ["dedicated-pool", "retest"],
  backing: "inference",
  testable: true,
  applies: ({ runtimes }) =>
    answer(runtimes, "databaseClient", (facts) => facts.databaseClient !== undefined),
};
