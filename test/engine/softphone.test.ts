import { edited, type EstateFiles } from "../support/estate-builder";
import { commandEstate } from "../support/run-command";
import { actionsOf, appliedEstate } from "./estate-simulation";
import { describeWithTerraform } from "./terraform-required";

const ESTATE = "estate.yaml";
const SITE = "sites/town-hall.yaml";
const SOFTPHONE = "softphone";

/** No action in any stack. */
const NOTHING = {
  "azure-platform": {},
  "azure-pool-office-standard-pooled-normal": {},
  [SOFTPHONE]: {},
  "vsphere-platform": {},
  "vsphere-pool-social-server-pooled-high": {},
};

const TELEPHONY = `telephony:
  numberRanges:
    main:
      headNumber: "+496990009"
      areaCode: "69"
      extensionDigits: 3
  trunk:
    secondPath: second-trunk
  sessionBorder:
    domain: telephony.musterstadt.example
    trunkGateways: [sip.provider.example]
    secondPathGateways: [sip.other-provider.example]
    remoteNetworks: [192.168.0.0/16]
`;

const SECOND_CLUSTER = `      infrastructure-b:
        name: CL-Infra-B
        purpose: infrastructure
        hostModel: rack-2x32
        datastore: ds-infra-02
`;

/** 140 people with telephones, session border controllers, and a second cluster for infrastructure. */
function phoning(): EstateFiles {
  const template = "    infrastructureTemplate: tpl-server-2025\n";
  const linux = `${SECOND_CLUSTER}${template}    linuxTemplate: tpl-debian-12\n`;
  const platform = edited(commandEstate(), ESTATE, template, linux);
  return withTelephone(edited(platform, ESTATE, "priceBook:", `${TELEPHONY}priceBook:`), SITE, "100");
}

function withTelephone(files: EstateFiles, site: string, extension: string): EstateFiles {
  const telephone = `telephone:\n  range: main\n  emergencyNumber: "+496990009${extension}"\n  psapArea: Musterstadt\n`;
  return edited(files, site, "state: active\n", `state: active\n${telephone}`);
}

function withSchool(files: EstateFiles): EstateFiles {
  const school = "sites/school.yaml";
  return withTelephone({ ...files, [school]: String(commandEstate()[SITE]) }, school, "700");
}

describeWithTerraform("session border controllers", () => {
  const simulation = appliedEstate(phoning(), {
    [SOFTPHONE]: {
      "create vsphere_virtual_machine": 6,
      "create vsphere_distributed_port_group": 2,
      "create vsphere_folder": 1,
    },
  });

  it("have nothing left to do after they were applied", async () => {
    expect(actionsOf(await simulation().run("plan"))).toEqual(NOTHING);
  });

  it("learn of a further building in place: registrars only, no machine is replaced", async () => {
    expect(await simulation().apply(withSchool(phoning()))).toEqual({
      ...NOTHING,
      [SOFTPHONE]: { "update vsphere_virtual_machine": 2 },
    });
  });

  it("lose their relays when nobody phones from outside any more", async () => {
    const inside = edited(phoning(), ESTATE, "    remoteNetworks: [192.168.0.0/16]\n", "");
    expect(await simulation().apply(inside)).toMatchObject({
      [SOFTPHONE]: { "delete vsphere_virtual_machine": 2, "delete vsphere_distributed_port_group": 1 },
    });
  });
});

describeWithTerraform("a trunk of Teams", () => {
  const border = TELEPHONY.slice(TELEPHONY.indexOf("  sessionBorder:"));
  const kind = "    kind: teams-direct-routing\n    secondPath: second-trunk\n";
  const teams = edited(edited(phoning(), ESTATE, border, ""), ESTATE, "    secondPath: second-trunk\n", kind);
  const simulation = appliedEstate(teams, {
    [SOFTPHONE]: {
      "create azurerm_subnet": 1,
      "create azurerm_network_security_group": 1,
      "create azurerm_subnet_network_security_group_association": 1,
    },
  });

  it("has nothing left to do after its network was applied", async () => {
    expect(actionsOf(await simulation().run("plan"))).toEqual(NOTHING);
  });
});
