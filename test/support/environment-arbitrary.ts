import fc from "fast-check";
import { DELIVERY_MODES } from "../../compatibility/delivery-mode";
import type { Environment } from "../../compatibility/environment";
import { COMPATIBILITY } from "./application-object";

const shared = ["pooled", "remote-app", "app-attach"];

/** Environments of all modes and places that can be. */
export const ENVIRONMENT: fc.Arbitrary<Environment> = fc
  .record({
    mode: fc.constantFrom(...DELIVERY_MODES),
    place: fc.constantFrom("azure" as const, "vsphere" as const),
    operatingSystem: fc.constantFrom(
      "windows-11" as const,
      "windows-11-multi-session" as const,
      "windows-server-2025" as const,
    ),
    join: fc.constantFrom("entra" as const, "active-directory" as const),
    gpu: fc.boolean(),
    redirection: fc.record({
      clipboard: fc.boolean(),
      drives: fc.boolean(),
      printers: fc.boolean(),
      smartcards: fc.boolean(),
      usb: fc.boolean(),
      microphone: fc.boolean(),
      camera: fc.boolean(),
    }),
    mixedDpi: fc.boolean(),
    protectionClass: fc.constantFrom("normal" as const, "high" as const, "very-high" as const),
    redundant: fc.boolean(),
  })
  .map((drawn) => {
    const place = drawn.mode === "local" ? "device" : drawn.place;
    const multiSession = shared.includes(drawn.mode);
    return {
      ...drawn,
      place,
      multiSession,
      persistent: !multiSession,
      latencyMs: COMPATIBILITY.latency[place],
    } satisfies Environment;
  });
