import fc from "fast-check";
import { assess } from "../../../compatibility/assess";
import { DELIVERY_MODES } from "../../../compatibility/delivery-mode";
import type { Effect } from "../../../compatibility/rule";
import { PACKAGING_RULES } from "../../../compatibility/rules/packaging/packaging-rules";
import { PERIPHERAL_RULES } from "../../../compatibility/rules/peripherals/peripherals-rules";
import { compareVerdicts } from "../../../compatibility/verdict";
import type { PeripheralFacts } from "../../../generated/application";
import { bareApplication, environment, policy, withFacts } from "../../support/application-object";

const devices = (facts: Partial<PeripheralFacts>) => withFacts("peripherals", facts);

/** From harmless to worst; rules that have no meaning somewhere do no harm either. */
const RANK: readonly Effect[] = ["none", "warning", "condition", "unknown", "blocker"];
const rankOf = (effect: Effect) => Math.max(0, RANK.indexOf(effect));

const anyPeripherals = fc.record({
  smartCardReader: fc.boolean(),
  qualifiedSignature: fc.option(fc.record({ releasedFor: fc.subarray([...DELIVERY_MODES]) }), {
    nil: undefined,
  }),
  onlineIdentityCard: fc.boolean(),
  scanner: fc.constantFrom("none", "twain", "usb", "network"),
  signaturePad: fc.constantFrom("none", "usb", "serial", "virtual-channel", "network"),
  fingerprintReader: fc.boolean(),
  camera: fc.boolean(),
  serialDevice: fc.boolean(),
  usbDongle: fc.boolean(),
  specialPrinter: fc.boolean(),
  headset: fc.boolean(),
  usbNetworkOrDisplay: fc.boolean(),
}) as fc.Arbitrary<Partial<PeripheralFacts>>;

/** Manifests with any devices, and one that says nothing. */
const anyApplication = fc.option(anyPeripherals.map(devices), { nil: bareApplication() });

const anyEnvironment = fc
  .record({
    mode: fc.constantFrom(...DELIVERY_MODES),
    hosted: fc.constantFrom("azure" as const, "vsphere" as const),
    browserOnDevice: fc.boolean(),
    operatingSystem: fc.constantFrom("windows-11" as const, "windows-server-2025" as const),
    multiSession: fc.boolean(),
    protectionClass: fc.constantFrom("normal" as const, "high" as const, "very-high" as const),
    redirection: fc.record({
      clipboard: fc.boolean(),
      drives: fc.boolean(),
      printers: fc.boolean(),
      smartcards: fc.boolean(),
      usb: fc.boolean(),
      microphone: fc.boolean(),
      camera: fc.boolean(),
    }),
  })
  .map(({ hosted, browserOnDevice, ...met }) => {
    const onTheDevice = met.mode === "local" || (met.mode === "web" && browserOnDevice);
    return environment({ ...met, place: onTheDevice ? "device" : hosted });
  });

describe("effects in an environment", () => {
  it.each([...PACKAGING_RULES, ...PERIPHERAL_RULES].filter(({ effectIn }) => effectIn).map((r) => [r.id, r]))(
    "are never worse than what %s says of the mode",
    (_, rule) => {
      fc.assert(
        fc.property(anyEnvironment, anyApplication, fc.boolean(), (met, facing, appAttach) => {
          const effect = rule.effectIn!(met, facing, policy({ appAttach }));
          expect(rankOf(effect)).toBeLessThanOrEqual(rankOf(rule.effects[met.mode]));
        }),
      );
    },
  );

  it("never get better by another device on the desk", () => {
    const device = fc.constantFrom<Partial<PeripheralFacts>>(
      { smartCardReader: true },
      { onlineIdentityCard: true },
      { fingerprintReader: true },
      { camera: true },
      { serialDevice: true },
      { usbDongle: true },
      { specialPrinter: true },
      { headset: true },
      { usbNetworkOrDisplay: true },
    );
    fc.assert(
      fc.property(anyEnvironment, anyPeripherals, device, (met, facts, more) => {
        const before = assess(devices(facts), met, policy(), PERIPHERAL_RULES).verdict;
        const after = assess(devices({ ...facts, ...more }), met, policy(), PERIPHERAL_RULES).verdict;
        expect(compareVerdicts(before, after)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("never get worse by an open channel", () => {
    const channel = fc.constantFrom("smartcards", "usb", "camera", "printers", "microphone");
    fc.assert(
      fc.property(anyEnvironment, anyPeripherals, channel, (met, facts, open) => {
        const opened = { ...met, redirection: { ...met.redirection, [open]: true } };
        const before = assess(devices(facts), met, policy(), PERIPHERAL_RULES).verdict;
        const after = assess(devices(facts), opened, policy(), PERIPHERAL_RULES).verdict;
        expect(compareVerdicts(after, before)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
