import { softphoneFlows } from "../../../constructs/config/softphone-flow";
import { softphonePlan } from "../../support/softphone-builder";

const REGISTRAR = "10.128.5.254/32";
const INSIDE = "10.128.5.0/24";
const EDGE = "10.128.6.0/24";
const OUTSIDE = "10.99.0.0/16";

const shown = (overrides: Parameters<typeof softphonePlan>[0] = {}) =>
  softphoneFlows(softphonePlan(overrides)).map(
    ({ from, to, protocol, ports }) => `${from.join(" ")} > ${to.join(" ")} ${protocol} ${ports.join(" ")}`,
  );

test("devices reach the virtual address and media servers, people outside a relay in place of these", () => {
  const devices = "10.136.0.0/26 10.136.0.64/26 10.136.1.0/24";
  expect(shown()).toEqual([
    `${devices} ${OUTSIDE} > ${REGISTRAR} tcp 5061`,
    `${devices} > ${INSIDE} udp 30000-39999`,
    `sip-1.provider.example sip-2.provider.example sip.other.example > ${REGISTRAR} tcp 5061`,
    `${INSIDE} > sip-1.provider.example sip-2.provider.example sip.other.example tcp 5061`,
    `sip-1.provider.example sip-2.provider.example sip.other.example > ${INSIDE} udp 30000-39999`,
    `${OUTSIDE} > ${EDGE} udp 3478`,
    `${OUTSIDE} > ${EDGE} tcp 5349`,
    `${EDGE} > ${INSIDE} udp 30000-39999`,
  ]);
});

test("nobody reaches the port on which media servers take commands, or on which registrars share sign-ins", () => {
  const text = shown().join("\n");
  for (const port of ["2223", "5062"]) expect(text).not.toContain(port);
});

test("without people outside nothing leads to relays", () => {
  const { "softphone-edge": _, ...networks } = softphonePlan().networks;
  const text = shown({ networks, remoteNetworks: [] }).join("\n");
  expect(text).not.toContain("3478");
  expect(text).not.toContain(OUTSIDE);
});

test("where voice leaves the desktop, desktops reach media servers", () => {
  expect(shown({ desktopNetworks: ["10.130.0.0/24"] })[1]).toContain("10.130.0.0/24 >");
});
