import { createCipheriv, createHmac, randomBytes } from "node:crypto";
import { createSocket, type Socket } from "node:dgram";

/** Length of keys and salts of AES_CM_128_HMAC_SHA1_80 (bytes; RFC 3711, section 8.2; RFC 4568, section 6.2). */
const KEY_BYTES = 16;
const SALT_BYTES = 14;
const TAG_BYTES = 10;
const RTP_HEADER_BYTES = 12;

/** Length of one packet of G.711 with 20 ms (bytes). */
const PAYLOAD_BYTES = 160;

/** One direction of an encrypted stream. */
interface SessionKeys {
  readonly encryption: Buffer;
  readonly authentication: Buffer;
  readonly salt: Buffer;
}

/** Encrypts and checks packets of RTP as RFC 3711 says, while sequence numbers do not roll over. */
export class SrtpKey {
  readonly #keys: SessionKeys;

  private constructor(readonly inline: string) {
    const bytes = Buffer.from(inline, "base64");
    const [key, salt] = [bytes.subarray(0, KEY_BYTES), bytes.subarray(KEY_BYTES)];
    this.#keys = {
      encryption: derived(key, salt, 0, KEY_BYTES),
      authentication: derived(key, salt, 1, 20),
      salt: derived(key, salt, 2, SALT_BYTES),
    };
  }

  static random(): SrtpKey {
    return new SrtpKey(randomBytes(KEY_BYTES + SALT_BYTES).toString("base64"));
  }

  /** @throws when the description names no key for AES_CM_128_HMAC_SHA1_80 */
  static ofDescription(sdp: string): SrtpKey {
    const inline = /a=crypto:\d+ AES_CM_128_HMAC_SHA1_80 inline:([A-Za-z0-9+/=]+)/.exec(sdp)?.[1];
    if (inline === undefined) throw new Error(`no key in:\n${sdp}`);
    return new SrtpKey(inline);
  }

  protect(packet: Buffer): Buffer {
    const encrypted = Buffer.concat([
      packet.subarray(0, RTP_HEADER_BYTES),
      this.#keystream(packet, packet.subarray(RTP_HEADER_BYTES)),
    ]);
    return Buffer.concat([encrypted, this.#tag(encrypted)]);
  }

  /** Payload of a packet; undefined when it was not protected with this key. */
  open(packet: Buffer): Buffer | undefined {
    const [encrypted, tag] = [packet.subarray(0, -TAG_BYTES), packet.subarray(-TAG_BYTES)];
    if (!this.#tag(encrypted).equals(tag)) return undefined;
    return this.#keystream(encrypted, encrypted.subarray(RTP_HEADER_BYTES));
  }

  #keystream(header: Buffer, payload: Buffer): Buffer {
    const iv = Buffer.alloc(16);
    this.#keys.salt.copy(iv);
    for (let byte = 0; byte < 4; byte++) iv[4 + byte]! ^= header[8 + byte]!;
    for (let byte = 0; byte < 2; byte++) iv[12 + byte]! ^= header[2 + byte]!;
    return createCipheriv("aes-128-ctr", this.#keys.encryption, iv).update(payload);
  }

  #tag(encrypted: Buffer): Buffer {
    const rolledOver = Buffer.alloc(4);
    return createHmac("sha1", this.#keys.authentication)
      .update(encrypted)
      .update(rolledOver)
      .digest()
      .subarray(0, TAG_BYTES);
  }
}

function derived(key: Buffer, salt: Buffer, label: number, length: number): Buffer {
  const iv = Buffer.alloc(16);
  salt.copy(iv);
  iv[7]! ^= label;
  return createCipheriv("aes-128-ctr", key, iv).update(Buffer.alloc(length));
}

/** The end of a call where voice comes out and goes in. */
export class VoiceEnd {
  readonly key = SrtpKey.random();
  readonly #heard: Buffer[] = [];

  private constructor(
    private readonly socket: Socket,
    readonly address: string,
  ) {
    socket.on("message", (packet) => this.#heard.push(packet));
  }

  static async open(address: string): Promise<VoiceEnd> {
    const socket = createSocket("udp4");
    await new Promise<void>((resolve) => socket.bind(0, address, resolve));
    return new VoiceEnd(socket, address);
  }

  close(): void {
    this.socket.close();
  }

  /** Description with a key of its own; `RTP/AVP`: open voice. */
  description(transport: "RTP/SAVP" | "RTP/AVP" = "RTP/SAVP"): string {
    const { port } = this.socket.address();
    return [
      "v=0",
      `o=- 1 1 IN IP4 ${this.address}`,
      "s=-",
      `c=IN IP4 ${this.address}`,
      "t=0 0",
      `m=audio ${port} ${transport} 8`,
      "a=rtpmap:8 PCMA/8000",
      ...(transport === "RTP/SAVP" ? [`a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:${this.key.inline}`] : []),
      "",
    ].join("\r\n");
  }

  /** Speaks for a second into the address that the other side's description names. */
  async speak(word: string, description: string): Promise<void> {
    const { address, port } = mediaAddress(description);
    const payload = Buffer.alloc(PAYLOAD_BYTES, word);
    const source = randomBytes(4);
    for (let number = 1; number <= 50; number++) {
      const header = Buffer.from([0x80, 8, number >> 8, number & 0xff, 0, 0, 0, 0, ...source]);
      header.writeUInt32BE(number * PAYLOAD_BYTES, 4);
      this.socket.send(this.key.protect(Buffer.concat([header, payload])), port, address);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** What came in, opened with the key of the other side's description; packets that do not fit are left out. */
  heard(description: string): readonly string[] {
    const key = SrtpKey.ofDescription(description);
    return this.#heard.flatMap((packet) => key.open(packet)?.toString() ?? []);
  }

  get packets(): readonly Buffer[] {
    return this.#heard;
  }
}

/** Where a description wants voice to be sent. */
export function mediaAddress(description: string): { readonly address: string; readonly port: number } {
  const address = /^c=IN IP4 (\S+)/m.exec(description)?.[1];
  const port = /^m=audio (\d+) /m.exec(description)?.[1];
  if (address === undefined || port === undefined) throw new Error(`no voice in:\n${description}`);
  return { address, port: Number(port) };
}
