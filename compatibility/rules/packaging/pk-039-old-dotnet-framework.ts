import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { MSIX_PREPARATION_PAGE } from "./msix-sources";

/** Version from which packaged applications run without further tests. Vendor's statement: MSIX_PREPARATION_PAGE. */
const UNPROBLEMATIC_DOTNET = [4, 6, 2] as const;

/** Major version that no supported Windows runs. Vendor's statement: page on Desktop Analytics (retired, edition 2020-05). */
const UNSUPPORTED_DOTNET_MAJOR = 1;

/** PK-039. Up to 3.5 it needs a Windows feature, up to 4.6.1 a test; 1.x is out of support. */
export const oldDotnetFramework: CompatibilityRule = {
  id: "PK-039",
  title: ".NET Framework older than 4.6.2",
  looksAt: ["/runtimes/dotnet"],
  effects: effects("blocker", "blocker", "blocker", "blocker", "blocker", "not-applicable"),
  explanation:
    "versions up to 3.5 need a feature of Windows and a test, versions up to 4.6.1 a test; version 1 is not supported any more",
  question: "which version of the .NET Framework does it need at least?",
  remediation: ["retest", "update-version"],
  backing: "documented",
  source: MSIX_PREPARATION_PAGE,
  testable: true,
  applies: ({ runtimes }) =>
    answer(
      runtimes,
      "dotnet",
      ({ dotnet }) => dotnet !== undefined && isBefore(dotnet, UNPROBLEMATIC_DOTNET),
    ),
  effectFor: ({ runtimes }) =>
    Number(runtimes?.dotnet?.split(".")[0]) === UNSUPPORTED_DOTNET_MAJOR ? "blocker" : "condition",
};

function isBefore(version: string, limit: readonly number[]): boolean {
  const parts = version.split(".").map(Number);
  const difference = limit.map((part, index) => (parts[index] ?? 0) - part).find((step) => step !== 0) ?? 0;
  return difference < 0;
}
