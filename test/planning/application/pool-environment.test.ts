import type { DeliveryMode } from "../../../compatibility/delivery-mode";
import type { Estate } from "../../../model/estate";
import { PoolEnvironments, type Meeting } from "../../../planning/application/pool-environment";
import { seatsOf } from "../../../planning/application/seat";
import { poolDemands } from "../../../planning/pool/pool-demand";
import { application, bareApplication } from "../../support/application-object";
import { estate, redirection, scenario, userGroup } from "../../support/estate-object";

const OPEN = redirection({ usb: true, clipboard: true });

function meeting(from: Estate, scenarioId: string, mode: DeliveryMode): Meeting {
  const seat = seatsOf(from.scenarios, from.userGroups).find((other) => other.scenario.id === scenarioId);
  return new PoolEnvironments(from, poolDemands(from).pools).meet(seat!, mode);
}

function withScenarios(
  delivery: Parameters<typeof scenario>[0],
  people: Readonly<Record<string, number>> = { office: 100 },
): Estate {
  return estate({
    scenarios: [scenario({ redirection: OPEN, ...delivery }), scenario({ id: "telework" })],
    userGroups: [userGroup({ scenarios: { ...people }, protectionClass: "high" })],
  });
}

test("an application meets the pool's image, platform and class", () => {
  expect(meeting(withScenarios({}), "office", "pooled")).toMatchObject({
    pool: "vsphere-pool-office-standard-pooled-high",
    environment: {
      mode: "pooled",
      place: "vsphere",
      operatingSystem: "windows-11-multi-session",
      multiSession: true,
      protectionClass: "high",
    },
  });
  expect(meeting(withScenarios({ delivery: "gpu", gpuMemoryGiB: 4 }), "office", "personal")).toMatchObject({
    pool: "vsphere-pool-office-personal-gpu-high",
    environment: { operatingSystem: "windows-11", multiSession: false, gpu: true },
  });
});

test("what passes to the device is the pool's setting, whatever the scenario opens by itself", () => {
  const redirected = (people: Readonly<Record<string, number>>): unknown =>
    meeting(withScenarios({}, people), "office", "pooled").environment.redirection;
  expect(redirected({ office: 100 })).toEqual(OPEN);
  expect(redirected({ office: 50, telework: 50 })).toEqual(redirection({}));
});

test("the browser runs on the desktop, or on the device where there is none", () => {
  expect(meeting(withScenarios({}), "office", "web").environment.place).toBe("vsphere");
  const { pool, environment } = meeting(withScenarios({ delivery: "local" }), "office", "web");
  expect([pool, environment.place]).toEqual([undefined, "device"]);
});

test("what is installed on the device meets no pool", () => {
  const { pool, environment } = meeting(withScenarios({ localApplications: true }), "office", "local");
  expect([pool, environment.place, environment.operatingSystem]).toEqual([undefined, "device", "windows-11"]);
});

test("a published window that nobody opens yet meets the pool that would be made for it", () => {
  expect(meeting(withScenarios({}), "office", "remote-app")).toMatchObject({
    pool: "vsphere-pool-office-standard-remote-app-high",
    environment: { mode: "remote-app", multiSession: true, redirection: OPEN },
  });
});

test("equal environments are the same object, so that they are judged once", () => {
  const from = estate({
    scenarios: [scenario(), scenario({ id: "telework" })],
    userGroups: [userGroup({ scenarios: { office: 50, telework: 50 } })],
  });
  const environments = new PoolEnvironments(from, poolDemands(from).pools);
  const [first, second] = seatsOf(from.scenarios, from.userGroups).map((seat) =>
    environments.meet(seat, "pooled"),
  );
  expect(first!.environment).toBe(second!.environment);
});

test("what seats offer is listed once, however many groups and scenarios offer it", () => {
  const from = estate();
  const environments = new PoolEnvironments(from, poolDemands(from).pools);
  for (const manifest of [application(), bareApplication({ forms: ["web"] })]) {
    const offered = from.userGroups.flatMap((group) =>
      environments.meetings(manifest, group).map(({ meetings }) => meetings.map((one) => one.environment)),
    );
    const choices = environments.choices(manifest).map((meetings) => meetings.map((one) => one.environment));
    expect(choices).toEqual(expect.arrayContaining(offered));
    expect(offered).toEqual(expect.arrayContaining(choices));
    expect(new Set(choices.map((choice) => JSON.stringify(choice))).size).toBe(choices.length);
  }
});

test("packages are attached only where the estate says so", () => {
  const modes = (appAttach: boolean): readonly string[] => {
    const base = estate();
    const compatibility = { ...base.settings.compatibility, appAttach };
    const from = { ...base, settings: { ...base.settings, compatibility } };
    const [seat] = new PoolEnvironments(from, poolDemands(from).pools).meetings(
      application(),
      from.userGroups[0]!,
    );
    return seat!.meetings.map(({ environment: { mode } }) => mode);
  };
  expect(modes(false)).toEqual(["pooled"]);
  expect(modes(true)).toEqual(["pooled", "app-attach"]);
});

test("fails for a mode that needs a desktop the seat does not have", () => {
  expect(() => meeting(withScenarios({ delivery: "local" }), "office", "pooled")).toThrow(
    "back-office/office has no pool for the delivery mode pooled",
  );
});
