import { conflictBetween, imageConstraint } from "../../compatibility/image-constraint";
import type { Application } from "../../model/estate";
import { application, bareApplication, withFacts } from "../support/application-object";

const office = (addInBitness: 32 | 64, addIn: "com" | "vsto" | "web" = "com") =>
  withFacts("officeSuite", { addIn, addInBitness });
const client = (databaseClient: string, databaseClientBitness?: 32 | 64) =>
  withFacts("runtimes", {
    databaseClient,
    ...(databaseClientBitness === undefined ? {} : { databaseClientBitness }),
  });
const java = (major: string, javaUnsupported = false) =>
  withFacts("runtimes", { java: major, javaUnsupported });
const gpu = withFacts("graphics", { gpuRequired: true });
const conflict = (one: Application, other: Application, shared = true) =>
  conflictBetween(imageConstraint(one, shared), imageConstraint(other, shared));

describe("conflictBetween", () => {
  it.each<[string, Application, Application, string, string]>([
    ["add-ins of different bitness", office(32), office(64), "RT-050", "32-bit and 64-bit office add-ins"],
    ["add-ins of two kinds", office(32, "vsto"), office(64), "RT-050", "32-bit and 64-bit office add-ins"],
    [
      "versions of a client",
      client("oracle-19"),
      client("oracle-12"),
      "RT-056",
      "database clients oracle 12 and oracle 19",
    ],
    [
      "bitness of a client",
      client("oracle-19", 64),
      client("oracle-19", 32),
      "RT-056",
      "database clients oracle 19 (32-bit) and oracle 19 (64-bit)",
    ],
    [
      "a client with and without version",
      client("db-odbc"),
      client("db-odbc-2"),
      "RT-056",
      "database clients db-odbc and db-odbc 2",
    ],
    [
      "Java without updates beside another",
      java("8", true),
      java("17"),
      "RT-053",
      "Java versions 17 and 8, not all with updates",
    ],
    [
      "with and without graphics processor",
      gpu,
      application(),
      "RT-057",
      "with and without graphics processor",
    ],
  ])("knows why two applications do not share an image: %s", (_why, one, other, rule, why) => {
    expect(conflict(one, other)).toEqual({ rule, why });
    expect(conflict(other, one)).toEqual({ rule, why });
  });

  it.each<[string, Application, Application]>([
    ["the same bitness", office(32), office(32)],
    ["clients whose names only begin alike", client("oracle-lite-19"), client("oracle-12c")],
    ["a web add-in, which has no bitness", office(32, "web"), office(64)],
    ["different clients", client("oracle-19"), client("postgres-16")],
    ["the same client, of unknown bitness", client("oracle-19"), client("oracle-19", 32)],
    ["two versions of Java with updates", java("17"), java("21")],
    ["the same Java without updates", java("8", true), java("8", true)],
    ["nothing known about one", bareApplication(), gpu],
  ])("sees no conflict: %s", (_why, one, other) => {
    expect(conflict(one, other)).toBeUndefined();
  });

  it("lets everybody have the graphics processor of a desktop of one's own", () => {
    expect(conflict(gpu, application(), false)).toBeUndefined();
  });

  it("takes an answer that is listed as unknown for none", () => {
    expect(
      conflict(withFacts("graphics", { gpuRequired: true, unknown: ["gpuRequired"] }), application()),
    ).toBeUndefined();
  });

  it("keeps whoever needs a pool of its own apart from everybody but itself", () => {
    const alone = (id: string) => ({ alone: { application: id, rule: "MS-020" as const } });
    expect(conflictBetween(alone("a"), {})).toEqual({ rule: "MS-020", why: '"a" needs a pool of its own' });
    expect(conflictBetween({}, alone("a"))).toEqual({ rule: "MS-020", why: '"a" needs a pool of its own' });
    expect(conflictBetween(alone("a"), alone("b"))?.rule).toBe("MS-020");
    expect(conflictBetween(alone("a"), alone("a"))).toBeUndefined();
  });
});
