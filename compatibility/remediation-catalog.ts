import type { ApplicationForm } from "../generated/application";
import type { DeliveryMode } from "./delivery-mode";

/** Effort class of a way out; estate.yaml turns it into working days. */
export type EffortClass = "S" | "M" | "L";

/**
 * What a way out changes. `fix`: the rule has nothing to say any more. `clarify`: somebody else answers, tests or agrees;
 * that settles questions and conditions, but lifts no blocker. `move`: another delivery, judged on its own. `migrate`:
 * another product. `retire`: none.
 */
export type RemediationKind = "fix" | "clarify" | "move" | "migrate" | "retire";

/** A way out of the catalogue. Efforts are our proposal; estate.yaml says how many days stand behind a class. */
export interface Remediation {
  /** Imperative clause: what to do. */
  readonly action: string;
  readonly effort: EffortClass;
  readonly kind: RemediationKind;
  /** Delivery modes in which it helps, or to which it leads; all when absent. */
  readonly modes?: readonly DeliveryMode[];
  /** Form of the application to which it leads. */
  readonly form?: ApplicationForm;
  /** Done once for all applications that need it. */
  readonly once?: true;
}

const HOSTED = ["pooled", "personal", "remote-app", "app-attach"] as const;

/** What can be done when an application does not run in a delivery mode. */
export const REMEDIATIONS = {
  "update-version": { action: "update to a version that supports the target", effort: "M", kind: "fix" },
  "vendor-statement": {
    action: "ask the vendor for a written release or another build",
    effort: "S",
    kind: "clarify",
  },
  "accessibility-statement": {
    action: "ask the vendor for an accessibility statement, or have its accessibility tested",
    effort: "S",
    kind: "clarify",
  },
  "agree-licence-count": {
    action: "agree with the vendor how many devices or cores the licence counts",
    effort: "S",
    kind: "clarify",
  },
  retest: { action: "test it on the target and record the result as evidence", effort: "M", kind: "clarify" },
  "remoteapp-same-os": {
    action: "publish it from a host with the operating system it needs",
    effort: "M",
    kind: "fix",
    modes: ["remote-app"],
  },
  "remoteapp-near-backend": {
    action: "publish it from a host next to its database",
    effort: "M",
    kind: "fix",
    modes: ["remote-app"],
  },
  "dedicated-pool": {
    action: "give it a pool with an image of its own",
    effort: "M",
    kind: "fix",
    modes: HOSTED,
  },
  "personal-desktop": {
    action: "deliver it on desktops of one's own",
    effort: "M",
    kind: "move",
    modes: ["personal"],
  },
  "session-host-single-session": {
    action: "deliver it on single-session hosts",
    effort: "M",
    kind: "move",
    modes: ["personal"],
  },
  "prepare-image": {
    action: "prepare the image with the drivers, services, features and paths it needs",
    effort: "M",
    kind: "fix",
  },
  "deliver-together": {
    action: "deliver it with its partners in one session, and in one package where it is packaged",
    effort: "M",
    kind: "fix",
  },
  "set-up-app-attach": {
    action: "set up app attach: a file share, and pooled desktops on Azure with a Windows client system",
    effort: "M",
    kind: "fix",
    modes: ["app-attach"],
    once: true,
  },
  "grant-rights": {
    action: "give people the rights on the folders and keys that it writes to",
    effort: "S",
    kind: "fix",
    modes: ["pooled", "personal", "remote-app"],
  },
  "msix-app-attach": {
    action: "package it and attach it at sign-in",
    effort: "M",
    kind: "fix",
    modes: ["app-attach"],
  },
  "package-support-framework": {
    action: "package it as MSIX with fixes from the Package Support Framework",
    effort: "M",
    kind: "fix",
    modes: ["app-attach"],
  },
  "isolation-product": {
    action: "package it with a third-party isolation layer",
    effort: "M",
    kind: "fix",
    modes: HOSTED,
  },
  "local-client": { action: "install it on managed devices", effort: "S", kind: "move", modes: ["local"] },
  "local-and-published": {
    action: "keep the device-bound part on the device and publish the rest",
    effort: "M",
    kind: "fix",
    modes: HOSTED,
  },
  "network-licence": {
    action: "replace dongle or standalone key by a licence server",
    effort: "M",
    kind: "fix",
  },
  "open-channel": {
    action: "let the device through in the scenario's redirection",
    effort: "S",
    kind: "fix",
  },
  "open-usb": {
    action: "have USB opened in the scenario, for protection class normal only",
    effort: "S",
    kind: "clarify",
  },
  "network-peripheral": {
    action: "replace the device by one with a network connection",
    effort: "M",
    kind: "fix",
  },
  "vendor-virtual-channel": {
    action: "license and allow the vendor's virtual channel",
    effort: "M",
    kind: "fix",
    modes: HOSTED,
  },
  "usb-redirection": {
    action: "redirect the device over USB, with its driver in the session and a fast network",
    effort: "S",
    kind: "fix",
  },
  "ie-mode-site-list": { action: "add it to the Enterprise Mode site list", effort: "S", kind: "fix" },
  "legacy-vm-isolated": {
    action: "run it on an isolated virtual machine with its old system",
    effort: "L",
    kind: "fix",
    modes: ["remote-app"],
  },
  "web-successor": {
    action: "move to the vendor's web version",
    effort: "L",
    kind: "migrate",
    form: "web",
  },
  "migrate-product": { action: "replace it by another product", effort: "L", kind: "migrate" },
  "open-firewall": { action: "open the connection", effort: "S", kind: "fix" },
  "check-domain-access": {
    action: "check that identities are synchronised and a domain controller can be reached",
    effort: "S",
    kind: "fix",
    once: true,
  },
  "directory-join": { action: "join the desktops to Active Directory", effort: "L", kind: "fix", once: true },
  "shared-computer-activation": {
    action: "license the office suite with Shared Computer Activation",
    effort: "S",
    kind: "fix",
    once: true,
  },
  "run-proxy-service": {
    action: "run the vendor's proxy service for several sessions",
    effort: "S",
    kind: "fix",
  },
  "exclude-updater": { action: "switch off its updater and update the image", effort: "S", kind: "fix" },
  "move-data-to-share": { action: "move its data to a file share or database", effort: "M", kind: "fix" },
  "install-mode": {
    action: "install it in the installation mode of the session host",
    effort: "S",
    kind: "fix",
  },
  "change-contract": {
    action: "extend or change the licence or the maintenance contract",
    effort: "M",
    kind: "fix",
  },
  "approve-platform": {
    action: "have the place approved and list it in estate.yaml",
    effort: "M",
    kind: "fix",
    once: true,
  },
  "agree-exception": {
    action: "have the exception approved and record it as a waiver",
    effort: "S",
    kind: "clarify",
  },
  "own-accounts": { action: "give everybody an account of their own", effort: "M", kind: "fix" },
  "open-clipboard": {
    action: "let the clipboard through in the scenario's redirection",
    effort: "S",
    kind: "fix",
  },
  "exchange-on-share": {
    action: "exchange the files over a file share that desktop and device both reach",
    effort: "S",
    kind: "fix",
  },
  "open-drives": {
    action: "have local drives opened in the scenario, for protection class normal only",
    effort: "S",
    kind: "clarify",
  },
  "confirm-manifest": {
    action: "have its owner read it through and set reviewedOn to that day",
    effort: "S",
    kind: "clarify",
  },
  "complete-manifest": { action: "complete the manifest", effort: "S", kind: "clarify" },
  "web-form": { action: "use it in the browser", effort: "S", kind: "move", modes: ["web"] },
  "image-installation": {
    action: "install it in the image of the desktops",
    effort: "M",
    kind: "move",
    modes: ["pooled"],
  },
  "remote-app-pool": {
    action: "publish it as a RemoteApp",
    effort: "M",
    kind: "move",
    modes: ["remote-app"],
  },
  retire: { action: "retire it, as no user group needs it", effort: "S", kind: "retire" },
} as const satisfies Readonly<Record<string, Remediation>>;

export type RemediationId = keyof typeof REMEDIATIONS;
