import { allocateTelephony, numberAt, numberText } from "../../../planning/telephony/number-plan";
import { lockRequest } from "../../../planning/plan-estate";
import { site, userGroup } from "../../support/estate-object";
import { planned, sized } from "../../support/planned-estate";
import { hotline, phoneEstate, phoneSite } from "../../support/telephony-object";

const RANGES = { main: { headNumber: "+496990009", extensionDigits: 3 } };
const SPANS = [
  { range: "main", first: 101, last: 103 },
  { range: "main", first: 200, last: 201 },
];

test.each([
  [1, "+496990009101"],
  [3, "+496990009103"],
  [4, "+496990009200"],
  [5, "+496990009201"],
  [6, undefined],
])("person %d of a group has number %s", (slot, number) => {
  expect(numberAt(RANGES, SPANS, slot)).toBe(number);
});

test("an extension keeps its digits", () => {
  expect(numberText(RANGES, "main", 42)).toBe("+496990009042");
});

test("everybody in the building, its functions, hotlines and emergency calls have numbers", () => {
  const town = phoneSite();
  const telephone = { ...town.telephone!, functions: { reception: 2 } };
  const plan = planned(
    phoneEstate({ hotlines: { citizens: hotline() } }, { sites: [{ ...town, telephone }] }),
  );
  const { numbers } = plan.telephony!.sites[0]!;
  expect(numbers.blocks).toEqual([{ range: "main", first: 100, last: 259 }]);
  expect(numbers.holders.map(({ id }) => id)).toEqual([
    "emergency",
    "function/reception",
    "hotline/citizens",
    "user-group/back-office",
  ]);
  const people = numbers.holders.at(-1)!;
  expect(numberAt(plan.telephony!.numberRanges, people.spans, 100)).toBe("+496990009203");
});

test("a building more moves nobody's numbers", () => {
  const annex = phoneSite({
    id: "annex",
    telephone: { range: "main", emergencyNumber: "+496990009900", psapArea: "Musterstadt", functions: {} },
  });
  const group = (sites: Record<string, number>) => userGroup({ sites });
  const before = planned(phoneEstate({}, { userGroups: [group({ "town-hall": 100 })] }));
  const after = planned(
    phoneEstate({}, { userGroups: [group({ "town-hall": 100, annex: 5 })], sites: [phoneSite(), annex] }),
  );
  const townHall = ({ telephony }: typeof after) => telephony!.sites.find(({ id }) => id === "town-hall");
  expect(townHall(after)!.numbers).toEqual(townHall(before)!.numbers);
  expect(after.telephony!.sites.find(({ id }) => id === "annex")!.numbers.blocks[0]!.first).toBe(900);
});

test("buildings without a telephone ask for no numbers", () => {
  const estate = phoneEstate({}, { sites: [phoneSite(), site({ id: "depot" })] });
  expect(lockRequest(estate, sized(estate)).numbers!.sites.map(({ id }) => id)).toEqual(["town-hall"]);
});

test("fails for a lock that has no numbers for a building", () => {
  const { telephony } = sized(phoneEstate());
  expect(() => allocateTelephony(telephony!, { version: 1, pools: {}, networks: {}, sites: {} })).toThrow(
    'no numbers for site "town-hall"',
  );
});
