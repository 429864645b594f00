import { describeWithDaemons, type Daemon } from "./support/daemon";
import type { SipDevice } from "./support/sip-device";
import { headerOf, headersOf, statusOf, textOf, type SipMessage } from "./support/sip-message";
import { LAB, LAB_NETWORK, SoftphoneLab } from "./support/softphone-lab";
import { mediaAddress, VoiceEnd } from "./support/srtp-stream";

const ANNA = "+49251002101";
const BERND = "+49251002301";
/** Signs in with a number that is none of the city's. */
const STRANGER = "+498912345";
const OUTSIDE = "+4989555000";

describeWithDaemons("softphones", () => {
  let lab: SoftphoneLab;
  let firstRegistrar: Daemon;
  let anna: SipDevice;
  let bernd: SipDevice;
  let trunk: SipDevice;
  let secondPath: SipDevice;
  let here: VoiceEnd;
  let there: VoiceEnd;

  beforeAll(async () => {
    lab = new SoftphoneLab([ANNA, BERND, STRANGER, LAB.hotline]);
    await lab.startMedia();
    firstRegistrar = await lab.startRegistrar(0);
    await lab.startRegistrar(1);
    anna = await lab.device(ANNA, LAB.north.address);
    bernd = await lab.device(BERND, LAB.south.address);
    trunk = await lab.gateway(LAB.trunk);
    secondPath = await lab.gateway(LAB.secondPath);
    here = await VoiceEnd.open(LAB.north.address);
    there = await VoiceEnd.open(LAB.south.address);
  });
  beforeEach(() => {
    const answer = () => ({ status: 200, body: there.description() });
    for (const device of [bernd, trunk, secondPath]) {
      device.answer = answer;
      device.requests.length = 0;
    }
  });
  afterAll(async () => {
    here?.close();
    there?.close();
    await lab.stop();
  });

  const invitation = ({ requests }: SipDevice): SipMessage => {
    const found = requests.find(({ startLine }) => startLine.startsWith("INVITE "));
    if (found === undefined) throw new Error(`no INVITE among ${requests.map(textOf).join("\n")}`);
    return found;
  };

  it("has a configuration that Kamailio accepts, on both nodes", () => {
    for (const node of [0, 1]) expect(lab.check(node)).toMatchObject({ status: 0 });
  });

  it("signs in with the right password, and rejects a wrong one", async () => {
    expect(statusOf(await anna.register())).toBe(200);
    expect(statusOf(await bernd.register())).toBe(200);
    expect(statusOf(await anna.register({ password: "wrong" }))).toBe(401);
  });

  it("carries encrypted voice both ways, by an extension of the caller's range", async () => {
    const call = await anna.call("2301", here.description());
    expect(call.status).toBe(200);
    const [forBernd, forAnna] = [invitation(bernd).body, call.answer.body];
    expect([forBernd.includes("a=candidate"), forAnna.includes("a=candidate")]).toEqual([true, false]);
    for (const description of [forBernd, forAnna]) expect(mediaAddress(description).address).toBe(LAB.media);
    await Promise.all([here.speak("A", forAnna), there.speak("B", forBernd)]);
    expect(there.heard(forBernd).join("")).toMatch(/^A+$/);
    expect(here.heard(forAnna).join("")).toMatch(/^B+$/);
    // What is on the wire is neither the word nor what the other side sent.
    for (const packet of there.packets) expect(packet.includes("AAAA")).toBe(false);
    expect(statusOf(await call.hangUp())).toBe(200);
  });

  it("answers a device that looks for a way with candidates of the media server, and no others", async () => {
    const ways =
      "a=ice-ufrag:abcd\r\na=ice-pwd:0123456789abcdef012345\r\na=candidate:1 1 UDP 1 127.0.1.5 4000 typ host\r\n";
    const call = await anna.call("2301", here.description() + ways);
    for (const { body } of [call.answer, invitation(bernd)]) {
      const addresses = [...body.matchAll(/^a=candidate:\S+ \d UDP \d+ (\S+)/gm)].map(
        ([, address]) => address,
      );
      expect(new Set(addresses)).toEqual(new Set([LAB.media]));
    }
    await call.hangUp();
  });

  it("offers no suite that leaves voice open", async () => {
    const call = await anna.call("2301", here.description());
    const suites = [...invitation(bernd).body.matchAll(/^a=crypto:\d+ (\S+)/gm)].map(([, suite]) => suite);
    expect(suites).toContain("AES_CM_128_HMAC_SHA1_80");
    expect(suites.filter((suite) => !suite?.includes("AES"))).toEqual([]);
    await call.hangUp();
  });

  it("rejects an offer of open voice, and one that only looks encrypted", async () => {
    const hollow = here.description().replace("AES_CM_128_HMAC_SHA1_80", "NULL_HMAC_SHA1_80");
    for (const offer of [here.description("RTP/AVP"), hollow]) {
      expect((await anna.call(BERND, offer)).status).toBe(488);
    }
    expect(bernd.requests).toEqual([]);
  });

  it("rejects a change to open voice within a call, and takes one to encrypted voice", async () => {
    const call = await anna.call("2301", here.description());
    expect(statusOf(await call.change(here.description("RTP/AVP")))).toBe(488);
    expect(statusOf(await call.change(here.description()))).toBe(200);
    expect(statusOf(await call.hangUp())).toBe(200);
  });

  it("hides the inside from the trunk, and shows the office number", async () => {
    const call = await anna.call("00498955500", here.description(), {
      extra: [["P-Asserted-Identity", `<sip:${STRANGER}@${LAB.domain}>`]],
    });
    expect(call.status).toBe(200);
    const seen = invitation(trunk);
    expect(seen.startLine).toMatch(/^INVITE sip:\+498955500@/);
    expect(headersOf(seen, "P-Asserted-Identity")).toEqual([`<sip:+49251000@${LAB.domain}>`]);
    expect(textOf(seen)).not.toContain(LAB.north.address);
    expect(seen.body).not.toContain("candidate");
    expect(statusOf(await call.hangUp())).toBe(200);
  });

  it("rejects a caller id that is not the caller's, or not the city's", async () => {
    const foreign = `sip:${BERND}@${LAB.domain}`;
    expect((await anna.call(OUTSIDE, here.description(), { from: foreign })).status).toBe(403);
    const stranger = await lab.device(STRANGER, LAB.north.address);
    expect((await stranger.call(OUTSIDE, here.description())).status).toBe(403);
    expect(trunk.requests).toEqual([]);
  });

  it("rejects callers without an account, but not when they call for help", async () => {
    expect((await anna.call(OUTSIDE, here.description(), { anonymous: true })).status).toBe(407);
    for (const number of ["112", "0110", "0049112"]) {
      trunk.requests.length = 0;
      const call = await anna.call(number, here.description("RTP/AVP"), {
        anonymous: true,
        from: `sip:${STRANGER}@elsewhere.example`,
        extra: [["Privacy", "id"]],
      });
      expect(call.status).toBe(200);
      const seen = invitation(trunk);
      expect(seen.startLine).toContain(`sip:${number.slice(-3)}@`);
      expect(headerOf(seen, "From")).toContain(`sip:${LAB.north.emergencyNumber}@`);
      expect(headersOf(seen, "P-Asserted-Identity")).toEqual([
        `<sip:${LAB.north.emergencyNumber}@${LAB.domain}>`,
      ]);
      expect(headersOf(seen, "Privacy")).toEqual([]);
      expect(statusOf(await call.hangUp())).toBe(200);
    }
  });

  it("shows a call for help from another building as that building", async () => {
    const call = await bernd.call("112", here.description(), { anonymous: true });
    expect(headerOf(invitation(trunk), "From")).toContain(`sip:${LAB.south.emergencyNumber}@`);
    await call.hangUp();
  });

  it("asks who calls for help from outside of all buildings, and shows the caller's own number", async () => {
    const traveller = await lab.device(ANNA, LAB.outside);
    expect((await traveller.call("112", here.description(), { anonymous: true })).status).toBe(407);
    const call = await traveller.call("112", here.description());
    expect(call.status).toBe(200);
    expect(headerOf(invitation(trunk), "From")).toContain(`sip:${ANNA}@`);
    await call.hangUp();
  });

  it("sends a call for help the second way when the trunk refuses it", async () => {
    trunk.answer = () => ({ status: 503 });
    const call = await anna.call("112", here.description(), { anonymous: true });
    expect(call.status).toBe(200);
    const seen = invitation(secondPath);
    expect(headerOf(seen, "From")).toContain(LAB.north.emergencyNumber);
    // Both ends still speak to the media server, and hear each other through it.
    for (const { body } of [seen, call.answer]) expect(mediaAddress(body).address).toBe(LAB.media);
    await Promise.all([here.speak("A", call.answer.body), there.speak("B", seen.body)]);
    expect(there.heard(seen.body).join("")).toMatch(/^A+$/);
    expect(here.heard(call.answer.body).join("")).toMatch(/^B+$/);
    await call.hangUp();
  });

  it.each([
    ["a colleague", "2301", 486],
    ["somebody outside", OUTSIDE, 504],
    ["help", "112", 504],
  ])("takes up no port of a media server after a call to %s that nobody took", async (_, number, status) => {
    for (const device of [bernd, trunk, secondPath]) device.answer = () => ({ status });
    const before = await lab.mediaCalls();
    expect(before).toContain("result2:ok");
    expect((await anna.call(number, here.description())).status).toBe(status);
    expect(await lab.mediaCalls()).toBe(before);
  });

  it("rejects calls beyond the trunk's channels, calls for help never", async () => {
    const calls = [];
    for (let number = 0; number < LAB.ordinaryChannels; number++) {
      calls.push(await anna.call(OUTSIDE, here.description()));
    }
    expect(calls.map(({ status }) => status)).toEqual([200, 200]);
    expect((await anna.call(OUTSIDE, here.description())).status).toBe(503);
    calls.push(await anna.call("112", here.description(), { anonymous: true }));
    expect(calls.at(-1)?.status).toBe(200);
    for (const call of calls) await call.hangUp();
    const again = await anna.call(OUTSIDE, here.description());
    expect(again.status).toBe(200);
    await again.hangUp();
  });

  it("rejects calls beyond what the building's link carries, calls for help never", async () => {
    const first = await bernd.call(OUTSIDE, here.description());
    expect(first.status).toBe(200);
    expect((await bernd.call(OUTSIDE, here.description())).status).toBe(503);
    const help = await bernd.call("112", here.description(), { anonymous: true });
    expect(help.status).toBe(200);
    await first.hangUp();
    await help.hangUp();
  });

  it("leads a call from outside to the device, and rejects numbers that are not the city's", async () => {
    const call = await trunk.call(BERND, there.description(), {
      anonymous: true,
      from: `sip:${OUTSIDE}@provider.example`,
    });
    expect(call.status).toBe(200);
    expect(headerOf(invitation(bernd), "From")).toContain(OUTSIDE);
    // The trunk has offered no candidates, so it gets none.
    expect(call.answer.body).not.toContain("candidate");
    expect(invitation(bernd).body).toContain("candidate");
    expect(statusOf(await call.hangUp())).toBe(200);
    expect((await trunk.call(OUTSIDE, there.description(), { anonymous: true })).status).toBe(404);
    expect((await trunk.call(BERND, there.description("RTP/AVP"), { anonymous: true })).status).toBe(488);
  });

  it.each([
    ["02514711", "+492514711"],
    ["00431234567", "+431234567"],
    ["+441234567", "+441234567"],
    ["116117", "116117"],
  ])("leads %s to the trunk as %s", async (dialled, number) => {
    const call = await anna.call(dialled, here.description());
    expect(call.status).toBe(200);
    expect(invitation(trunk).startLine).toContain(`sip:${number}@`);
    await call.hangUp();
  });

  it("rejects callers of a hotline beyond its channels", async () => {
    const agent = await lab.device(LAB.hotline, LAB.north.address);
    agent.answer = () => ({ status: 200, body: there.description() });
    await agent.register();
    const first = await trunk.call(LAB.hotline, there.description(), { anonymous: true });
    expect(first.status).toBe(200);
    expect((await trunk.call(LAB.hotline, there.description(), { anonymous: true })).status).toBe(486);
    await first.hangUp();
  });

  it("ignores a device that floods, until it calls for help", async () => {
    const noisy = await lab.device(STRANGER, `${LAB_NETWORK}.1.66`);
    await noisy.flood(200);
    await expect(noisy.options(2_000)).rejects.toThrow("no answer");
    const call = await noisy.call("112", here.description(), { anonymous: true });
    expect(call.status).toBe(200);
    expect(headerOf(invitation(trunk), "From")).toContain(LAB.north.emergencyNumber);
    expect(statusOf(await call.hangUp())).toBe(200);
  });

  it("takes no sign-ins from anybody who poses as a registrar", async () => {
    const impostor = await lab.device(STRANGER, LAB.outside);
    await expect(impostor.send("KDMQ", `sip:usrloc@${LAB.virtual[0]}`, 2_000)).rejects.toThrow("no answer");
  });

  it("still knows every device on the other node after the loss of one", async () => {
    await bernd.register();
    await lab.rpcUntil(1, ["ul.lookup", "location", `s:${BERND}`], /AoR|Address/);
    await firstRegistrar.stop();
    anna.moveTo({ address: LAB.virtual[1], port: 5061 });
    const call = await anna.call(BERND, here.description());
    expect(call.status).toBe(200);
    expect(headerOf(invitation(bernd), "From")).toContain(ANNA);
    await call.hangUp();
  });
});
