import { blocksOf, isValueList, textOf, UNKNOWN, type ValueObject } from "../value";

// vsphere/resource_vsphere_virtual_machine.go and vsphere/internal/helper/guestoscustomizations at tag v2.15.0 of
// https://github.com/vmware/terraform-provider-vsphere

/** Characters of one run-once command. Kind: vendor limit, same source. */
const RUN_ONCE_MAX_CHARACTERS = 260;

/** Characters of a NetBIOS name; the provider does not check it, sysprep fails. Kind: vendor limit. */
const COMPUTER_NAME_MAX_CHARACTERS = 15;

type Complaint = (config: ValueObject) => string | undefined;

/** What the provider or the guest's customisation refuses about a machine. */
export const vsphereMachineComplaints: readonly Complaint[] = [
  (config) => {
    const cpus = config["num_cpus"];
    const cores = config["num_cores_per_socket"];
    return typeof cpus === "number" && typeof cores === "number" && cores > 0 && cpus % cores !== 0
      ? `\`num_cpus\` (${cpus}) must be divisible by \`num_cores_per_socket\` (${cores})`
      : undefined;
  },
  (config) =>
    blocksOf(config, "vtpm").length > 0 && textOf(config, "firmware") !== "efi"
      ? "a virtual TPM needs `firmware` `efi`"
      : undefined,
  virtualizationBasedSecurity,
  (config) =>
    textOf(config, "datastore_id") !== null && textOf(config, "datastore_cluster_id") !== null
      ? "`datastore_id` conflicts with `datastore_cluster_id`"
      : undefined,
  (config) =>
    windowsOptions(config)
      .map(windowsComplaint)
      .find((complaint) => complaint !== undefined),
];

function virtualizationBasedSecurity(config: ValueObject): string | undefined {
  if (config["vbs_enabled"] !== true) return undefined;
  const missing = ["vvtd_enabled", "nested_hv_enabled", "efi_secure_boot_enabled"].find(
    (name) => config[name] !== true,
  );
  if (textOf(config, "firmware") !== "efi") return "`vbs_enabled` needs `firmware` `efi`";
  return missing === undefined ? undefined : `\`vbs_enabled\` needs \`${missing}\` = true`;
}

function windowsOptions(config: ValueObject): readonly ValueObject[] {
  return blocksOf(config, "clone")
    .flatMap((clone) => blocksOf(clone, "customize"))
    .flatMap((customize) => blocksOf(customize, "windows_options"));
}

function windowsComplaint(options: ValueObject): string | undefined {
  const name = textOf(options, "computer_name");
  if (name !== null && name.length > COMPUTER_NAME_MAX_CHARACTERS) {
    return `\`computer_name\` can be at most ${COMPUTER_NAME_MAX_CHARACTERS} characters, got ${name.length} in "${name}"`;
  }
  const joins = isGiven(options, "join_domain");
  if (joins && isGiven(options, "workgroup")) return "`join_domain` conflicts with `workgroup`";
  if (joins !== (isGiven(options, "domain_admin_user") && isGiven(options, "domain_admin_password"))) {
    return "`join_domain`, `domain_admin_user` and `domain_admin_password` are only allowed together";
  }
  const unit = textOf(options, "domain_ou");
  if (unit !== null && (!joins || unit.includes(" "))) {
    return `\`domain_ou\` needs \`join_domain\` and must not contain spaces, got "${unit}"`;
  }
  const commands = options["run_once_command_list"];
  const long = isValueList(commands)
    ? commands.find((command) => typeof command === "string" && command.length > RUN_ONCE_MAX_CHARACTERS)
    : undefined;
  return typeof long === "string"
    ? `a command of \`run_once_command_list\` can be at most ${RUN_ONCE_MAX_CHARACTERS} characters, got ${long.length}`
    : undefined;
}

function isGiven(options: ValueObject, name: string): boolean {
  return options[name] === UNKNOWN || (options[name] ?? null) !== null;
}
