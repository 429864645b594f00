import type { ApplicationOperatingSystem } from "../../../generated/application";
import type { CompatibilityRule } from "../../rule";
import { APP_ATTACH_ONLY } from "./app-attach-only";
import { APP_ATTACH_PAGE } from "./msix-sources";

/** Client systems that hosts of app attach may run. Vendor limit: APP_ATTACH_PAGE. */
const CLIENT_SYSTEMS: ReadonlySet<ApplicationOperatingSystem> = new Set([
  "windows-11",
  "windows-11-multi-session",
  "windows-10",
]);

/** PK-043. About the hosts, not about the application: no manifest can leave it open. */
export const appAttachHosts: CompatibilityRule = {
  id: "PK-043",
  title: "hosts that attach packages",
  looksAt: ["/forms"],
  effects: APP_ATTACH_ONLY,
  explanation:
    "app attach needs desktops on Azure with a Windows client system and a file share for packages, and estate.yaml has to say that it is set up",
  question: "is app attach set up on desktops with a Windows client system?",
  remediation: ["set-up-app-attach"],
  backing: "documented",
  source: APP_ATTACH_PAGE,
  setting: "/compatibility/appAttach",
  testable: false,
  applies: ({ forms }) => (forms.includes("installed") ? "yes" : "no"),
  effectIn: ({ place, operatingSystem }, { compatibility }) =>
    compatibility.appAttach && place === "azure" && CLIENT_SYSTEMS.has(operatingSystem) ? "none" : "blocker",
};
