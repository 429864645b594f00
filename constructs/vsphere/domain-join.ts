import { TerraformVariable, type TerraformStack } from "cdktf";

/** Accounts that a new Windows machine needs, as references to Terraform variables. */
export interface DomainJoinAccounts {
  /** May join computers to the organisational unit, and nothing else. */
  readonly user: string;
  readonly password: string;
  /** First password of the local administrator; Windows LAPS replaces it. */
  readonly localAdministratorPassword: string;
}

/**
 * Declares the variables `domain_join_user`, `domain_join_password` and `local_administrator_password`.
 *
 * They are set as `TF_VAR_<name>`: no secret stands in the estate, in the synthesised JSON or in a log. The provider
 * keeps them in the state and hands them to the machine in clear text
 * (https://registry.terraform.io/providers/vmware/vsphere/2.15.0/docs/resources/virtual_machine#windows-customization-options).
 */
export function addDomainJoinVariables(stack: TerraformStack): DomainJoinAccounts {
  return {
    user: addSecret(stack, "domain_join_user", "Account that may join computers to the domain"),
    password: addSecret(stack, "domain_join_password", "Password of the account that joins computers"),
    localAdministratorPassword: addSecret(
      stack,
      "local_administrator_password",
      "First password of the local administrator of every machine",
    ),
  };
}

// Directly below the stack, so that the name carries no hash: TF_VAR_<name> is a contract with pipelines.
function addSecret(stack: TerraformStack, name: string, description: string): string {
  return new TerraformVariable(stack, name, { type: "string", sensitive: true, nullable: false, description })
    .stringValue;
}
