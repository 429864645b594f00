import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, type TerraformStack } from "cdktf";
import type { EstateSpec } from "../../generated/estate";
import { loadEstate } from "../../model/load-estate";
import type { Plan } from "../../planning/plan";
import { manifestText } from "../../stacks/manifest";
import { stackSpecs } from "../../stacks/stack-list";
import { synthesiseStacks } from "../../stacks/synthesise-stacks";
import { minimalEstate, withEstate } from "../support/estate-builder";
import { planned } from "../support/planned-estate";
import { conferenceEstate } from "../support/room-object";
import { figure } from "../support/plan-builder";
import { borderEstate } from "../support/telephony-object";
import type { SoftphoneStackProps } from "../../stacks/softphone-stack";
import { planOfTwoPlatforms } from "../support/plan-of-two-platforms";

let settings: EstateSpec;
let scratchDir: string;
beforeAll(async () => {
  settings = await withEstate(minimalEstate(), async (dir) => {
    const { estate } = await loadEstate({ estateDir: dir, catalogDir: join(dir, "catalog") });
    return estate!.settings as EstateSpec;
  });
});
beforeEach(() => {
  scratchDir = mkdtempSync(join(tmpdir(), "stack-list-"));
});
afterEach(() => rmSync(scratchDir, { recursive: true, force: true }));

const conferencingPlan = () => planned(conferenceEstate()).conferencing!;
const specsOf = (plan: Plan) => stackSpecs({ settings, plan });

test("each platform comes first, its pools depend on it", () => {
  expect(specsOf(planOfTwoPlatforms()).map(({ name, dependencies }) => [name, dependencies])).toEqual([
    ["azure-platform", []],
    ["azure-pool-office-standard-pooled-normal", ["azure-platform"]],
    ["vsphere-platform", []],
    ["vsphere-pool-social-server-pooled-high", ["vsphere-platform"]],
  ]);
});

test("a plan without a platform has no stack of it", () => {
  const { vsphere: _, ...plan } = planOfTwoPlatforms();
  const onlyAzure = { ...plan, pools: plan.pools.filter(({ platform }) => platform === "azure") };
  expect(specsOf(onlyAzure).map(({ name }) => name)).toEqual([
    "azure-platform",
    "azure-pool-office-standard-pooled-normal",
  ]);
});

test("the conference platform has a stack that knows machines and networks only", () => {
  const servers = conferencingPlan();
  const platform = planOfTwoPlatforms({ conferencing: servers });
  const busier = { ...servers, servers: { ...servers.servers!, participants: figure(99) } };
  const spec = specsOf(platform).at(-1);
  expect([spec?.name, spec?.dependencies]).toEqual(["conferencing", ["vsphere-platform"]]);
  expect(specsOf(planOfTwoPlatforms({ conferencing: busier })).at(-1)?.props).toEqual(spec?.props);
});

test("session border controllers have a stack that does not know how much is phoned", () => {
  const { telephony, sites } = planned(borderEstate());
  const busier = { ...telephony!, relayedCalls: figure(99), sessionBorder: { ...telephony!.sessionBorder! } };
  const [spec, other] = [telephony!, busier].map((phones) =>
    specsOf(planOfTwoPlatforms({ telephony: phones, sites })).at(-1),
  );
  expect([spec?.name, spec?.dependencies]).toEqual(["softphone", ["vsphere-platform"]]);
  expect(other?.props).toEqual(spec?.props);
  expect(JSON.stringify(spec?.props)).not.toContain("formula");
});

test("softphones inside of desktops open the way from pools", () => {
  const { telephony, sites } = planned(borderEstate());
  const plan = planOfTwoPlatforms({ telephony: { ...telephony!, mediaPath: "desktop" }, sites });
  const props = specsOf(plan).at(-1)?.props as SoftphoneStackProps;
  const subnets = plan.pools.flatMap(({ allocation }) => allocation.subnets.map(({ cidr }) => cidr));
  expect(props.plan.desktopNetworks).toEqual(subnets);
});

test("a trunk of Teams has a stack on Azure that opens staff and telephones, never guests", () => {
  const { telephony, sites } = planned(borderEstate());
  const { sessionBorder: _, ...rest } = telephony!;
  const teams = { ...rest, directRouting: { network: { name: "session-border", cidr: "10.64.9.0/24" } } };
  const segments = [
    { segment: "guests" as const, cidr: "10.192.0.0/26" },
    { segment: "staff" as const, cidr: "10.192.0.64/26" },
    { segment: "voice" as const, cidr: "10.192.0.128/26" },
  ].map((segment) => ({ ...segment, name: segment.segment, addresses: figure(9) }));
  const [first] = telephony!.sites;
  const built = sites.map((site) =>
    site.id === first!.id ? { ...site, networks: { isBuilt: true, segments } } : site,
  );
  const plan = planOfTwoPlatforms({ telephony: { ...teams, sites: [first!] }, sites: built });
  const spec = specsOf(plan).find(({ name }) => name === "softphone");
  expect(spec?.dependencies).toEqual(["azure-platform"]);
  expect(spec?.props).toMatchObject({
    cidr: "10.64.9.0/24",
    deviceNetworks: ["10.192.0.64/26", "10.192.0.128/26"],
  });
});

test("the same figure with another explanation gives the same properties", () => {
  const explained = { ...figure(200), formula: "a × b", inputs: [] };
  const pools = planOfTwoPlatforms().pools.map((pool) => ({ ...pool, people: figure(200) }));
  const others = pools.map((pool) => ({ ...pool, people: explained }));
  const props = (plan: Plan) => JSON.stringify(specsOf(plan).map((spec) => spec.props));
  expect(props(planOfTwoPlatforms({ pools: others }))).toBe(props(planOfTwoPlatforms({ pools })));
});

test("another value gives other properties", () => {
  const props = (people: number) =>
    JSON.stringify(
      specsOf(
        planOfTwoPlatforms({
          pools: planOfTwoPlatforms().pools.map((pool) => ({ ...pool, people: figure(people) })),
        }),
      ).map((spec) => spec.props),
    );
  expect(props(201)).not.toBe(props(200));
});

test("fails for a pool on a cluster that the plan does not have", () => {
  const pools = planOfTwoPlatforms().pools.map((pool) =>
    pool.platform === "vsphere" ? { ...pool, cluster: "attic" } : pool,
  );
  expect(() => specsOf(planOfTwoPlatforms({ pools }))).toThrow('cluster "attic"');
});

test("our stacks have the bytes that cdktf writes", async () => {
  const specs = specsOf(planOfTwoPlatforms());
  const official = new App({ outdir: join(scratchDir, "official"), stackTraces: false });
  const stacks = new Map<string, TerraformStack>();
  for (const spec of specs) {
    const stack = await spec.create(official);
    spec.dependencies.forEach((name) => stack.addDependency(stacks.get(name)!));
    stacks.set(spec.name, stack);
  }
  official.synth();

  const ours = await synthesiseStacks(specs, { scratchDir: join(scratchDir, "ours") });

  const written = (path: string): string => readFileSync(join(official.outdir, path), "utf8");
  for (const { name, text } of ours) expect(text).toBe(written(`stacks/${name}/cdk.tf.json`));
  const entries = specs.map(({ name, dependencies }) => ({ name, dependencies, annotations: [] }));
  expect(manifestText(entries)).toBe(written("manifest.json"));
});
