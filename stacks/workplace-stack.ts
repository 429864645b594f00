import {
  AzurermBackend,
  HttpBackend,
  LocalBackend,
  PgBackend,
  S3Backend,
  TerraformStack,
  type S3BackendConfig,
  type TerraformElement,
} from "cdktf";
import { Node, type Construct } from "constructs";
import type { StateBackendSpec } from "../generated/estate";

/** Lowest Terraform (and OpenTofu) version: `check` blocks and `plantimestamp()`. */
export const REQUIRED_TERRAFORM_VERSION = ">= 1.5.0";

/**
 * Lowest version that keeps its state in an S3-compatible store: `endpoints` and `skip_s3_checksum` of the S3 backend
 * (https://developer.hashicorp.com/terraform/language/backend/s3).
 */
export const REQUIRED_TERRAFORM_VERSION_S3_COMPATIBLE = ">= 1.6.3";

// Not a field: cdktf asks for logical ids inside super(), before fields exist.
const owners = new WeakMap<TerraformStack, Map<string, string>>();

/**
 * Base of all stacks: sets the state backend and the lowest Terraform version, and refuses two elements that would
 * become one resource in Terraform (cdktf merges them without an error).
 */
export abstract class WorkplaceStack extends TerraformStack {
  protected constructor(scope: Construct, name: string, backend: StateBackendSpec) {
    super(scope, name);
    addBackend(this, name, backend);
    // cdktf has no property for it.
    this.addOverride("terraform.required_version", requiredVersion(backend));
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const id = super.allocateLogicalId(element);
    const path = element instanceof Node ? element.path : element.node.path;
    const owner = owners.get(this) ?? new Map<string, string>();
    owners.set(this, owner);
    const other = owner.get(id);
    if (other !== undefined && other !== path) {
      throw new Error(`"${other}" and "${path}" both become "${id}" in Terraform; rename one`);
    }
    if (!/^[A-Za-z_]/.test(id)) {
      throw new Error(`"${path}" becomes "${id}"; a Terraform name starts with a letter`);
    }
    owner.set(id, path);
    return id;
  }
}

function addBackend(stack: TerraformStack, name: string, backend: StateBackendSpec): void {
  switch (backend.kind) {
    case "local":
      // All stacks sit at the same depth below the output folder; cdktf's own default is an absolute path.
      new LocalBackend(stack, { path: `../../../.tfstate/${name}.tfstate` });
      return;
    case "azurerm":
      new AzurermBackend(stack, {
        resourceGroupName: String(backend.resourceGroup),
        storageAccountName: String(backend.storageAccount),
        containerName: String(backend.container),
        key: `${name}.tfstate`,
      });
      return;
    case "http": {
      const address = `${String(backend.address)}/${name}`;
      new HttpBackend(stack, {
        address,
        lockAddress: `${address}/lock`,
        unlockAddress: `${address}/lock`,
        lockMethod: "POST",
        unlockMethod: "DELETE",
      });
      return;
    }
    case "s3":
      new S3Backend(stack, {
        bucket: String(backend.bucket),
        key: `${name}.tfstate`,
        region: String(backend.region),
        encrypt: true,
        ...(backend.endpoint === undefined ? {} : s3Compatible(backend.endpoint)),
      });
      return;
    case "pg":
      // The connection comes from PG_CONN_STR, so that no password stands in the configuration.
      new PgBackend(stack, { connStr: "", schemaName: name.replaceAll("-", "_") });
      return;
  }
}

function requiredVersion(backend: StateBackendSpec): string {
  return backend.kind === "s3" && backend.endpoint !== undefined
    ? REQUIRED_TERRAFORM_VERSION_S3_COMPATIBLE
    : REQUIRED_TERRAFORM_VERSION;
}

/** A store that is not Amazon's has no accounts, regions and metadata service of Amazon's to ask. */
function s3Compatible(endpoint: string): Partial<S3BackendConfig> {
  return {
    endpoints: { s3: endpoint },
    usePathStyle: true,
    skipCredentialsValidation: true,
    skipMetadataApiCheck: true,
    skipRegionValidation: true,
    skipRequestingAccountId: true,
    skipS3Checksum: true,
  };
}
