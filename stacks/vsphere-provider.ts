import { VsphereProvider } from "@cdktf/provider-vsphere/lib/provider";
import { TerraformVariable, Token, type TerraformStack } from "cdktf";

/**
 * Adds the provider of vSphere.
 *
 * Account and password come from VSPHERE_USER and VSPHERE_PASSWORD: the provider reads them where the configuration
 * gives null, which is the default of the two variables. `TF_VAR_vsphere_user` and `TF_VAR_vsphere_password` are for
 * runners that can set variables of Terraform only.
 */
export function addVsphereProvider(stack: TerraformStack, server: string): void {
  new VsphereProvider(stack, "vsphere", {
    vsphereServer: server,
    user: addCredential(stack, "vsphere_user", "Account for vCenter; null = VSPHERE_USER"),
    password: addCredential(stack, "vsphere_password", "Password for vCenter; null = VSPHERE_PASSWORD"),
    allowUnverifiedSsl: false,
  });
}

function addCredential(stack: TerraformStack, name: string, description: string): string {
  return new TerraformVariable(stack, name, {
    type: "string",
    sensitive: true,
    nullable: true,
    // cdktf cannot render a plain null here.
    default: Token.nullValue(),
    description,
  }).stringValue;
}
