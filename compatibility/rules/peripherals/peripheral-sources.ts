/** How devices reach sessions; the page of the vendor, edition 2024-08. */
export const REDIRECTION_PAGE =
  "https://learn.microsoft.com/azure/virtual-desktop/redirection-remote-desktop-protocol";

/** Requirements on peripherals: which are allowed, only those needed, redirection of devices and media. */
export const PERIPHERAL_REQUIREMENTS = ["SYS.1.9.A1.12", "SYS.1.9.A15.3", "SYS.2.5.A8.4"] as const;
