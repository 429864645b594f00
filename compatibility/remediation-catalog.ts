/** Effort class of a way out; estate.yaml turns it into working days. */
export type EffortClass = "S" | "M" | "L";

/** A way out of the catalogue. Efforts are our proposal; estate.yaml says how many days stand behind a class. */
export interface Remediation {
  /** Imperative clause: what to do. */
  readonly action: string;
  readonly effort: EffortClass;
}

/** What can be done when an application does not run in a delivery mode. */
export const REMEDIATIONS = {
  "update-version": { action: "update to a version that supports the target", effort: "M" },
  "vendor-statement": { action: "ask the vendor for a written release or another build", effort: "S" },
  retest: { action: "test it on the target and record the result as evidence", effort: "M" },
  "remoteapp-same-os": {
    action: "publish it from a host with the operating system it needs",
    effort: "M",
  },
  "remoteapp-near-backend": { action: "publish it from a host next to its database", effort: "M" },
  "dedicated-pool": { action: "give it a pool with an image of its own", effort: "M" },
  "personal-desktop": { action: "deliver it on desktops of one's own", effort: "M" },
  "session-host-single-session": { action: "deliver it on single-session hosts", effort: "M" },
  "prepare-image": {
    action: "prepare the image with the drivers, services, features, rights and paths it needs",
    effort: "M",
  },
  "deliver-together": {
    action: "deliver it with its partners in one session, and in one package where it is packaged",
    effort: "M",
  },
  "set-up-app-attach": {
    action: "set up app attach: a file share, and pooled desktops on Azure with a Windows client system",
    effort: "M",
  },
  "sign-package": { action: "sign the package with a certificate that the hosts trust", effort: "S" },
  "msix-app-attach": { action: "package it and attach it at sign-in", effort: "M" },
  "package-support-framework": {
    action: "package it as MSIX with fixes from the Package Support Framework",
    effort: "M",
  },
  "isolation-product": { action: "package it with a third-party isolation layer", effort: "M" },
  "local-client": { action: "install it on managed devices", effort: "S" },
  "local-and-published": {
    action: "keep the device-bound part on the device and publish the rest",
    effort: "M",
  },
  "network-licence": { action: "replace dongle or standalone key by a licence server", effort: "M" },
  "open-channel": { action: "let the device through in the scenario's redirection", effort: "S" },
  "network-peripheral": { action: "replace the device by one with a network connection", effort: "M" },
  "vendor-virtual-channel": { action: "license and allow the vendor's virtual channel", effort: "M" },
  "usb-redirection": {
    action: "redirect the device over USB, with its driver in the session and a fast network",
    effort: "S",
  },
  "ie-mode-site-list": { action: "add it to the Enterprise Mode site list", effort: "S" },
  "legacy-vm-isolated": { action: "run it on an isolated virtual machine with its old system", effort: "L" },
  "web-successor": { action: "move to the vendor's web version", effort: "L" },
  "migrate-product": { action: "replace it by another product", effort: "L" },
  "open-firewall": { action: "open the connection", effort: "S" },
  "check-domain-access": {
    action: "check that identities are synchronised and a domain controller can be reached",
    effort: "S",
  },
  "directory-join": { action: "join the desktops to Active Directory", effort: "L" },
  "shared-computer-activation": {
    action: "license the office suite with Shared Computer Activation",
    effort: "S",
  },
  "run-proxy-service": { action: "run the vendor's proxy service for several sessions", effort: "S" },
  "exclude-updater": { action: "switch off its updater and update the image", effort: "S" },
  "move-data-to-share": { action: "move its data to a file share or database", effort: "M" },
  "install-mode": { action: "install it in the installation mode of the session host", effort: "S" },
  "extend-licence": { action: "extend the licence or the maintenance contract", effort: "M" },
  "approve-platform": { action: "have the place approved and list it in estate.yaml", effort: "M" },
  "agree-exception": { action: "have the exception approved and record it as a waiver", effort: "S" },
  "complete-manifest": { action: "complete the manifest", effort: "S" },
  retire: { action: "retire it", effort: "S" },
} as const satisfies Readonly<Record<string, Remediation>>;

export type RemediationId = keyof typeof REMEDIATIONS;
