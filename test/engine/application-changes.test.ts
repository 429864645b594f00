import { withFacts } from "../support/application-object";
import { connectedApplication, withManifests } from "../support/application-yaml";
import { edited, type EstateFiles } from "../support/estate-builder";
import { commandEstate } from "../support/run-command";
import { actionsOf, appliedEstate } from "./estate-simulation";
import { describeWithTerraform } from "./terraform-required";

const AZURE = "azure-platform";
const POOLED = "azure-pool-office-standard-pooled-normal";
const PUBLISHED = "azure-pool-office-standard-remote-app-normal";
const BACK_OFFICE = "user-groups/back-office.yaml";

const NOTHING = {
  [AZURE]: {},
  [POOLED]: {},
  [PUBLISHED]: {},
  "vsphere-platform": {},
  "vsphere-pool-social-server-pooled-high": {},
};

/** The firewall rules of all hosts are one object. */
const FIREWALL_MOVES = { "update azurerm_network_security_group": 1 };

const PORTAL = connectedApplication("portal");
const REGISTER = connectedApplication("register", { delivery: "remote-app" });
const ARCHIVE = connectedApplication("archive", { delivery: "remote-app" });

function needing(applications: string): EstateFiles {
  const files = withManifests(commandEstate(), PORTAL, REGISTER, ARCHIVE);
  const smaller = String(files[BACK_OFFICE])
    .replace(/(headcount|town-hall): \d+/g, "$1: 20")
    .replace(/thin-client: \d+/, "thin-client: 12")
    .replace(/convertible: \d+/, "convertible: 8");
  return edited(
    { ...files, [BACK_OFFICE]: smaller },
    BACK_OFFICE,
    "zone: office",
    `applications: ${applications}\nzone: office`,
  );
}

/** All 20 people open the register as a single window. */
const ESTATE = needing("{ register: 20 }");

describeWithTerraform("a change of applications", () => {
  const simulation = appliedEstate(ESTATE, {
    [PUBLISHED]: { "create azurerm_virtual_desktop_application": 1 },
  });

  it("publishes one more application and opens its connection, and takes both back", async () => {
    expect(await simulation().apply(needing("{ register: 20, archive: 5 }"))).toEqual({
      ...NOTHING,
      [AZURE]: FIREWALL_MOVES,
      [PUBLISHED]: { "create azurerm_virtual_desktop_application": 1 },
    });
    expect(await simulation().apply(ESTATE)).toEqual({
      ...NOTHING,
      [AZURE]: FIREWALL_MOVES,
      [PUBLISHED]: { "delete azurerm_virtual_desktop_application": 1 },
    });
  });

  it("touches nothing but the firewall for an application on shared desktops, or other ports of one", async () => {
    const portal = needing("{ register: 20, portal: 5 }");
    expect(await simulation().apply(portal)).toEqual({ ...NOTHING, [AZURE]: FIREWALL_MOVES });
    await simulation().synth(needing("{ register: 20, portal: 15 }"));
    expect(actionsOf(await simulation().run("plan"))).toEqual(NOTHING);
    const ports = connectedApplication("portal", { ports: ["1521", "2484"] });
    expect(await simulation().apply(withManifests(portal, ports))).toEqual({
      ...NOTHING,
      [AZURE]: FIREWALL_MOVES,
    });
  });

  it("changes the one application that has moved or is called otherwise", async () => {
    const moved = {
      ...REGISTER,
      name: "Register of residents",
      installation: { ...REGISTER.installation!, executable: "D:\\register.exe" },
    };
    expect(await simulation().apply(withManifests(ESTATE, moved))).toEqual({
      ...NOTHING,
      // The rule's description names the application.
      [AZURE]: FIREWALL_MOVES,
      [PUBLISHED]: { "update azurerm_virtual_desktop_application": 1 },
    });
  });

  it("rejects an application that no pool can run before anything is written", async () => {
    const unshared = {
      ...withFacts("multiSession", { userSettingsInMachineRegistry: true }),
      id: "portal",
      file: PORTAL.file,
    };
    simulation().write(withManifests(needing("{ register: 20, portal: 5 }"), unshared));
    const objects = await simulation().objects();
    const { exitCode, stderr } = await simulation().command("synth");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("[placement/application]");
    expect(actionsOf(await simulation().run("plan"))).toEqual(NOTHING);
    expect(await simulation().objects()).toEqual(objects);
  });
});
