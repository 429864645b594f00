import fc from "fast-check";
import { assess } from "../../../compatibility/assess";
import type { Environment } from "../../../compatibility/environment";
import { PERIPHERAL_RULES } from "../../../compatibility/rules/peripherals/peripherals-rules";
import type { PeripheralFacts } from "../../../generated/application";
import { compareVerdicts } from "../../../compatibility/verdict";
import { bareApplication, environment, policy, withFacts } from "../../support/application-object";
import { ENVIRONMENT } from "../../support/environment-arbitrary";
import { MANIFEST } from "../../support/manifest-constraints";

const CLOSED = environment().redirection;

/** A shared desktop on Azure, everything closed. */
const onAzure = environment();
/** A shared desktop in the data centre, with USB and printers open. */
const inDataCentre = environment({
  place: "vsphere",
  operatingSystem: "windows-server-2025",
  join: "active-directory",
  redirection: { ...CLOSED, usb: true, printers: true },
});
/** A desktop of one's own for protected data, with cards, camera and microphone open. */
const ofOnesOwn = environment({
  mode: "personal",
  place: "vsphere",
  operatingSystem: "windows-11",
  multiSession: false,
  persistent: true,
  protectionClass: "high",
  redirection: { ...CLOSED, smartcards: true, camera: true, microphone: true },
});
/** The PC on the desk. */
const onDevice = environment({
  mode: "local",
  place: "device",
  operatingSystem: "windows-11",
  multiSession: false,
  persistent: true,
});

const devices = (facts: Partial<PeripheralFacts>) => withFacts("peripherals", facts);

/** Verdict and rules that count, without the letters of the family: `conditional 064 074`. */
function judged(facts: Partial<PeripheralFacts>, met: Environment): string {
  const { verdict, reasons } = assess(devices(facts), met, policy(), PERIPHERAL_RULES);
  const rules = reasons.filter(({ effect }) => effect !== "warning").map(({ rule }) => rule.slice(3));
  return [verdict, ...rules].join(" ");
}

describe("devices at typical workplaces", () => {
  it.each<[string, Partial<PeripheralFacts>, string, string, string, string]>([
    // Device, facts; shared on Azure, shared in the data centre, of one's own, on the device.
    ["none", {}, "compatible", "compatible", "compatible", "compatible"],
    ["cards", { smartCardReader: true }, "conditional 075", "conditional 075", "compatible", "compatible"],
    [
      "signature",
      { qualifiedSignature: { releasedFor: ["personal", "local"] } },
      "incompatible 061 075",
      "incompatible 061 075",
      "compatible",
      "compatible",
    ],
    [
      "identity card",
      { onlineIdentityCard: true },
      "conditional 062 075",
      "conditional 062 075",
      "compatible",
      "compatible",
    ],
    ["TWAIN", { scanner: "twain" }, "incompatible 063", "incompatible 063", "incompatible 063", "compatible"],
    [
      "USB scanner",
      { scanner: "usb" },
      "conditional 064 074",
      "conditional 064",
      "incompatible 074 064",
      "compatible",
    ],
    ["scans to a folder", { scanner: "network" }, "compatible", "compatible", "compatible", "compatible"],
    [
      "USB pad",
      { signaturePad: "usb" },
      "conditional 065 074",
      "conditional 065",
      "incompatible 074 065",
      "compatible",
    ],
    [
      "serial pad",
      { signaturePad: "serial" },
      "conditional 065 074",
      "conditional 065",
      "incompatible 074 065",
      "compatible",
    ],
    [
      "pad with a channel",
      { signaturePad: "virtual-channel" },
      "conditional 065",
      "conditional 065",
      "conditional 065",
      "compatible",
    ],
    ["network pad", { signaturePad: "network" }, "compatible", "compatible", "compatible", "compatible"],
    [
      "fingerprints",
      { fingerprintReader: true },
      "conditional 066 074",
      "conditional 066",
      "incompatible 074 066",
      "compatible",
    ],
    [
      "camera",
      { camera: true },
      "conditional 067 076",
      "conditional 067 076",
      "conditional 067",
      "compatible",
    ],
    [
      "biometrics from the terminal",
      { fingerprintReader: true, camera: true, selfServiceTerminal: true },
      "compatible",
      "compatible",
      "compatible",
      "compatible",
    ],
    [
      "scale",
      { serialDevice: true },
      "conditional 068 074",
      "conditional 068",
      "incompatible 074 068",
      "compatible",
    ],
    [
      "dongle",
      { usbDongle: true },
      "incompatible 069 074",
      "incompatible 069",
      "incompatible 074 069",
      "compatible",
    ],
    [
      "label printer",
      { specialPrinter: true },
      "conditional 070 077",
      "conditional 070",
      "conditional 070 077",
      "compatible",
    ],
    [
      "headset",
      { headset: true },
      "conditional 071 078",
      "conditional 071 078",
      "conditional 071",
      "compatible",
    ],
    [
      "USB display",
      { usbNetworkOrDisplay: true },
      "incompatible 072",
      "incompatible 072",
      "incompatible 072",
      "compatible",
    ],
  ])("are judged as the catalogue says: %s", (_, facts, azure, dataCentre, own, device) => {
    const verdicts = [onAzure, inDataCentre, ofOnesOwn, onDevice].map((met) => judged(facts, met));
    expect(verdicts).toEqual([azure, dataCentre, own, device]);
  });

  it.each([
    ["on a shared desktop", onAzure, "unknown"],
    ["on a desktop of one's own", ofOnesOwn, "unknown"],
    // What the vendor has released for signatures matters on the device, too.
    ["on the device", onDevice, "unknown"],
  ])("stay open when the manifest says nothing: %s", (_, met, verdict) => {
    expect(assess(bareApplication(), met, policy(), PERIPHERAL_RULES).verdict).toBe(verdict);
  });
});

describe("an open channel", () => {
  it("never makes a verdict worse", () => {
    const channel = fc.constantFrom("smartcards", "usb", "camera", "printers", "microphone");
    fc.assert(
      fc.property(ENVIRONMENT, MANIFEST, channel, (met, manifest, open) => {
        const [before, after] = [false, true].map((isOpen) => {
          const redirection = { ...met.redirection, [open]: isOpen };
          return assess(manifest, { ...met, redirection }, policy(), PERIPHERAL_RULES).verdict;
        });
        expect(compareVerdicts(after!, before!)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
