/**
 * Settings of `extra_config` that close the ways between a machine's console in vCenter and the administrator's
 * clipboard (BSI SYS.1.5.A16; source: vSphere 8 security configuration guide, virtual machine section,
 * https://github.com/vmware/vcf-security-and-compliance-guidelines).
 *
 * They hold whatever the scenarios open: redirection towards a person's device is another channel.
 */
export const CONSOLE_ISOLATION: Readonly<Record<string, string>> = {
  "isolation.tools.copy.disable": "TRUE",
  "isolation.tools.dnd.disable": "TRUE",
  "isolation.tools.paste.disable": "TRUE",
  "isolation.tools.setGUIOptions.enable": "FALSE",
};
