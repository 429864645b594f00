import { AZURE_NETWORK_RULES } from "../../policies/azure-network-rules";
import { AZURE_PRIVATE_ENDPOINT_RULES } from "../../policies/azure-private-endpoint-rules";
import { AZURE_ROLE_RULES } from "../../policies/azure-role-rules";
import { AZURE_STORAGE_RULES } from "../../policies/azure-storage-rules";
import { platformJson, poolJson, privateAccessContext } from "../support/azure-context";
import { azureCases as cases, testPolicies, type DamagedStack } from "../support/policy-cases";

const ACCOUNT = "azurerm_storage_account";
const SHARE = "azurerm_storage_share";
const ENDPOINT = "azurerm_private_endpoint";
const SUBNET = "azurerm_subnet";
const ROLE = "azurerm_role_assignment";

function set(type: string, key: string, value: unknown): (stack: DamagedStack) => void {
  return (stack) => {
    stack.first(type)[key] = value;
  };
}

describe("the rules about profile shares", () => {
  testPolicies({
    rules: AZURE_STORAGE_RULES,
    compliant: () => poolJson(),
    cases: cases("storage", [
      ["kind", "it is a general account", set(ACCOUNT, "account_kind", "StorageV2"), 'kind is "StorageV2"'],
      ["kind", "it is not on SSD", set(ACCOUNT, "account_tier", "Standard"), 'tier is "Standard"'],
      [
        "kind",
        "it is copied to another region",
        set(ACCOUNT, "account_replication_type", "GRS"),
        "allowed are",
      ],
      [
        "closed",
        "it has a key",
        set(ACCOUNT, "shared_access_key_enabled", undefined),
        "shared_access_key_enabled",
      ],
      [
        "closed",
        "it has a public address",
        set(ACCOUNT, "public_network_access_enabled", true),
        "public_network",
      ],
      [
        "closed",
        "http is allowed",
        set(ACCOUNT, "https_traffic_only_enabled", false),
        "https_traffic_only_enabled",
      ],
      ["closed", "TLS is old", set(ACCOUNT, "min_tls_version", "TLS1_0"), 'lowest TLS is "TLS1_0"'],
      ["closed", "networks are allowed", set(ACCOUNT, "network_rules", undefined), "not denied by default"],
      ["closed", "SMB is old", set(ACCOUNT, "share_properties", {}), "not limited to version 3.1.1"],
      ["closed", "SMB takes passwords", set(ACCOUNT, "share_properties", {}), "not limited to Kerberos"],
      ["guarded", "the account may be destroyed", set(ACCOUNT, "lifecycle", undefined), "nothing keeps"],
      ["guarded", "the share may be destroyed", set(SHARE, "lifecycle", {}), "nothing keeps"],
      ["soft-delete", "nothing is kept", set(ACCOUNT, "share_properties", {}), "less than 7 days"],
      [
        "directory",
        "AD lacks ids",
        set(ACCOUNT, "azure_files_authentication", { directory_type: "AD" }),
        "directory AD lacks domain_guid",
      ],
      [
        "directory",
        "it is unknown",
        set(ACCOUNT, "azure_files_authentication", { directory_type: "LDAP" }),
        'directory is "LDAP"',
      ],
      ["share", "it goes by the data plane", set(SHARE, "storage_account_name", "x"), "by id"],
      ["share", "it is on disk", set(SHARE, "access_tier", "Hot"), 'tier is "Hot"'],
      ["share", "it is too small", set(SHARE, "quota", 99), "allowed are 100 to 102400 GiB"],
    ]),
  });
});

describe("the rules about private endpoints", () => {
  testPolicies({
    rules: AZURE_PRIVATE_ENDPOINT_RULES,
    compliant: () => platformJson({ context: privateAccessContext() }),
    cases: cases("private-endpoint", [
      [
        "zone",
        "it is the one of another service",
        (stack) => {
          stack.block(ENDPOINT, "private_dns_zone_group")["private_dns_zone_ids"] = [
            "/x/privateDnsZones/privatelink.azure.com",
          ];
        },
        "expected one, privatelink",
      ],
      [
        "zone",
        "the sub-resource is unknown",
        (stack) => {
          stack.block(ENDPOINT, "private_service_connection")["subresource_names"] = ["blob"];
        },
        'sub-resource is "blob"',
      ],
      [
        "automatic",
        "somebody must approve it",
        (stack) => {
          stack.block(ENDPOINT, "private_service_connection")["is_manual_connection"] = true;
        },
        "manual approval",
      ],
      ["global", "there are two", (stack) => stack.copy(ENDPOINT), "2 global endpoints"],
      [
        "global",
        "its workspace may be destroyed",
        set("azurerm_virtual_desktop_workspace", "lifecycle", undefined),
        "not kept from destruction",
      ],
    ]),
  });
});

describe("the rules about subnets", () => {
  testPolicies({
    rules: AZURE_NETWORK_RULES.filter(({ id }) => id.startsWith("policy/azure-subnet")),
    compliant: () => poolJson(),
    cases: cases("subnet", [
      [
        "guarded",
        "no security group is associated",
        (stack) => stack.remove("azurerm_subnet_network_security_group_association"),
        "no network security group",
      ],
      [
        "guarded",
        "it has a way out of its own",
        set(SUBNET, "default_outbound_access_enabled", true),
        "default outbound",
      ],
      [
        "size",
        "the hosts do not fit",
        set(SUBNET, "address_prefixes", ["10.64.1.0/29"]),
        "8 addresses; 9 are needed",
      ],
      ["size", "the range is unreadable", set(SUBNET, "address_prefixes", ["10.64.1.0"]), "9 are needed"],
    ]),
  });
});

describe("the rules about roles", () => {
  testPolicies({
    rules: AZURE_ROLE_RULES,
    compliant: () => platformJson(),
    cases: cases("role", [
      [
        "known",
        "it is Owner",
        set(ROLE, "role_definition_id", "/x/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635"),
        "is not one that we assign",
      ],
      [
        "known",
        "it is given by name",
        set(ROLE, "role_definition_name", "Owner"),
        "names differ, ids do not",
      ],
      ["principal", "a person is assigned", set(ROLE, "principal_type", "User"), 'principal type is "User"'],
      ["principal", "it is no id", set(ROLE, "principal_id", "admins"), "expected an object id"],
      [
        "principal",
        "it is the client id of the service",
        set(ROLE, "principal_id", "9cdead84-a844-4324-93f2-b2e6bb768d07"),
        "expected its object id",
      ],
      [
        "scope",
        "scaling is limited to a group",
        (stack) => {
          stack.first(ROLE, "power")["scope"] = "/subscriptions/x/resourceGroups/y";
        },
        "expected the subscription",
      ],
    ]),
  });
});
