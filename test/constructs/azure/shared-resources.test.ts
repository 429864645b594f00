import { BUILT_IN_ROLE_IDS, roleDefinitionId } from "../../../constructs/azure/built-in-role";
import {
  imageVersionId,
  privateDnsZoneId,
  sharedResources,
} from "../../../constructs/azure/shared-resources";
import { azureContext, platformJson, poolJson } from "../../support/azure-context";
import { resourcesOf, type SynthJson } from "../../support/synth-json";

const SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000001";

describe("names and ids of shared resources", () => {
  it("are the same for platform and pool", () => {
    const { virtualNetwork, keyVault } = sharedResources(azureContext());
    expect(virtualNetwork).toEqual({
      name: "vnet-ms-prod-workplace",
      id: `${SUBSCRIPTION}/resourceGroups/rg-ms-prod-network/providers/Microsoft.Network/virtualNetworks/vnet-ms-prod-workplace`,
    });
    expect(keyVault.name).toBe("kv-ms-prod-00000000");
    expect(privateDnsZoneId(azureContext(), "file")).toBe(
      `${SUBSCRIPTION}/resourceGroups/rg-ms-prod-network/providers/Microsoft.Network/privateDnsZones/privatelink.file.core.windows.net`,
    );
  });

  it("keep the key vault's name within 24 characters for the longest prefix", () => {
    const { keyVault } = sharedResources(azureContext({ prefix: "muen", environment: "test" }));
    expect(keyVault.name.length).toBeLessThanOrEqual(24);
  });

  it("point a pool only at what the platform creates", () => {
    const created = namesIn(platformJson());
    const shared = sharedIdsIn(poolJson());
    expect(shared.length).toBeGreaterThan(0);
    for (const id of shared) expect(created).toContain(id.split("/").at(-1));
  });

  it("name an image version in full", () => {
    expect(imageVersionId(azureContext(), "desktop", "1.2.3")).toBe(
      `${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/gal_workplace/images/desktop/versions/1.2.3`,
    );
  });

  it.each(["latest", "1.2", "", "1.2.3.4"])("rejects image version %j", (version) => {
    expect(() => imageVersionId(azureContext(), "desktop", version)).toThrow(
      `image "desktop": version "${version}" is not of the form 1.2.3`,
    );
  });
});

describe("roles", () => {
  it("are named by id, as Azure returns them", () => {
    expect(roleDefinitionId("sub", "desktopVirtualizationUser")).toBe(
      "/subscriptions/sub/providers/Microsoft.Authorization/roleDefinitions/1d18fff3-a72a-46b5-b4a9-0b38a3cd7e63",
    );
  });

  it("have ids of their own", () => {
    const ids = Object.values(BUILT_IN_ROLE_IDS);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

/** Names of everything a stack creates. */
function namesIn(json: SynthJson): readonly unknown[] {
  return Object.keys(json.resource ?? {}).flatMap((type) => resourcesOf(json, type).map(({ name }) => name));
}

/** Resource ids in the platform's groups that stand in a pool's configuration. */
function sharedIdsIn(json: SynthJson): readonly string[] {
  const text = JSON.stringify([json.resource, json.data]);
  const ids =
    text.match(/\/subscriptions\/[^"\\]*\/resourceGroups\/rg-ms-prod-(network|operations)\/[^"\\]*/g) ?? [];
  return [...new Set(ids)];
}
