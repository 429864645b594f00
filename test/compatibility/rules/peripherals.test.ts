import { smartCardReader } from "../../../compatibility/rules/peripherals/pe-060-smart-card-reader";
import { qualifiedSignature } from "../../../compatibility/rules/peripherals/pe-061-qualified-signature";
import { onlineIdentityCard } from "../../../compatibility/rules/peripherals/pe-062-online-identity-card";
import { twainScanner } from "../../../compatibility/rules/peripherals/pe-063-twain-scanner";
import { usbScanner } from "../../../compatibility/rules/peripherals/pe-064-usb-scanner";
import { signaturePad } from "../../../compatibility/rules/peripherals/pe-065-signature-pad";
import { fingerprintReader } from "../../../compatibility/rules/peripherals/pe-066-fingerprint-reader";
import { camera } from "../../../compatibility/rules/peripherals/pe-067-camera";
import { serialDevice } from "../../../compatibility/rules/peripherals/pe-068-serial-device";
import { usbDongle } from "../../../compatibility/rules/peripherals/pe-069-usb-dongle";
import { specialPrinter } from "../../../compatibility/rules/peripherals/pe-070-special-printer";
import { headset } from "../../../compatibility/rules/peripherals/pe-071-headset";
import { usbNetworkOrDisplay } from "../../../compatibility/rules/peripherals/pe-072-usb-network-or-display";
import { selfServiceTerminal } from "../../../compatibility/rules/peripherals/pe-073-self-service-terminal";
import { PERIPHERAL_RULES } from "../../../compatibility/rules/peripherals/peripherals-rules";
import type { PeripheralFacts } from "../../../generated/application";
import type { Application } from "../../../model/estate";
import { application, bareApplication, environment, withFacts } from "../../support/application-object";
import { describeRules, type RuleCases } from "../../support/rule-cases";
import { describeEffects, flagCases, openCases } from "../../support/rule-tables";

const devices = (facts: Partial<PeripheralFacts>) => withFacts("peripherals", facts);

const pooled = environment();
const personal = environment({ mode: "personal", multiSession: false, persistent: true });
const attached = environment({ mode: "app-attach" });
const inHostedBrowser = environment({ mode: "web" });
const inOwnBrowser = environment({ mode: "web", multiSession: false, persistent: true });
const onDevice = environment({ mode: "local", place: "device", multiSession: false });
const inBrowserOfDevice = environment({ mode: "web", place: "device", multiSession: false });

/** A device that the section on devices names, or another section implies. */
const saidTwice = <Section extends "signIn" | "licence">(
  rule: RuleCases["rule"],
  device: "smartCardReader" | "usbDongle",
  [section, facts]: readonly [Section, Partial<NonNullable<Application[Section]>>],
): Omit<RuleCases, "environments"> => {
  const flag = flagCases(rule, "peripherals", device);
  const implied = withFacts(section, facts);
  const [key = ""] = Object.keys(facts);
  const listed = openCases(section, key)["the key is listed as unknown"]!;
  return {
    ...flag,
    violating: {
      ...flag.violating,
      "only the other section says so": implied,
      "the other section says so, and nobody knows about devices": {
        ...implied,
        peripherals: bareApplication().peripherals,
      } as Application,
      "the device is named, and nobody knows about the other section": {
        ...devices({ [device]: true }),
        [section]: undefined,
      } as Application,
    },
    unknown: {
      ...openCases("peripherals", device),
      "the other section is missing": { ...application(), [section]: undefined } as Application,
      "the other section lists it as unknown": listed,
    },
  };
};

/** Biometrics are taken on the desk unless a self-service terminal delivers them. */
const biometricCases = (
  rule: RuleCases["rule"],
  device: "fingerprintReader" | "camera",
): Omit<RuleCases, "environments"> => ({
  rule,
  violating: { "on the desk": devices({ [device]: true }) },
  compliant: {
    "no such device": application(),
    "at the self-service terminal": devices({ [device]: true, selfServiceTerminal: true }),
    "no such device, and nobody knows about the terminal": devices({ unknown: ["selfServiceTerminal"] }),
  },
  unknown: {
    ...openCases("peripherals", device),
    "nobody knows about the terminal": devices({ [device]: true, unknown: ["selfServiceTerminal"] }),
  },
});

describeRules("peripherals", [
  {
    ...saidTwice(smartCardReader, "smartCardReader", ["signIn", { method: "card" }]),
    environments: [
      ["the driver stays on the device", pooled, devices({ smartCardReader: true }), "warning"],
      ["the card's software is missing", attached, devices({ smartCardReader: true }), "condition"],
      ["in a hosted browser", inHostedBrowser, devices({ smartCardReader: true }), "condition"],
      ["in the browser of the device", inBrowserOfDevice, devices({ smartCardReader: true }), "none"],
    ],
  },
  {
    rule: qualifiedSignature,
    violating: {
      "nothing released": devices({ qualifiedSignature: { releasedFor: [] } }),
      "released, which is a matter of the mode": devices({ qualifiedSignature: { releasedFor: ["pooled"] } }),
    },
    compliant: { "no signature": application() },
    unknown: openCases("peripherals", "qualifiedSignature"),
    environments: [
      ["released", pooled, devices({ qualifiedSignature: { releasedFor: ["pooled"] } }), "none"],
      ["released elsewhere", pooled, devices({ qualifiedSignature: { releasedFor: ["local"] } }), "blocker"],
      ["not released, alone", personal, devices({ qualifiedSignature: { releasedFor: [] } }), "condition"],
      ["not released, device", onDevice, devices({ qualifiedSignature: { releasedFor: [] } }), "condition"],
      ["nobody knows", pooled, bareApplication(), "blocker"],
    ],
  },
  {
    ...flagCases(onlineIdentityCard, "peripherals", "onlineIdentityCard"),
    environments: [
      ["several people on a host", pooled, devices({ onlineIdentityCard: true }), "condition"],
      ["a desktop of one's own", personal, devices({ onlineIdentityCard: true }), "none"],
      ["a browser of several people", inHostedBrowser, devices({ onlineIdentityCard: true }), "condition"],
      ["a browser of one's own", inOwnBrowser, devices({ onlineIdentityCard: true }), "none"],
    ],
  },
  {
    rule: twainScanner,
    violating: { TWAIN: devices({ scanner: "twain" }) },
    compliant: {
      "no scanner": application(),
      "another driver": devices({ scanner: "usb" }),
      "in the network": devices({ scanner: "network" }),
    },
    unknown: openCases("peripherals", "scanner"),
    environments: [
      ["on Azure", pooled, devices({ scanner: "twain" }), "blocker"],
      ["in the data centre", environment({ place: "vsphere" }), devices({ scanner: "twain" }), "blocker"],
      ["in the browser of the device", inBrowserOfDevice, devices({ scanner: "twain" }), "none"],
    ],
  },
  {
    rule: usbScanner,
    violating: { "another driver": devices({ scanner: "usb" }) },
    compliant: {
      "no scanner": application(),
      TWAIN: devices({ scanner: "twain" }),
      "in the network": devices({ scanner: "network" }),
    },
    unknown: openCases("peripherals", "scanner"),
  },
  {
    rule: signaturePad,
    violating: {
      USB: devices({ signaturePad: "usb" }),
      serial: devices({ signaturePad: "serial" }),
      "the vendor's channel": devices({ signaturePad: "virtual-channel" }),
    },
    compliant: { "no pad": application(), "in the network": devices({ signaturePad: "network" }) },
    unknown: openCases("peripherals", "signaturePad"),
    environments: [
      ["in a session", pooled, devices({ signaturePad: "usb" }), "condition"],
      ["in the browser of the device", inBrowserOfDevice, devices({ signaturePad: "usb" }), "none"],
    ],
  },
  biometricCases(fingerprintReader, "fingerprintReader"),
  {
    ...biometricCases(camera, "camera"),
    environments: [
      ["in a session", pooled, devices({ camera: true }), "condition"],
      ["in the browser of the device", inBrowserOfDevice, devices({ camera: true }), "none"],
    ],
  },
  flagCases(serialDevice, "peripherals", "serialDevice"),
  saidTwice(usbDongle, "usbDongle", ["licence", { metrics: ["user", "dongle"] }]),
  {
    ...flagCases(specialPrinter, "peripherals", "specialPrinter"),
    environments: [
      ["in a session", pooled, devices({ specialPrinter: true }), "condition"],
      ["in the browser of the device", inBrowserOfDevice, devices({ specialPrinter: true }), "none"],
    ],
  },
  {
    ...flagCases(headset, "peripherals", "headset"),
    environments: [
      ["in a session", pooled, devices({ headset: true }), "condition"],
      ["in the browser of the device", inBrowserOfDevice, devices({ headset: true }), "none"],
    ],
  },
  flagCases(usbNetworkOrDisplay, "peripherals", "usbNetworkOrDisplay"),
  flagCases(selfServiceTerminal, "peripherals", "selfServiceTerminal"),
]);

describe("the peripherals family", () => {
  describeEffects(
    PERIPHERAL_RULES,
    `
    PE-060 w  w  w  c  ok c
    PE-061 x  c  x  c  c  c
    PE-062 c  ok c  c  ok c
    PE-063 x  x  x  x  ok x
    PE-064 c  c  c  x  ok -
    PE-065 c  c  c  c  ok c
    PE-066 c  c  c  c  ok -
    PE-067 c  c  c  c  ok c
    PE-068 c  c  c  c  ok -
    PE-069 x  c  x  x  ok -
    PE-070 c  c  c  c  ok c
    PE-071 c  c  c  c  ok c
    PE-072 x  x  x  x  ok -
    PE-073 ok ok ok ok ok ok
    PE-074 x  x  x  x  ok -
    PE-075 c  c  c  c  ok c
    PE-076 c  c  c  c  ok c
    PE-077 c  c  c  c  ok c
    PE-078 c  c  c  c  ok c`,
  );

  it("names the requirements on peripherals in each rule that restricts them", () => {
    const silent = PERIPHERAL_RULES.filter(
      ({ requirements }) => requirements?.includes("SYS.1.9.A1.12") !== true,
    );
    expect(silent.map(({ id }) => id)).toEqual(["PE-073"]);
  });
});
