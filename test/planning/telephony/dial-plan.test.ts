import { dialPlan } from "../../../planning/telephony/dial-plan";
import type { Plan } from "../../../planning/plan";
import { userGroup } from "../../support/estate-object";
import { figure } from "../../support/plan-builder";
import { planned } from "../../support/planned-estate";
import { borderEstate, hotline, phoneEstate } from "../../support/telephony-object";

const of = ({ telephony, sites }: Plan) => dialPlan(telephony!, sites);

test("a building's network shows its emergency number", () => {
  const plan = planned(borderEstate());
  expect(of(plan).sites).toEqual([
    {
      id: "town-hall",
      addresses: [plan.sites[0]!.allocation.cidr],
      deviceNetworks: [plan.sites[0]!.allocation.cidr],
      emergencyNumber: "+496990009100",
      callLimit: plan.telephony!.sites[0]!.callLimit.value,
    },
  ]);
});

test("of a building with networks, softphones are in those of staff and telephones", () => {
  const plan = planned(borderEstate());
  const segments = (["staff", "voice", "guests", "devices", "management"] as const).map((segment, index) => ({
    segment,
    cidr: `10.136.0.${index * 16}/28`,
    addresses: figure(9),
  }));
  const sites = plan.sites.map((site) => ({ ...site, networks: { isBuilt: true, segments } }));
  expect(of({ ...plan, sites }).sites[0]?.deviceNetworks).toEqual(["10.136.0.0/28", "10.136.0.16/28"]);
});

test("a network for which the building's block had no room shows its emergency number as well", () => {
  const plan = planned(borderEstate());
  const [site] = plan.sites;
  const inside = { segment: "staff" as const, cidr: site!.allocation.cidr, addresses: figure(9) };
  const beside = { segment: "voice" as const, cidr: "10.143.0.0/28", addresses: figure(9) };
  const sites = [{ ...site!, networks: { isBuilt: true, segments: [inside, beside] } }];
  expect(of({ ...plan, sites }).sites[0]?.addresses).toEqual([site!.allocation.cidr, "10.143.0.0/28"]);
});

test("numbers of a group with a caller id show it, others their own", () => {
  const phone = { busyHourErlangPerPerson: 0.05, callerId: "+4969900090" };
  const plan = planned(phoneEstate({}, { userGroups: [userGroup({ telephony: phone })] }));
  const spans = plan.telephony!.sites[0]!.numbers.holders.find(({ id }) =>
    id.startsWith("user-group/"),
  )!.spans;
  expect(of(plan).shownNumbers).toEqual(spans.map((span) => ({ span, shown: "+4969900090" })));
  expect(of(planned(phoneEstate())).shownNumbers).toEqual([]);
});

test("a hotline has its number and its channels; the reserve for emergencies is not for ordinary calls", () => {
  const plan = planned(phoneEstate({ hotlines: { citizens: hotline() } }));
  const { hotlines, ordinaryChannels } = of(plan);
  expect(hotlines).toEqual([
    {
      number: expect.stringMatching(/^\+496990009\d{3}$/),
      channels: plan.telephony!.hotlines[0]!.channels.value,
    },
  ]);
  expect(ordinaryChannels).toBe(plan.telephony!.trunk.channels.value - 4);
});

test("fails when a building with a telephone has no network, or a hotline no number", () => {
  const plan = planned(phoneEstate({ hotlines: { citizens: hotline() } }));
  expect(() => of({ ...plan, sites: [] })).toThrow('site "town-hall" has a telephone and no network');
  const sites = plan.telephony!.sites.map((site) => ({ ...site, numbers: { blocks: [], holders: [] } }));
  expect(() => of({ ...plan, telephony: { ...plan.telephony!, sites } })).toThrow(
    'hotline "citizens" has no number',
  );
});
