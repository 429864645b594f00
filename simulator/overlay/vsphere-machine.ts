import { inventedGuid, inventedNumber } from "../engine/invented-value";
import { SimulationError } from "../simulation-error";
import { blocksOf, textOf, type ValueObject } from "../value";
import type { ObjectContext, OverlayFamily } from "./resource-overlay";
import { managedObjectId } from "./vsphere-id";
import { vsphereMachineComplaints } from "./vsphere-machine-rules";

// Replacement, defaults and allowed values: vsphere/resource_vsphere_virtual_machine.go and
// virtual_machine_config_structure.go at tag v2.15.0 of https://github.com/vmware/terraform-provider-vsphere

const MACHINE = "vsphere_virtual_machine";
const MIB_PER_GIB = 1024;

/** Machines and the rules that place them. */
export const VSPHERE_MACHINE: OverlayFamily = {
  [MACHINE]: {
    // Any change of the clone makes a new machine, but for its timeout.
    requiresReplace: [
      "clone.template_uuid",
      "clone.linked_clone",
      "clone.customize",
      "clone.customization_spec",
      "clone.ovf_network_map",
      "clone.ovf_storage_map",
      "ovf_deploy",
      "replace_trigger",
      "network_interface.ovf_mapping",
    ],
    references: {
      resource_pool_id: { types: ["vsphere_resource_pool"] },
      datastore_id: { types: [] },
      "network_interface.network_id": { types: ["vsphere_distributed_port_group"] },
      "clone.template_uuid": { types: [MACHINE], holds: false },
      tags: { types: ["vsphere_tag"], holds: false },
    },
    allowed: {
      firmware: ["bios", "efi"],
      scsi_type: ["lsilogic", "lsilogic-sas", "pvscsi", "buslogic"],
      "network_interface.adapter_type": ["e1000", "e1000e", "sriov", "vmxnet3", "vmxnet3vrdma"],
      "vtpm.version": ["1.2", "2.0"],
    },
    patterns: { name: { pattern: /^.{1,80}$/, rule: "must have 1 to 80 characters" } },
    ranges: {
      wait_for_guest_net_timeout: { min: -1, max: Number.MAX_SAFE_INTEGER },
      "clone.timeout": { min: 10, max: Number.MAX_SAFE_INTEGER },
      "disk.size": { min: 1, max: Number.MAX_SAFE_INTEGER },
      "disk.unit_number": { min: 0, max: 59 },
    },
    defaults: {
      boot_retry_delay: 10_000,
      extra_config_reboot_required: true,
      firmware: "bios",
      force_power_off: true,
      ide_controller_count: 2,
      latency_sensitivity: "normal",
      memory: 1024,
      migrate_wait_timeout: 30,
      num_cores_per_socket: 1,
      num_cpus: 1,
      nvme_controller_count: 0,
      poweron_timeout: 300,
      run_tools_scripts_after_power_on: true,
      run_tools_scripts_after_resume: true,
      run_tools_scripts_before_guest_shutdown: true,
      run_tools_scripts_before_guest_standby: true,
      sata_controller_count: 0,
      scsi_bus_sharing: "noSharing",
      scsi_controller_count: 1,
      scsi_type: "pvscsi",
      shutdown_wait_timeout: 3,
      swap_placement_policy: "inherit",
      sync_time_with_host: true,
      tools_upgrade_policy: "manual",
      wait_for_guest_ip_timeout: 0,
      wait_for_guest_net_routable: true,
      wait_for_guest_net_timeout: 5,
      "clone.timeout": 30,
      "disk.attach": false,
      "disk.controller_type": "scsi",
      "disk.disk_mode": "persistent",
      "disk.disk_sharing": "sharingNone",
      "disk.eagerly_scrub": false,
      "disk.io_limit": -1,
      "disk.io_reservation": 0,
      "disk.io_share_count": 0,
      "disk.io_share_level": "normal",
      "disk.keep_on_remove": false,
      "disk.thin_provisioned": true,
      "disk.unit_number": 0,
      "network_interface.adapter_type": "vmxnet3",
      "network_interface.bandwidth_limit": -1,
      "network_interface.bandwidth_reservation": 0,
      "network_interface.bandwidth_share_level": "normal",
      "vtpm.version": "2.0",
    },
    computed: {
      annotation: () => "",
      change_version: () => "1",
      cpu_limit: () => -1,
      cpu_share_count: ({ values }) => 1000 * Number(values["num_cpus"] ?? 1),
      cpu_share_level: () => "normal",
      datastore_id: () => "",
      ept_rvi_mode: () => "automatic",
      guest_id: ({ values }) => templateGuest(values),
      hardware_version: () => 20,
      host_system_id: ({ seed }) => `host-${inventedNumber(seed, 1000)}`,
      hv_mode: () => "hvAuto",
      imported: () => false,
      memory_limit: () => -1,
      memory_share_count: ({ values }) => 10 * Number(values["memory"] ?? 1024),
      memory_share_level: () => "normal",
      moid: managedObjectId("vm-"),
      power_state: () => "on",
      reboot_required: () => false,
      storage_policy_id: () => "",
      uuid: (context) => context.id,
      vmware_tools_status: () => "guestToolsRunning",
      vmx_path: ({ values }) => `${textOf(values, "name")}/${textOf(values, "name")}.vmx`,
      default_ip_address: ({ seed }) => guestAddress(seed),
      guest_ip_addresses: ({ seed }) => [guestAddress(seed)],
      "disk.datastore_id": ({ values }) => textOf(values, "datastore_id") ?? "",
      "disk.device_address": (_, disk) => `scsi:0:${String(disk["unit_number"] ?? 0)}`,
      "disk.key": (_, disk) => 2000 + Number(disk["unit_number"] ?? 0),
      "disk.path": ({ values }, disk) => `${textOf(values, "name")}/${textOf(disk, "label")}.vmdk`,
      "disk.storage_policy_id": () => "",
      "disk.uuid": ({ seed }, disk) => inventedGuid(`${seed}/${textOf(disk, "label")}`),
      "network_interface.bandwidth_share_count": () => 50,
      "network_interface.device_address": () => "pci:0:7",
      "network_interface.key": () => 4000,
      "network_interface.mac_address": ({ seed }, card) =>
        macAddress(`${seed}/${textOf(card, "network_id")}`),
    },
    id: ({ seed }) => inventedGuid(`machine/${seed}`),
    idFromService: true,
    unique: [
      {
        keys: ({ values }) => [`machine ${textOf(values, "folder") ?? ""} ${textOf(values, "name")}`],
        summary: "error cloning virtual machine: DuplicateName",
        message: ({ values }, holder) => `The name '${textOf(values, "name")}' already exists (${holder}).`,
      },
    ],
    configRules: vsphereMachineComplaints,
    serviceRules: [folderExists, disksHoldTemplate, hardwareNeverGoesDown],
  },
  vsphere_compute_cluster_vm_anti_affinity_rule: {
    requiresReplace: ["compute_cluster_id"],
    references: {
      compute_cluster_id: { types: ["vsphere_compute_cluster"] },
      virtual_machine_ids: { types: [MACHINE], holds: false },
    },
    defaults: { enabled: true },
    id: ({ values, seed }) =>
      `${textOf(values, "compute_cluster_id") ?? ""}:${inventedNumber(seed, 100_000)}`,
    idFromService: true,
    unique: [
      {
        keys: ({ values }) => [`rule ${textOf(values, "compute_cluster_id")} ${textOf(values, "name")}`],
        summary: "InvalidArgument",
        message: ({ values }, holder) =>
          `A rule with the name '${textOf(values, "name")}' exists in the cluster (${holder}).`,
      },
    ],
  },
  vsphere_ha_vm_override: {
    requiresReplace: ["compute_cluster_id", "virtual_machine_id"],
    references: machineOverride(),
    allowed: {
      ha_vm_restart_priority: [
        "clusterRestartPriority",
        "lowest",
        "low",
        "medium",
        "high",
        "highest",
        "disabled",
      ],
    },
    defaults: {
      ha_datastore_apd_recovery_action: "useClusterDefault",
      ha_datastore_apd_response: "clusterDefault",
      ha_datastore_apd_response_delay: -1,
      ha_datastore_pdl_response: "clusterDefault",
      ha_host_isolation_response: "clusterIsolationResponse",
      ha_vm_failure_interval: 30,
      ha_vm_maximum_failure_window: -1,
      ha_vm_maximum_resets: 3,
      ha_vm_minimum_uptime: 120,
      ha_vm_monitoring: "vmMonitoringDisabled",
      ha_vm_monitoring_use_cluster_defaults: true,
      ha_vm_restart_priority: "clusterRestartPriority",
      ha_vm_restart_timeout: -1,
    },
    id: ({ values }) => `${textOf(values, "compute_cluster_id")}:${textOf(values, "virtual_machine_id")}`,
  },
  vsphere_drs_vm_override: {
    requiresReplace: ["compute_cluster_id", "virtual_machine_id"],
    references: machineOverride(),
    allowed: { drs_automation_level: ["manual", "partiallyAutomated", "fullyAutomated"] },
    defaults: { drs_automation_level: "manual", drs_enabled: false },
    id: ({ values }) => `${textOf(values, "compute_cluster_id")}:${textOf(values, "virtual_machine_id")}`,
  },
  "data.vsphere_virtual_machine": {
    computed: {
      disks: () => [
        { eagerly_scrub: false, label: "Hard disk 1", size: 64, thin_provisioned: true, unit_number: 0 },
      ],
      firmware: () => "efi",
      guest_id: () => "windows2022srvNext_64Guest",
      network_interface_types: () => ["vmxnet3"],
      num_cores_per_socket: () => 1,
      num_cpus: () => 2,
      scsi_bus_sharing: () => "noSharing",
      scsi_type: () => "pvscsi",
      uuid: (context) => context.id,
    },
  },
  "data.vsphere_datacenter": { computed: { virtual_machines: () => [] } },
  "data.vsphere_datastore": {
    computed: {
      stats: () => ({ capacity: String(10_000 * MIB_PER_GIB), free: String(5_000 * MIB_PER_GIB) }),
    },
  },
};

function machineOverride() {
  return {
    compute_cluster_id: { types: ["vsphere_compute_cluster"] },
    virtual_machine_id: { types: [MACHINE], holds: false },
  };
}

function templateGuest(values: ValueObject): string {
  return textOf(values, "firmware") === "efi" ? "windows2022srvNext_64Guest" : "otherGuest64";
}

function guestAddress(seed: string): string {
  return `198.18.${inventedNumber(seed, 256)}.${1 + inventedNumber(`${seed}/host`, 254)}`;
}

/** VMware's own prefix for addresses that vCenter hands out. */
function macAddress(seed: string): string {
  const pair = (part: string): string => inventedNumber(`${seed}/${part}`, 256).toString(16).padStart(2, "0");
  return `00:50:56:${(inventedNumber(seed, 64) + 128).toString(16)}:${pair("a")}:${pair("b")}`;
}

function folderExists({ values, store }: ObjectContext): void {
  const path = textOf(values, "folder");
  if (path === null || path === "") return;
  const isThere = store
    .list("vsphere_folder")
    .some((folder) => textOf(folder, "type") === "vm" && textOf(folder, "path") === path);
  if (isThere) return;
  throw new SimulationError(
    "folder not found",
    `Folder '${path}' not found; the machine cannot be placed there.`,
    "folder",
  );
}

/** A clone's disks can be larger than the template's, never smaller. */
function disksHoldTemplate({ values, prior, inventory }: ObjectContext): void {
  const templateId = textOf(blocksOf(values, "clone")[0], "template_uuid");
  const template = inventory
    .list(MACHINE)
    .find(({ attributes }) => textOf(attributes, "id") === templateId)?.attributes;
  if (prior || !template) return;
  const disks = blocksOf(values, "disk");
  for (const [index, source] of blocksOf(template, "disks").entries()) {
    const size = Number(disks[index]?.["size"] ?? 0);
    const needed = Number(source["size"] ?? 0);
    if (size >= needed) continue;
    throw new SimulationError(
      `error creating virtual machine: disk.${index}`,
      `disk.${index}: disk size must be greater than or equal to its template's, which is ${needed} GiB; received ${size} GiB.`,
      "disk",
    );
  }
}

function hardwareNeverGoesDown({ values, prior }: ObjectContext): void {
  const before = Number(prior?.["hardware_version"] ?? 0);
  const now = Number(values["hardware_version"] ?? 0);
  if (now >= before) return;
  throw new SimulationError(
    "hardware version downgrade is not supported",
    `The hardware version cannot go down from ${before} to ${now}; create a new machine instead.`,
    "hardware_version",
  );
}
