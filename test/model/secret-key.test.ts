import { mayBeSecret } from "../../model/secret-key";
import { edited, minimalEstate, withEstate } from "../support/estate-builder";
import { checkFolder } from "../support/rule-examples/checks-page";

const SSID = "name: ahorn\n      purpose: devices\n      security: wpa3-personal\n      owner: IT\n";

test.each([
  ["/wlan/ssids/a/passphrase", true],
  ["/wlan/ssids/a/passphrase/secret", true],
  ["/wlan/ssids/a/PSK", true],
  ["/telephony/password", true],
  ["/wlan/ssids/a/name", false],
  ["/sites/passphrases", false],
])("%s may hold a secret: %s", (pointer, expected) => {
  expect(mayBeSecret(pointer)).toBe(expected);
});

test.each([
  ["instead of the reference", "passphrase: Geheim4711", "expected keys and values"],
  ["as a number", "passphrase: 47114711", "expected keys and values"],
  ["as name of the reference", 'passphrase: { secret: "Geheim4711", length: 24 }', "does not have the form"],
  ["as a number for the name", "passphrase: { secret: 47114711, length: 24 }", "expected text"],
])("a passphrase %s is refused without repeating it", async (_, line, expected) => {
  const wlan = `wlan:\n  accessPoint: a\n  switch: s\n  transceiver: t\n  ssids:\n    net:\n      ${SSID}      ${line}\n`;
  const files = edited(
    minimalEstate(),
    "estate.yaml",
    "priceBook: test-2026\n",
    `priceBook: test-2026\n${wlan}`,
  );
  const { diagnostics } = await withEstate(files, checkFolder);
  const said = diagnostics.map(({ message, hint }) => `${message}; ${hint ?? ""}`).join("\n");
  expect(said).toContain(`is a value that is not repeated here, `);
  expect(said).toContain(expected);
  expect(said).not.toContain("4711");
});
