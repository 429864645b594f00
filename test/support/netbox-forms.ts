/**
 * Fields of NetBox's bulk-import forms that the export may fill, as release 4.6.8 has them: `netbox/dcim/forms/bulk_import.py`,
 * `netbox/ipam/forms/bulk_import.py`, `netbox/wireless/forms/bulk_import.py` and the choices beside the models
 * (https://github.com/netbox-community/netbox). `*` marks required fields; choices follow a colon.
 */
const FORMS = {
  sites:
    "name* slug* status*:planned|staging|active|decommissioning|retired region group tenant facility time_zone description physical_address shipping_address latitude longitude owner comments tags",
  locations:
    "site* parent name* slug* status*:planned|staging|active|decommissioning|retired tenant facility description owner comments tags",
  racks:
    "site* location group name* facility_id tenant status*:reserved|available|planned|active|deprecated role rack_type form_factor serial asset_tag width:10|19|21|23 u_height desc_units outer_width outer_height outer_depth outer_unit mounting_depth airflow weight max_weight weight_unit description owner comments tags",
  manufacturers: "name* slug* description owner comments tags",
  "device-types":
    "manufacturer* default_platform model* slug* part_number u_height* exclude_from_utilization is_full_depth:true|false subdevice_role airflow description weight weight_unit owner comments tags",
  "device-roles": "name* slug* parent color* vm_role config_template description owner comments tags",
  devices:
    "name role* tenant manufacturer* device_type* platform serial asset_tag status*:offline|active|planned|staged|failed|inventory|decommissioning site* location rack position face latitude longitude parent device_bay airflow virtual_chassis vc_position vc_priority cluster description config_template owner comments tags",
  interfaces:
    "device* name* label parent bridge lag type*:other speed duplex enabled mark_connected wwn vdcs mtu mgmt_only description poe_mode:pd|pse poe_type:type1-ieee802.3af|type2-ieee802.3at|type3-ieee802.3bt|type4-ieee802.3bt mode vlan_group untagged_vlan tagged_vlans qinq_svlan vrf rf_role rf_channel rf_channel_frequency rf_channel_width tx_power owner tags",
  cables:
    "side_a_site side_a_device side_a_power_panel side_a_type*:dcim.interface side_a_name* side_b_site side_b_device side_b_power_panel side_b_type*:dcim.interface side_b_name* type:cat6a status:connected|planned|decommissioning profile tenant bundle label color length length_unit description owner comments tags",
  "vlan-groups":
    "name* slug* scope_type scope_name scope_id vid_ranges tenant description owner comments tags",
  vlans:
    "site group vid* name* tenant status*:active|reserved|deprecated role description qinq_role qinq_svlan owner comments tags",
  prefixes:
    "prefix* vrf tenant vlan_group vlan_site vlan status*:container|active|reserved|deprecated role scope_type:dcim.site scope_name scope_id is_pool mark_utilized description owner comments tags",
  "wireless-lan-groups": "name* slug* parent description owner comments tags",
  "wireless-lans":
    "ssid* group status*:active|reserved|disabled|deprecated vlan tenant auth_type:open|wep|wpa-personal|wpa-enterprise auth_cipher:auto|tkip|aes auth_psk scope_type:dcim.site scope_name scope_id description owner comments tags",
} as const satisfies Readonly<Record<string, string>>;

/** A field of a form. */
export interface FormField {
  readonly name: string;
  readonly isRequired: boolean;
  /** Empty where any text may stand. */
  readonly choices: readonly string[];
}

/** Tables in the order in which NetBox can import them. */
export const FORM_NAMES: readonly string[] = Object.keys(FORMS);

/** Fields of a form by table. */
export function formFields(table: string): readonly FormField[] {
  const form: string = FORMS[table as keyof typeof FORMS];
  return form.split(" ").map((field) => {
    const [name = "", choices] = field.split(":");
    return {
      name: name.replace("*", ""),
      isRequired: name.endsWith("*"),
      choices: choices?.split("|") ?? [],
    };
  });
}

/** What the value of a field refers to: table and column that stand before it. */
export const REFERENCES: Readonly<Record<string, readonly [table: string, column: string]>> = {
  "locations/site": ["sites", "name"],
  "racks/site": ["sites", "name"],
  "racks/location": ["locations", "name"],
  "device-types/manufacturer": ["manufacturers", "name"],
  "devices/role": ["device-roles", "name"],
  "devices/manufacturer": ["manufacturers", "name"],
  "devices/device_type": ["device-types", "model"],
  "devices/site": ["sites", "name"],
  "devices/location": ["locations", "name"],
  "devices/rack": ["racks", "name"],
  "interfaces/device": ["devices", "name"],
  "cables/side_a_site": ["sites", "name"],
  "cables/side_a_device": ["devices", "name"],
  "cables/side_a_name": ["interfaces", "name"],
  "cables/side_b_site": ["sites", "name"],
  "cables/side_b_device": ["devices", "name"],
  "cables/side_b_name": ["interfaces", "name"],
  "vlans/site": ["sites", "name"],
  "vlans/group": ["vlan-groups", "name"],
  "prefixes/vlan_group": ["vlan-groups", "name"],
  "prefixes/vlan": ["vlans", "vid"],
  "prefixes/scope_name": ["sites", "name"],
  "wireless-lans/group": ["wireless-lan-groups", "name"],
  "wireless-lans/vlan": ["vlans", "name"],
  "wireless-lans/scope_name": ["sites", "name"],
};
