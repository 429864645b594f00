import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import type { CatalogSpec } from "../../../generated/catalog";
import {
  ETHERNET_VLAN_BYTES,
  IP_UDP_RTP_BYTES,
  packetKbps,
  SRTP_BYTES,
} from "../../../planning/telephony/codec-bandwidth";

const FILE = join(__dirname, "../../../catalog/codecs.yaml");
const { codecs = {} } = load(readFileSync(FILE, "utf8")) as CatalogSpec;

const ip = IP_UDP_RTP_BYTES.value;
const encrypted = ip + SRTP_BYTES.value;
const tagged = encrypted + ETHERNET_VLAN_BYTES.value;

test.each([
  ["g711", 80, 84, 92.8],
  ["g722", 80, 84, 92.8],
  ["opus-32", 48, 52, 60.8],
  ["opus-24", 40, 44, 52.8],
  ["g729", 24, 28, 36.8],
])("%s takes %d kbit/s, %d encrypted, %d on the building's network", (id, plain, srtp, vlan) => {
  const codec = codecs[id]!;
  expect([ip, encrypted, tagged].map((bytes) => packetKbps(codec, bytes))).toEqual([
    expect.closeTo(plain, 9),
    expect.closeTo(srtp, 9),
    expect.closeTo(vlan, 9),
  ]);
});

test("every codec of the catalogue is known here", () => {
  expect(Object.keys(codecs)).toHaveLength(5);
});

test("longer packets need less bandwidth, because fewer headers go along", () => {
  const short = { payloadBytes: 160, packetMilliseconds: 20 };
  const long = { payloadBytes: 320, packetMilliseconds: 40 };
  expect(packetKbps(long, tagged)).toBeLessThan(packetKbps(short, tagged));
});
