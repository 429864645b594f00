import { closedUsb } from "../../../compatibility/rules/peripherals/pe-074-closed-usb";
import { closedSmartCards } from "../../../compatibility/rules/peripherals/pe-075-closed-smart-cards";
import { closedCamera } from "../../../compatibility/rules/peripherals/pe-076-closed-camera";
import { closedPrinters } from "../../../compatibility/rules/peripherals/pe-077-closed-printers";
import { closedMicrophone } from "../../../compatibility/rules/peripherals/pe-078-closed-microphone";
import { assess } from "../../../compatibility/assess";
import type { Environment } from "../../../compatibility/environment";
import type { ApplicationEvidence, PeripheralFacts } from "../../../generated/application";
import {
  application,
  bareApplication,
  environment,
  policy,
  withFacts,
} from "../../support/application-object";
import { describeRules, type RuleCases } from "../../support/rule-cases";
import { flagCases, openCases } from "../../support/rule-tables";

const devices = (facts: Partial<PeripheralFacts>) => withFacts("peripherals", facts);
const licensedByDongle = withFacts("licence", { metrics: ["dongle"] });
const signInByCard = withFacts("signIn", { method: "card" });
const closed = environment();
const opened = (channel: keyof Environment["redirection"], overrides: Partial<Environment> = {}) =>
  environment({ ...overrides, redirection: { ...closed.redirection, [channel]: true } });

/** What the policy of the family says of every channel that the city may open. */
const channelCases = (
  channel: keyof Environment["redirection"],
  device: Partial<PeripheralFacts>,
): NonNullable<RuleCases["environments"]> => [
  ["closed", closed, devices(device), "condition"],
  ["open", opened(channel), devices(device), "none"],
  ["closed for protected data", environment({ protectionClass: "high" }), devices(device), "condition"],
  ["another channel is open", opened("clipboard"), devices(device), "condition"],
  ["in a hosted browser", environment({ mode: "web" }), devices(device), "condition"],
  ["in the browser of the device", environment({ mode: "web", place: "device" }), devices(device), "none"],
];

describeRules("closed channels", [
  {
    rule: closedUsb,
    violating: {
      "a scanner": devices({ scanner: "usb" }),
      "a pad": devices({ signaturePad: "usb" }),
      "a pad behind an adapter": devices({ signaturePad: "serial" }),
      "a fingerprint reader": devices({ fingerprintReader: true }),
      "a serial device": devices({ serialDevice: true }),
      "a dongle": devices({ usbDongle: true }),
      "a licence on a dongle": licensedByDongle,
      "a licence on a dongle, and nobody knows about devices": {
        ...licensedByDongle,
        peripherals: undefined,
      } as never,
      "a dongle, and nobody knows the rest": devices({
        usbDongle: true,
        unknown: ["scanner", "serialDevice"],
      }),
    },
    compliant: {
      "no device": application(),
      "scanner and pad in the network": devices({ scanner: "network", signaturePad: "network" }),
      "a pad with a channel of its own": devices({ signaturePad: "virtual-channel" }),
      "a scanner that no channel helps": devices({ scanner: "twain" }),
      "fingerprints from the terminal": devices({ fingerprintReader: true, selfServiceTerminal: true }),
      "devices of other channels": devices({ smartCardReader: true, camera: true, headset: true }),
    },
    unknown: {
      ...openCases("peripherals", "scanner"),
      "nobody knows about the pad": devices({ unknown: ["signaturePad"] }),
      "nobody knows about fingerprints": devices({ unknown: ["fingerprintReader"] }),
      "nobody knows about serial devices": devices({ unknown: ["serialDevice"] }),
      "nobody knows about the dongle": devices({ unknown: ["usbDongle"] }),
      "nobody knows about the licence": withFacts("licence", { unknown: ["metrics"] }),
    },
    environments: [
      ["closed", closed, devices({ usbDongle: true }), "condition"],
      ["open", opened("usb"), devices({ usbDongle: true }), "none"],
      ["high", environment({ protectionClass: "high" }), devices({ usbDongle: true }), "blocker"],
      ["very high", environment({ protectionClass: "very-high" }), devices({ usbDongle: true }), "blocker"],
      [
        "open all the same",
        opened("usb", { protectionClass: "high" }),
        devices({ usbDongle: true }),
        "blocker",
      ],
      [
        "on the device",
        opened("usb", { mode: "local", place: "device" }),
        devices({ usbDongle: true }),
        "none",
      ],
      [
        "on the device for protected data",
        environment({ mode: "local", place: "device", protectionClass: "high" }),
        devices({ usbDongle: true }),
        "none",
      ],
    ],
  },
  {
    rule: closedSmartCards,
    violating: {
      "a reader": devices({ smartCardReader: true }),
      "sign-in with a card": signInByCard,
      "sign-in with a card, and nobody knows about devices": {
        ...signInByCard,
        peripherals: undefined,
      } as never,
      "a reader, and nobody knows about sign-in": {
        ...devices({ smartCardReader: true }),
        signIn: undefined,
      } as never,
      "a signature": devices({ qualifiedSignature: { releasedFor: [] } }),
      "the identity card": devices({ onlineIdentityCard: true }),
    },
    compliant: {
      "no cards": application(),
      "other devices": devices({ usbDongle: true }),
      "another sign-in": withFacts("signIn", { method: "integrated" }),
    },
    unknown: {
      ...openCases("peripherals", "smartCardReader"),
      "nobody knows about signatures": devices({ unknown: ["qualifiedSignature"] }),
      "nobody knows about the identity card": devices({ unknown: ["onlineIdentityCard"] }),
      "nobody knows about sign-in": withFacts("signIn", { unknown: ["method"] }),
    },
    environments: channelCases("smartcards", { smartCardReader: true }),
  },
  {
    rule: closedCamera,
    violating: { "pictures on the desk": devices({ camera: true }) },
    compliant: {
      "no camera": application(),
      "pictures from the terminal": devices({ camera: true, selfServiceTerminal: true }),
    },
    unknown: openCases("peripherals", "camera"),
    environments: channelCases("camera", { camera: true }),
  },
  {
    ...flagCases(closedPrinters, "peripherals", "specialPrinter"),
    environments: channelCases("printers", { specialPrinter: true }),
  },
  {
    ...flagCases(closedMicrophone, "peripherals", "headset"),
    environments: channelCases("microphone", { headset: true }),
  },
]);

describe("a test of the city", () => {
  const works: ApplicationEvidence = {
    kind: "test",
    modes: ["pooled"],
    result: "works",
    on: "2026-11-01",
    reference: "protocol 7",
  };
  const tested = { ...devices({ scanner: "usb" }), evidence: [works] };

  it("shows that a scanner works where USB is open", () => {
    expect(assess(tested, opened("usb"), policy()).verdict).toBe("compatible");
  });

  it("does not open a closed channel", () => {
    const { verdict, reasons } = assess(tested, closed, policy());
    expect(verdict).toBe("conditional");
    expect(reasons).toEqual([
      { rule: "PE-064", effect: "condition", pointer: "/peripherals/scanner", setAsideBy: "test" },
      { rule: "PE-074", effect: "condition", pointer: "/peripherals/scanner" },
    ]);
  });

  it("leaves open what nobody has said about devices", () => {
    const silent = { ...bareApplication(), system: tested.system!, evidence: [works] };
    const open = assess(silent, closed, policy()).reasons.filter(
      ({ setAsideBy }) => setAsideBy === undefined,
    );
    expect(open.filter(({ rule }) => rule.startsWith("PE")).map(({ rule }) => rule)).toEqual([
      "PE-074",
      "PE-075",
      "PE-076",
      "PE-077",
      "PE-078",
    ]);
  });
});
