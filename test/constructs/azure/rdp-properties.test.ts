import fc from "fast-check";
import { parseRdpProperties, rdpProperties } from "../../../constructs/azure/rdp-properties";

const CLOSED = {
  clipboard: false,
  drives: false,
  printers: false,
  smartcards: false,
  usb: false,
  microphone: false,
  camera: false,
};

const redirections = fc.record({
  clipboard: fc.boolean(),
  drives: fc.boolean(),
  printers: fc.boolean(),
  smartcards: fc.boolean(),
  usb: fc.boolean(),
  microphone: fc.boolean(),
  camera: fc.boolean(),
});

describe("the properties of a remote desktop", () => {
  it("close every channel by default", () => {
    expect(rdpProperties(CLOSED, false)).toBe(
      "audiocapturemode:i:0;audiomode:i:0;camerastoredirect:s:;devicestoredirect:s:;drivestoredirect:s:;" +
        "redirectclipboard:i:0;redirectcomports:i:0;redirectlocation:i:0;redirectprinters:i:0;" +
        "redirectsmartcards:i:0;redirectwebauthn:i:0;screen mode id:i:2;usbdevicestoredirect:s:;use multimon:i:1;",
    );
  });

  it.each([
    ["clipboard", ["redirectclipboard:i:1;"]],
    ["drives", ["drivestoredirect:s:*;"]],
    ["printers", ["redirectprinters:i:1;"]],
    ["smartcards", ["redirectsmartcards:i:1;", "redirectwebauthn:i:1;"]],
    ["usb", ["usbdevicestoredirect:s:*;"]],
    ["microphone", ["audiocapturemode:i:1;"]],
    ["camera", ["camerastoredirect:s:*;"]],
  ])("open %s alone", (channel, expected) => {
    const closed = rdpProperties(CLOSED, false).split(/(?<=;)/);
    const opened = rdpProperties({ ...CLOSED, [channel]: true }, false).split(/(?<=;)/);
    expect(opened.filter((property) => !closed.includes(property))).toEqual(expected);
  });

  it("sign in once to hosts joined to Entra ID", () => {
    expect(rdpProperties(CLOSED, true)).toContain("enablerdsaadauth:i:1;");
    expect(rdpProperties(CLOSED, true)).toContain("targetisaadjoined:i:1;");
  });

  it("are sound, sorted and complete for every redirection", () => {
    fc.assert(
      fc.property(redirections, fc.boolean(), (redirection, entraJoined) => {
        const { properties, problems } = parseRdpProperties(rdpProperties(redirection, entraJoined));
        const names = properties.map(({ name }) => name);
        expect(problems).toEqual([]);
        expect(names).toEqual([...names].sort());
        expect(names).toHaveLength(entraJoined ? 16 : 14);
      }),
    );
  });
});

describe("reading properties", () => {
  it("returns name, type and value", () => {
    expect(parseRdpProperties("screen mode id:i:2;drivestoredirect:s:C:\\;")).toEqual({
      properties: [
        { name: "screen mode id", type: "i", value: "2" },
        { name: "drivestoredirect", type: "s", value: "C:\\" },
      ],
      problems: [],
    });
  });

  it.each([
    ["audiomode:i:0", 'property string does not end with ";"'],
    ["audiomode=0;", '"audiomode=0" is not of the form name:type:value with type i, s or b'],
    ["audiomode:x:0;", '"audiomode:x:0" is not of the form name:type:value with type i, s or b'],
    ["audimode:i:0;", '"audimode" is not a known property'],
    ["audiomode:s:0;", '"audiomode" has type s; expected i'],
    ["audiomode:i:on;", '"audiomode" is "on"; expected a whole number'],
    ["audiomode:i:0;audiomode:i:1;", '"audiomode" is set twice'],
  ])("fails on %s", (text, problem) => {
    expect(parseRdpProperties(text).problems).toEqual([problem]);
  });

  it("never throws and finds a problem in every text that we did not build", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseRdpProperties(text).problems.length).toBeGreaterThan(0);
      }),
    );
  });
});
