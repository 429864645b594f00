import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** PK-044. */
export const embeddedDatabase: CompatibilityRule = {
  id: "PK-044",
  title: "database in its own folder",
  looksAt: ["/installation/embeddedDatabase"],
  effects: effects("condition", "none", "condition", "blocker", "none", "not-applicable"),
  explanation:
    "in a package people can reset the database with a click, and a database in the program folder goes with the image of shared hosts",
  question: "does it bring a database that lies in its program or user folder?",
  remediation: ["move-data-to-share"],
  backing: "tool",
  source: "Intune cookbook (Packt)",
  testable: true,
  applies: ({ installation }) => answer(installation, "embeddedDatabase", (facts) => facts.embeddedDatabase),
};
