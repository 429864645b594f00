import type { ResourceRule } from "./policy-engine";
import { blocksOf, type Attributes } from "./stack-json";

const DOCUMENTATION =
  "https://registry.terraform.io/providers/vmware/vsphere/2.15.0/docs/resources/virtual_machine";
const TYPES = ["vsphere_virtual_machine"];

/** NetBIOS name (characters; vendor limit of Windows). */
const COMPUTER_NAME_MAX_LENGTH = 15;
/** Provider's default time zone, GMT (sysprep index; vendor default). */
const TIME_ZONE_GMT = 85;
/** Shortest patience with sysprep (minutes; kind: assumption: the provider's default of 10 is too short for Windows). */
const CUSTOMIZATION_TIMEOUT_MIN_MINUTES = 30;
/** One command of `run_once_command_list` (characters; vendor limit: provider documentation). */
const RUN_ONCE_MAX_LENGTH = 260;

/** The provider takes any text as a computer name; Windows does not. */
export const vsphereComputerName: ResourceRule = {
  id: "policy/vsphere-computer-name",
  types: TYPES,
  explanation:
    "sysprep shortens or refuses a computer name that is no NetBIOS name, after the clone was made",
  source: `${DOCUMENTATION}#computer_name`,
  hint: "choose 1 to 15 letters, digits and hyphens, not only digits, no hyphen at either end",
  check: (vm) =>
    windowsOptionsOf(vm).flatMap((options) => {
      const name = String(options["computer_name"] ?? "");
      const isValid =
        name.length <= COMPUTER_NAME_MAX_LENGTH &&
        /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/.test(name) &&
        !/^\d+$/.test(name);
      return isValid ? [] : [`computer name "${name}" is no NetBIOS name of at most 15 characters`];
    }),
};

/** Left out, the clock stands at GMT. */
export const vsphereTimeZone: ResourceRule = {
  id: "policy/vsphere-time-zone",
  types: TYPES,
  explanation: "without a time zone the provider sets GMT, and every scheduled task runs an hour or two late",
  source: `${DOCUMENTATION}#time_zone`,
  hint: "set time_zone to the sysprep index of the city's time zone",
  check: (vm) =>
    windowsOptionsOf(vm).flatMap((options) => {
      const zone = options["time_zone"];
      if (zone === undefined) return ["time_zone is missing; the provider would set 85 (GMT)"];
      return zone === TIME_ZONE_GMT ? ["time_zone is 85 (GMT)"] : [];
    }),
};

/** Domain, account and password belong together and exclude a workgroup. */
export const vsphereDomainJoin: ResourceRule = {
  id: "policy/vsphere-domain-join",
  types: TYPES,
  explanation:
    "a machine that joins no domain cannot be reached with the city's accounts and gets no policies",
  source: `${DOCUMENTATION}#join_domain`,
  hint: "set join_domain, domain_admin_user and domain_admin_password, no workgroup, and an OU without spaces",
  check: (vm) => windowsOptionsOf(vm).flatMap(domainJoinProblems),
};

/** Sysprep with endpoint protection takes its time. */
export const vsphereCustomizationTimeout: ResourceRule = {
  id: "policy/vsphere-customization-timeout",
  types: TYPES,
  explanation:
    "when the provider gives up on sysprep, the machine is tainted and built again on the next apply",
  source: `${DOCUMENTATION}#timeout-1`,
  hint: "set the timeout of customize to 30 minutes or more",
  check: (vm) =>
    customizationsOf(vm).flatMap((customization) => {
      const minutes = Number(customization["timeout"] ?? 10);
      return minutes >= CUSTOMIZATION_TIMEOUT_MIN_MINUTES
        ? []
        : [
            `customisation may take ${minutes} minutes; allowed are ${CUSTOMIZATION_TIMEOUT_MIN_MINUTES} minutes or more`,
          ];
    }),
};

/** Nobody is signed in without a person. */
export const vsphereAutomaticLogon: ResourceRule = {
  id: "policy/vsphere-automatic-logon",
  types: TYPES,
  explanation: "automatic sign-in leaves an administrator's session open on a desktop (BSI SYS.2.6.A8)",
  source: `${DOCUMENTATION}#auto_logon`,
  hint: "leave auto_logon off and let the image's bootstrap do what has to be done at first start",
  check: (vm) =>
    windowsOptionsOf(vm).flatMap((options) =>
      options["auto_logon"] === true ? ["the administrator is signed in automatically"] : [],
    ),
};

/** Longer commands are cut by the API. */
export const vsphereRunOnceLength: ResourceRule = {
  id: "policy/vsphere-run-once-length",
  types: TYPES,
  explanation: "the API of vSphere takes at most 260 characters per command",
  source: `${DOCUMENTATION}#run_once_command_list`,
  hint: "put the command into a script of the image and call that",
  check: (vm) =>
    windowsOptionsOf(vm)
      .flatMap((options) => listOf(options["run_once_command_list"]))
      .filter((command) => String(command).length > RUN_ONCE_MAX_LENGTH)
      .map(
        (command) =>
          `a command of run_once_command_list has ${String(command).length} characters; allowed are ${RUN_ONCE_MAX_LENGTH}`,
      ),
};

function domainJoinProblems(options: Attributes): readonly string[] {
  const problems: string[] = [];
  const isSet = (key: string) => options[key] !== undefined;
  if (isSet("workgroup")) problems.push("workgroup is set; allowed is join_domain only");
  if (!isSet("join_domain")) problems.push("join_domain is missing");
  for (const key of ["domain_admin_user", "domain_admin_password"]) {
    if (!isSet(key)) problems.push(`${key} is missing; join_domain needs it`);
  }
  const unit = options["domain_ou"];
  if (typeof unit === "string" && /\s/.test(unit)) {
    problems.push(`domain_ou "${unit}" contains a space, which vSphere refuses`);
  }
  return problems;
}

function customizationsOf(vm: Attributes): readonly Attributes[] {
  return blocksOf(vm["clone"]).flatMap((clone) => blocksOf(clone["customize"]));
}

function windowsOptionsOf(vm: Attributes): readonly Attributes[] {
  return customizationsOf(vm).flatMap((customization) => blocksOf(customization["windows_options"]));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** Rules about Windows customisation on vSphere. */
export const VSPHERE_CUSTOMIZATION_RULES: readonly ResourceRule[] = [
  vsphereComputerName,
  vsphereTimeZone,
  vsphereDomainJoin,
  vsphereCustomizationTimeout,
  vsphereAutomaticLogon,
  vsphereRunOnceLength,
];
