import type { DraftEstate } from "../../../model/draft-estate";
import { checkCallerIds } from "../../../model/rules/caller-id";
import { checkHotlines } from "../../../model/rules/hotlines";
import { checkTelephony } from "../../../model/rules/telephony";
import { extensionOf, extensionsOf, isOfRange } from "../../../model/telephone-number";
import { catalog } from "../../support/catalog-object";
import { settings, userGroup } from "../../support/estate-object";
import { hotline, phoneSite, telephony } from "../../support/telephony-object";

const NONE: ReadonlySet<string> = new Set();

/** What the rules see of an estate with telephony. */
function draft(
  spec: Parameters<typeof telephony>[0] = {},
  { sites = [phoneSite()], callerId }: { sites?: ReturnType<typeof phoneSite>[]; callerId?: string } = {},
): DraftEstate {
  const phone = { busyHourErlangPerPerson: 0.05, ...(callerId === undefined ? {} : { callerId }) };
  return {
    settings: settings({ telephony: telephony(spec) }),
    userGroups: [userGroup({ telephony: phone })],
    sites,
    catalog: catalog(),
    catalogComplete: true,
    ids: { sites: new Set(sites.map(({ id }) => id)), catalog: { codecs: new Set(["g711"]) } },
    scenarios: [],
    applications: [],
    priceBooks: NONE,
    userGroupsComplete: true,
    documents: [],
  } as unknown as DraftEstate;
}

const range = (overrides: object) => ({
  numberRanges: {
    main: {
      headNumber: "+496990009",
      areaCode: "69",
      extensionDigits: 3,
      blockSize: 10 as const,
      ...overrides,
    },
  },
});

test.each([
  ["+496990009123", []],
  ["+4969900090", []],
  ["+498001234567", []],
  ["+496990008123", ["telephony/caller-id-owned"]],
  ["+4969900091", ["telephony/caller-id-owned"]],
  ["+499001234567", ["telephony/caller-id-forbidden"]],
  ["+491371234567", ["telephony/caller-id-forbidden"]],
  ["+4911833", ["telephony/caller-id-forbidden"]],
  ["+4911000", ["telephony/caller-id-forbidden"]],
  ["+4911200", ["telephony/caller-id-forbidden"]],
  ["+31201234567", ["telephony/caller-id-forbidden"]],
])("caller id %s: %j", (callerId, rules) => {
  const subject = draft({ furtherNumbers: ["+498001234567"] }, { callerId });
  expect(checkCallerIds(subject).map(({ rule }) => rule)).toEqual(rules);
});

test("rejects a further number that may not be shown, at its line", () => {
  const [finding] = checkCallerIds(draft({ furtherNumbers: ["+498001234567", "+499001234567"] }));
  expect(finding).toMatchObject({
    rule: "telephony/caller-id-forbidden",
    pointer: "/telephony/furtherNumbers/1",
  });
});

test.each([
  ["a complete range", {}, []],
  ["15 digits", { headNumber: "+4969900012345", extensionDigits: 2 }, []],
  ["16 digits", { headNumber: "+4969900012345", extensionDigits: 3 }, ["extensionDigits"]],
  ["another area code", { areaCode: "30" }, ["headNumber"]],
  ["blocks of 100 with three digits", { blockSize: 100 }, []],
  ["blocks of 1000 with three digits", { blockSize: 1000 }, ["blockSize"]],
])("%s", (_, change, keys) => {
  const found = checkTelephony(draft(range(change), { sites: [] }));
  expect(found.filter(({ rule }) => rule === "telephony/range-form").map(({ pointer }) => pointer)).toEqual(
    keys.map((key) => `/telephony/numberRanges/main/${key}`),
  );
});

test("retired buildings need no identity, planned ones do", () => {
  const without = (state: "planned" | "retired") => {
    const { telephone: _, ...site } = phoneSite({ state });
    return checkTelephony(draft({}, { sites: [site] })).map(({ rule }) => rule);
  };
  expect(without("retired")).toEqual([]);
  expect(without("planned")).toEqual(["telephony/emergency-identity"]);
});

test("a circle of three hotlines is reported once, from its first one on", () => {
  const to = (id: string) => hotline({ overflow: { afterSeconds: 60, hotline: id } });
  const found = checkHotlines(draft({ hotlines: { c: to("a"), a: to("b"), b: to("c"), d: to("a") } }));
  expect(found.map(({ rule, message }) => [rule, message])).toEqual([
    ["hotline/overflow-circle", "hotlines hand their callers on in a circle: a → b → c → a"],
  ]);
});

test("opening hours that are no multiple of the interval", () => {
  const openingHours = { days: ["monday" as const], from: "08:00", to: "12:20" };
  const [finding] = checkHotlines(draft({ hotlines: { a: hotline({ openingHours }) } }));
  expect(finding).toMatchObject({ rule: "hotline/intervals", hint: expect.stringContaining("multiple") });
});

test("numbers lie in their range or not", () => {
  const { numberRanges } = telephony();
  expect(extensionsOf(numberRanges["main"]!)).toEqual({ first: 100, last: 999 });
  expect(extensionOf("+496990009123", numberRanges)).toEqual({ range: "main", extension: 123 });
  // One digit too many or too few, the switchboard's, another head number.
  for (const number of ["+4969900091234", "+49699000912", "+496990009012", "+496990008123"]) {
    expect(extensionOf(number, numberRanges)).toBeUndefined();
  }
  expect(isOfRange("+4969900090", numberRanges)).toBe(true);
  expect(isOfRange("+4969900091", numberRanges)).toBe(false);
});
