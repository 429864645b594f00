import type { ResourceRule, RuleContext } from "./policy-engine";
import { blocksOf, declaredOfType, ignoredChanges, quoted, type Declared } from "./stack-json";

const TYPES = ["azurerm_virtual_machine_extension"];
const MACHINE = "azurerm_windows_virtual_machine";
const JOINS = ["AADLoginForWindows", "JsonADDomainExtension"];
const AGENT = "DSC";
const MONITOR = "AzureMonitorWindowsAgent";

/** First directory, then desktop agent, then monitoring. */
export const azureExtensionOrder: ResourceRule = {
  id: "policy/azure-extension-order",
  types: [MACHINE],
  explanation: "an agent that registers before the join makes a host that nobody can sign in to",
  source: "https://learn.microsoft.com/azure/virtual-desktop/add-session-hosts-host-pool",
  hint: "one join, one agent that depends on it, monitoring that depends on the agent",
  check: (_, context) => {
    const extensions = extensionsOf(context);
    const joins = extensions.filter(({ attributes }) => JOINS.includes(String(attributes["type"])));
    const agents = extensions.filter(({ attributes }) => attributes["type"] === AGENT);
    const monitors = extensions.filter(({ attributes }) => attributes["type"] === MONITOR);
    return [
      ...(joins.length === 1 ? [] : [`${joins.length} extensions join the directory; allowed is 1`]),
      ...(agents.length === 1 ? [] : [`${agents.length} desktop agents; allowed is 1`]),
      ...agents
        .filter((agent) => !waitsFor(agent, joins))
        .map(({ address }) => `${address} does not wait for the join`),
      ...monitors
        .filter((monitor) => !waitsFor(monitor, agents))
        .map(({ address }) => `${address} does not wait for the desktop agent`),
    ];
  },
};

/** What would update an extension. */
const UPDATING_INPUTS = [
  "settings",
  "protected_settings",
  "protected_settings_from_key_vault",
  "type_handler_version",
];

/** An extension cannot be updated on a stopped machine, and most are stopped at night. */
export const azureExtensionQuiet: ResourceRule = {
  id: "policy/azure-extension-quiet",
  types: TYPES,
  explanation:
    "a renewed token or a newer version would change an extension on every host, which fails on stopped ones",
  source: "https://learn.microsoft.com/azure/virtual-machines/extensions/features-windows",
  hint: `add ${UPDATING_INPUTS.join(", ")} to ignore_changes`,
  check: (extension) =>
    UPDATING_INPUTS.filter(
      (key) => extension[key] !== undefined && !ignoredChanges(extension).includes(key),
    ).map((key) => `a change of ${key} would touch the machine`),
};

/** Settings are JSON, protected or from the vault, not both. */
export const azureExtensionSettings: ResourceRule = {
  id: "policy/azure-extension-settings",
  types: TYPES,
  explanation: "the provider refuses both kinds of protected settings together, and anything but JSON",
  source:
    "https://registry.terraform.io/providers/hashicorp/azurerm/4.55.0/docs/resources/virtual_machine_extension",
  hint: "pass JSON; a secret through one of protected_settings and protected_settings_from_key_vault",
  check: (extension) => [
    ...["settings", "protected_settings"]
      .filter((key) => extension[key] !== undefined && !isJson(extension[key]))
      .map((key) => `${key} is not JSON`),
    ...(extension["protected_settings"] !== undefined &&
    extension["protected_settings_from_key_vault"] !== undefined
      ? ["protected settings stand there and come from the vault too"]
      : []),
  ],
};

/** Token in the protected part only, package from Microsoft. */
export const azureExtensionAgent: ResourceRule = {
  id: "policy/azure-extension-agent",
  types: TYPES,
  explanation: "settings are readable for everybody who may read the machine; the package runs as system",
  source: "https://learn.microsoft.com/azure/virtual-desktop/add-session-hosts-host-pool",
  hint: "token into protected_settings, modulesUrl below https://wvdportalstorageblob.blob.core.windows.net/galleryartifacts/",
  check: (extension) => {
    if (extension["type"] !== AGENT) return [];
    const settings = String(extension["settings"] ?? "");
    return [
      ...(/registrationInfoToken/i.test(settings)
        ? ["the registration token stands in the readable settings"]
        : []),
      ...(/"registrationInfoToken":"\$\{azurerm_virtual_desktop_host_pool_registration_info\.[A-Za-z0-9_-]+\.token\}"/.test(
        String(extension["protected_settings"]),
      )
        ? []
        : ["protected settings hold no reference to a registration token"]),
      ...(settings.includes(
        '"modulesUrl":"https://wvdportalstorageblob.blob.core.windows.net/galleryartifacts/',
      )
        ? []
        : ["the package of the desktop agent does not come from Microsoft's address"]),
    ];
  },
};

/** Known publishers and versions of the join. */
export const azureExtensionJoin: ResourceRule = {
  id: "policy/azure-extension-join",
  types: TYPES,
  explanation:
    "the join succeeds only with these versions and, for a domain, with its password from the vault",
  source: "https://learn.microsoft.com/entra/identity/devices/howto-vm-sign-in-azure-ad-windows",
  hint: "AADLoginForWindows 1.0 by Microsoft.Azure.ActiveDirectory, or JsonADDomainExtension 1.3 with Options 3",
  check: (extension) => {
    const { type, publisher, type_handler_version: version } = extension;
    if (type === "AADLoginForWindows") {
      return publisher === "Microsoft.Azure.ActiveDirectory" && version === "1.0"
        ? []
        : [`Entra join is ${quoted(publisher)} ${quoted(version)}`];
    }
    if (type !== "JsonADDomainExtension") return [];
    return [
      ...(publisher === "Microsoft.Compute" && version === "1.3"
        ? []
        : [`domain join is ${quoted(publisher)} ${quoted(version)}`]),
      ...(String(extension["settings"]).includes('"Options":"3"') ? [] : ["domain join lacks Options 3"]),
      ...(blocksOf(extension["protected_settings_from_key_vault"]).length === 1
        ? []
        : ["the password of the domain join does not come from the key vault"]),
    ];
  },
};

function extensionsOf({ address, stack }: RuleContext): readonly Declared[] {
  const machine = `\${${address}.id}`;
  return byMachine(stack.json).get(machine) ?? [];
}

/** Extensions per machine; kept per stack, else judging n hosts would read n × n extensions. */
const cache = new WeakMap<object, ReadonlyMap<string, readonly Declared[]>>();

function byMachine(json: RuleContext["stack"]["json"]): ReadonlyMap<string, readonly Declared[]> {
  const known = cache.get(json);
  if (known !== undefined) return known;
  const map = new Map<string, Declared[]>();
  for (const extension of declaredOfType(json, "azurerm_virtual_machine_extension")) {
    const machine = String(extension.attributes["virtual_machine_id"]);
    const list = map.get(machine);
    if (list === undefined) map.set(machine, [extension]);
    else list.push(extension);
  }
  cache.set(json, map);
  return map;
}

function waitsFor({ attributes }: Declared, others: readonly Declared[]): boolean {
  const list: unknown = attributes["depends_on"];
  const awaited = Array.isArray(list) ? list.map(String) : [];
  return others.some(({ address }) => awaited.includes(address));
}

function isJson(value: unknown): boolean {
  try {
    JSON.parse(String(value));
    return true;
  } catch {
    return false;
  }
}

/** Rules about extensions of session hosts. */
export const AZURE_EXTENSION_RULES: readonly ResourceRule[] = [
  azureExtensionOrder,
  azureExtensionQuiet,
  azureExtensionSettings,
  azureExtensionAgent,
  azureExtensionJoin,
];
