import { poolJson } from "../../support/azure-context";

describe("the registration token", () => {
  it("is watched by a check that names the resource to replace", () => {
    const json = poolJson() as { readonly check?: Readonly<Record<string, unknown>> };
    const [name] = Object.keys(
      poolJson().resource?.["azurerm_virtual_desktop_host_pool_registration_info"] ?? {},
    );
    const address = `azurerm_virtual_desktop_host_pool_registration_info.${name}`;
    expect(json.check?.["registration_token"]).toEqual({
      assert: {
        condition: `\${timecmp(${address}.expiration_date, timeadd(plantimestamp(), "2h")) > 0}`,
        error_message: expect.stringContaining(`terraform apply -replace=${address}`) as string,
      },
    });
  });
});
