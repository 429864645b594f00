import { createColors } from "picocolors";
import { telephonyText } from "../../cli/telephony-text";
import { userGroup } from "../support/estate-object";
import { planned } from "../support/planned-estate";
import { borderEstate, hotline, phoneEstate, phoneSite } from "../support/telephony-object";

const PLAIN = createColors(false);

function shown(estate: Parameters<typeof planned>[0]): string {
  return telephonyText(planned(estate).telephony!, PLAIN).join("\n");
}

test("telephony on a few lines", () => {
  const agents = userGroup({
    id: "agents",
    headcount: 9,
    scenarios: { office: 9 },
    sites: { "town-hall": 9 },
    telephony: { busyHourErlangPerPerson: 0.05, hotline: "citizens" },
  });
  const estate = phoneEstate({ hotlines: { citizens: hotline() } }, { userGroups: [userGroup(), agents] });
  const text = shown(estate);
  expect(text).toContain(
    "trunk     28 channels: 11 for all offices (11 with one trunk per building), 13 for hotlines, 4 for emergency calls",
  );
  expect(text).toContain(
    "softphone 2 registrars with 2 vCPU and 2 GiB, 2 media servers with 2 vCPU and 4 GiB, 33 calls",
  );
  expect(text).toMatch(/^citizens +6 +08:00 +9 +9 +13 +78 % +34 s/m);
  expect(text).toMatch(/^town-hall +\d+ +3,386 +[\d.]+ +100-269 +\+496990009100/m);
});

test("without hotlines there is no table of them, and only the busiest buildings are shown", () => {
  const ids = Array.from({ length: 7 }, (_, index) => `site-${index}`);
  const sites = ids.map((id, index) =>
    phoneSite({
      id,
      telephone: {
        range: "main",
        emergencyNumber: `+4969900091${index}0`,
        psapArea: "Musterstadt",
        functions: {},
      },
    }),
  );
  const group = userGroup({
    headcount: 7,
    scenarios: { office: 7 },
    sites: Object.fromEntries(ids.map((id) => [id, 1])),
  });
  const text = shown(phoneEstate({}, { userGroups: [group], sites }));
  expect(text).not.toContain("rostered");
  expect(text).toContain("site (5 of 7 by calls)");
  expect(text.match(/^site-\d/gm)).toHaveLength(5);
});

test("with direct routing of Teams no servers of the city's own are shown", () => {
  const { sessionBorder: _, ...telephony } = planned(borderEstate()).telephony!;
  const directRouting = { network: { cidr: "10.64.1.0/28" } };
  const text = telephonyText({ ...telephony, directRouting }, PLAIN).join("\n");
  expect(text).toMatch(
    /^softphone \d+ calls at a time through a vendor's session border controllers in 10\.64\.1\.0\/28 on Azure$/m,
  );
  expect(text).not.toContain("registrars");
});

test("session border controllers have a line of their own", () => {
  expect(shown(borderEstate())).toMatch(
    /^border {4}6 machines for telephony\.stadt\.example at 10\.\d+\.\d+\.254, 2 relays with 2 vCPU and 2 GiB for people outside among them$/m,
  );
  expect(shown(borderEstate({ remoteNetworks: [] }))).toMatch(/^border {4}4 machines for \S+ at [\d.]+$/m);
  expect(shown(phoneEstate())).not.toContain("border");
});

test("extensions name their range where there are two", () => {
  const { numberRanges, ...telephony } = planned(phoneEstate()).telephony!;
  const second = { number: "+4969900020", extensionDigits: 3 } as const;
  const text = telephonyText(
    { ...telephony, numberRanges: { ...numberRanges, schools: { ...numberRanges["main"]!, ...second } } },
    PLAIN,
  ).join("\n");
  expect(text).toMatch(/^town-hall .* main 100-\d+ /m);
});
