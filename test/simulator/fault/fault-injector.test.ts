import { FaultInjector, MAX_RETRIES } from "../../../simulator/fault/fault-injector";
import { parseFaults, type Fault } from "../../../simulator/fault/fault-plan";

const CREATE = { type: "disk", action: "create" } as const;

/** Makes changes one after another and notes what became of each. */
async function outcomes(faults: readonly Fault[], changes: number): Promise<readonly string[]> {
  const events: string[] = [];
  const injector = new FaultInjector(faults, () => void events.push("killed"));
  const results: string[] = [];
  for (let index = 0; index < changes; index++) {
    events.length = 0;
    const answer = await injector
      .around(
        CREATE,
        () => {
          events.push("made");
          return "answered";
        },
        () => void events.push("dropped"),
      )
      .catch((error: Error) => error.message.slice(0, 12));
    results.push([...events, answer ?? "silent"].join(" "));
  }
  return results;
}

describe("faults", () => {
  it.each<[string, readonly Fault[], readonly string[]]>([
    ["none", [], ["made answered", "made answered"]],
    ["fail the second", [{ kind: "fail", nth: 2 }], ["made answered", "The service ", "made answered"]],
    ["fail two in a row", [{ kind: "fail", times: 2 }], ["The service ", "The service ", "made answered"]],
    ["answer too late", [{ kind: "timeout" }], ["made The service ", "made answered"]],
    ["throttle", [{ kind: "throttle", times: 2 }], ["made answered"]],
    ["drop before", [{ kind: "drop" }], ["dropped silent", "made answered"]],
    ["drop after", [{ kind: "drop", after: true }], ["made dropped silent", "made answered"]],
    ["kill before", [{ kind: "kill" }], ["killed silent"]],
    ["kill after", [{ kind: "kill", after: true }], ["made killed silent"]],
    ["another type", [{ kind: "fail", type: "network" }], ["made answered"]],
    ["another action", [{ kind: "fail", action: "delete" }], ["made answered"]],
    [
      "two plans",
      [
        { kind: "fail", nth: 1 },
        { kind: "drop", nth: 2 },
      ],
      ["The service ", "dropped silent"],
    ],
  ])("%s", async (_, faults, expected) => {
    expect(await outcomes(faults, expected.length)).toEqual(expected);
  });

  it("fails when the service throttles more often than the provider asks", async () => {
    const [outcome] = await outcomes([{ kind: "throttle", times: MAX_RETRIES + 1 }], 1);
    expect(outcome).toBe("The request ");
  });
});

describe("a fault plan", () => {
  it("is JSON, or nothing", () => {
    expect(parseFaults(undefined)).toEqual([]);
    expect(parseFaults(" ")).toEqual([]);
    expect(parseFaults('[{"kind":"fail","nth":3}]')).toEqual([{ kind: "fail", nth: 3 }]);
  });

  it.each([
    ['[{"kind":"explode"}]', 'fault 1: "kind" is "explode"; allowed: fail, timeout, throttle, drop, kill'],
    ['[{"kind":"fail"},{}]', 'fault 2: "kind" is "undefined"'],
    ['[{"kind":"fail","nth":0}]', '"nth" is "0"; allowed: whole numbers from 1'],
    ['[{"kind":"fail","action":"read"}]', '"action" is "read"; allowed: create, update, delete'],
    ['[{"kind":"fail","when":1}]', 'unknown key "when"'],
    ['[{"kind":"drop","after":"yes"}]', '"after" is "yes"'],
    ["[1]", "fault 1 is no object"],
  ])("rejects %s", (text, message) => {
    expect(() => parseFaults(text)).toThrow(message);
  });
});
