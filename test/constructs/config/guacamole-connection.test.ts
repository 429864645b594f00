import fc from "fast-check";
import type { RedirectionSpec } from "../../../generated/scenario";
import { guacamoleConnection, type GuacamoleTarget } from "../../../constructs/config/guacamole-connection";

const CLOSED: Required<RedirectionSpec> = {
  clipboard: false,
  drives: false,
  printers: false,
  smartcards: false,
  usb: false,
  microphone: false,
  camera: false,
};
const OPEN: Required<RedirectionSpec> = {
  clipboard: true,
  drives: true,
  printers: true,
  smartcards: true,
  usb: true,
  microphone: true,
  camera: true,
};

function target(overrides: Partial<GuacamoleTarget> = {}): GuacamoleTarget {
  return {
    hostname: "msp02-01-0001.stadt.example.org",
    domain: "stadt.example.org",
    protectionClass: "normal",
    redirection: CLOSED,
    ...overrides,
  };
}

test("a closed connection lets nothing pass and checks the certificate", () => {
  expect(guacamoleConnection(target())).toEqual({
    "cert-tofu": "false",
    "disable-copy": "true",
    "disable-download": "true",
    "disable-paste": "true",
    "disable-upload": "true",
    domain: "stadt.example.org",
    "enable-audio-input": "false",
    "enable-drive": "false",
    "enable-printing": "false",
    hostname: "msp02-01-0001.stadt.example.org",
    "ignore-cert": "false",
    password: "${GUAC_PASSWORD}",
    port: "3389",
    "resize-method": "display-update",
    security: "nla",
    "server-layout": "de-de-qwertz",
    timezone: "Europe/Berlin",
    username: "${GUAC_USERNAME}",
  });
});

test.each([
  // protection class, drive, download, upload, copy, paste, printing, microphone
  ["normal", "true", "false", "false", "false", "false", "true", "true"],
  ["high", "false", "true", "true", "true", "false", "false", "true"],
  ["very-high", "false", "true", "true", "true", "false", "false", "true"],
] as const)(
  "all that a scenario opens is, for class %s, as open as data may leave",
  (protectionClass, drive, noDownload, noUpload, noCopy, noPaste, printing, microphone) => {
    const parameters = guacamoleConnection(target({ protectionClass, redirection: OPEN }));
    expect(parameters).toMatchObject({
      "enable-drive": drive,
      "disable-download": noDownload,
      "disable-upload": noUpload,
      "disable-copy": noCopy,
      "disable-paste": noPaste,
      "enable-printing": printing,
      "enable-audio-input": microphone,
    });
  },
);

test("a published program is started instead of the desktop", () => {
  expect(guacamoleConnection(target({ remoteApp: "register" }))["remote-app"]).toBe("||register");
  expect(guacamoleConnection(target())).not.toHaveProperty("remote-app");
});

test("an open drive has a folder of its own for each person", () => {
  const parameters = guacamoleConnection(target({ redirection: { ...CLOSED, drives: true } }));
  expect(parameters).toMatchObject({
    "enable-drive": "true",
    "drive-path": "/var/lib/guacamole/drive/${GUAC_USERNAME}",
    "create-drive-path": "true",
  });
});

test("whatever is open, the certificate is checked and no password is written down", () => {
  const redirection = fc.record({
    clipboard: fc.boolean(),
    drives: fc.boolean(),
    printers: fc.boolean(),
    smartcards: fc.boolean(),
    usb: fc.boolean(),
    microphone: fc.boolean(),
    camera: fc.boolean(),
  });
  const protectionClass = fc.constantFrom("normal", "high", "very-high" as const);
  fc.assert(
    fc.property(redirection, protectionClass, (opened, level) => {
      const parameters = guacamoleConnection(
        target({ redirection: opened, protectionClass: level as GuacamoleTarget["protectionClass"] }),
      );
      expect(parameters).toMatchObject({
        security: "nla",
        "ignore-cert": "false",
        "cert-tofu": "false",
        password: "${GUAC_PASSWORD}",
      });
      if (level !== "normal")
        expect(parameters).toMatchObject({ "enable-drive": "false", "disable-copy": "true" });
      expect(Object.keys(parameters)).toEqual(Object.keys(parameters).sort());
    }),
  );
});
