/**
 * Settings of `extra_config` that close the ways between a machine's console in vCenter and the administrator's
 * clipboard (BSI SYS.1.5.A16), and let one person at a time look at it (A25).
 *
 * They hold whatever the scenarios open: redirection towards a person's device is another channel. The clipboard is
 * closed by default; said here, nobody opens it unnoticed.
 *
 * Source: vSphere 8 hardening guide, security-configuration-hardening-guide/vsphere/8.0/Tools/audit-vm-8.ps1 in
 * https://github.com/vmware/vcf-security-and-compliance-guidelines.
 */
export const CONSOLE_ISOLATION: Readonly<Record<string, string>> = {
  "RemoteDisplay.maxConnections": "1",
  "isolation.tools.copy.disable": "TRUE",
  "isolation.tools.dnd.disable": "TRUE",
  "isolation.tools.paste.disable": "TRUE",
  "isolation.tools.setGUIOptions.enable": "FALSE",
};
