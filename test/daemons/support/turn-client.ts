import { createHash, createHmac, randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { connect } from "node:tls";

/** Numbers of RFC 8489 and RFC 8656. */
const MAGIC_COOKIE = 0x2112a442;
const METHOD = { allocate: 0x003, createPermission: 0x008, send: 0x016 } as const;
const SUCCESS = 0x0100;
const DATA_INDICATION = 0x0017;
const ATTRIBUTE = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  peerAddress: 0x0012,
  data: 0x0013,
  realm: 0x0014,
  nonce: 0x0015,
  relayedAddress: 0x0016,
  requestedTransport: 0x0019,
} as const;
const HEADER_BYTES = 20;
const UDP = 17;

/** Seconds since 1970 at which credentials end; coturn reads 32 bits. */
const CREDENTIALS_END = 2_147_483_000;

/** Longest time until an answer; unit: milliseconds. */
const ANSWER_LIMIT_MS = 10_000;

interface Message {
  readonly type: number;
  readonly transaction: Buffer;
  readonly attributes: ReadonlyMap<number, Buffer>;
}

interface Address {
  readonly address: string;
  readonly port: number;
}

/** What a server answers when it refuses: `403 Forbidden IP`. */
export class TurnError extends Error {}

/** A client of a TURN server with credentials that end, as small as tests need it. */
export class TurnClient {
  readonly #waiting = new Map<string, (message: Message) => void>();
  #credentials: { readonly realm: Buffer; readonly nonce: Buffer } | undefined;
  /** Calls back with what a peer says. */
  onData: (text: string) => void = () => undefined;
  #stream: Buffer = Buffer.alloc(0);

  private constructor(
    private readonly write: (bytes: Buffer) => void,
    readonly close: () => void,
    private readonly user: string,
    private readonly password: string,
  ) {}

  /** @param secret - shared secret of the server; credentials made of it hold until 2038 */
  static async connect(
    transport: "udp" | "tls",
    to: Address,
    secret: string,
    authority = "",
  ): Promise<TurnClient> {
    const user = `${CREDENTIALS_END}:anna`;
    const password = createHmac("sha1", secret).update(user).digest("base64");
    if (transport === "udp") {
      const socket = createSocket("udp4");
      const send = (bytes: Buffer): void => socket.send(bytes, to.port, to.address);
      const client = new TurnClient(send, () => socket.close(), user, password);
      socket.on("message", (bytes) => client.#take(bytes));
      return client;
    }
    const socket = connect({ host: to.address, port: to.port, ca: authority, servername: "relay" });
    await new Promise<void>((resolve, reject) => socket.once("secureConnect", resolve).once("error", reject));
    const client = new TurnClient(
      (bytes) => socket.write(bytes),
      () => socket.destroy(),
      user,
      password,
    );
    socket.on("data", (bytes) => client.#take(bytes));
    return client;
  }

  /** @returns address at which peers reach this client @throws TurnError when the server refuses */
  async allocate(): Promise<string> {
    const wanted: Attribute = [ATTRIBUTE.requestedTransport, Buffer.from([UDP, 0, 0, 0])];
    const challenge = await this.#request(METHOD.allocate, [wanted]);
    const realm = challenge.attributes.get(ATTRIBUTE.realm);
    const nonce = challenge.attributes.get(ATTRIBUTE.nonce);
    if (realm === undefined || nonce === undefined) throw new TurnError("no challenge");
    this.#credentials = { realm, nonce };
    const answer = checked(await this.#request(METHOD.allocate, [wanted]));
    const relayed = answer.attributes.get(ATTRIBUTE.relayedAddress) ?? Buffer.alloc(8);
    return [4, 5, 6, 7]
      .map((byte) => relayed[byte]! ^ ((MAGIC_COOKIE >>> (8 * (7 - byte))) & 0xff))
      .join(".");
  }

  /** @throws TurnError when the server lets nothing through to this address */
  async permit(peer: Address): Promise<void> {
    checked(await this.#request(METHOD.createPermission, [[ATTRIBUTE.peerAddress, mapped(peer)]]));
  }

  send(peer: Address, text: string): void {
    const attributes: readonly Attribute[] = [
      [ATTRIBUTE.peerAddress, mapped(peer)],
      [ATTRIBUTE.data, Buffer.from(text)],
    ];
    this.write(encoded(METHOD.send | 0x0010, randomBytes(12), attributes));
  }

  #request(method: number, attributes: readonly Attribute[]): Promise<Message> {
    const transaction = randomBytes(12);
    const answered = new Promise<Message>((resolve, reject) => {
      const late = setTimeout(() => reject(new TurnError("no answer")), ANSWER_LIMIT_MS);
      this.#waiting.set(transaction.toString("hex"), (message) => {
        clearTimeout(late);
        resolve(message);
      });
    });
    this.write(this.#signed(method, transaction, attributes));
    return answered;
  }

  #signed(method: number, transaction: Buffer, attributes: readonly Attribute[]): Buffer {
    if (this.#credentials === undefined) return encoded(method, transaction, attributes);
    const { realm, nonce } = this.#credentials;
    const named: readonly Attribute[] = [
      ...attributes,
      [ATTRIBUTE.username, Buffer.from(this.user)],
      [ATTRIBUTE.realm, realm],
      [ATTRIBUTE.nonce, nonce],
    ];
    const key = createHash("md5").update(`${this.user}:${realm.toString()}:${this.password}`).digest();
    const unsigned = encoded(method, transaction, [...named, [ATTRIBUTE.messageIntegrity, Buffer.alloc(20)]]);
    const integrity = createHmac("sha1", key).update(unsigned.subarray(0, -24)).digest();
    return encoded(method, transaction, [...named, [ATTRIBUTE.messageIntegrity, integrity]]);
  }

  #take(bytes: Buffer): void {
    this.#stream = Buffer.concat([this.#stream, bytes]);
    while (this.#stream.length >= HEADER_BYTES) {
      const length = HEADER_BYTES + this.#stream.readUInt16BE(2);
      if (this.#stream.length < length) return;
      const message = decoded(this.#stream.subarray(0, length));
      this.#stream = this.#stream.subarray(length);
      if (message.type === DATA_INDICATION)
        this.onData(message.attributes.get(ATTRIBUTE.data)?.toString() ?? "");
      else this.#waiting.get(message.transaction.toString("hex"))?.(message);
    }
  }
}

type Attribute = readonly [type: number, value: Buffer];

function encoded(type: number, transaction: Buffer, attributes: readonly Attribute[]): Buffer {
  const body = attributes.flatMap(([attribute, value]) => {
    const head = Buffer.alloc(4);
    head.writeUInt16BE(attribute, 0);
    head.writeUInt16BE(value.length, 2);
    return [head, value, Buffer.alloc((4 - (value.length % 4)) % 4)];
  });
  const head = Buffer.alloc(8);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(
    body.reduce((sum, { length }) => sum + length, 0),
    2,
  );
  head.writeUInt32BE(MAGIC_COOKIE, 4);
  return Buffer.concat([head, transaction, ...body]);
}

function decoded(bytes: Buffer): Message {
  const attributes = new Map<number, Buffer>();
  for (let at = HEADER_BYTES; at + 4 <= bytes.length;) {
    const length = bytes.readUInt16BE(at + 2);
    attributes.set(bytes.readUInt16BE(at), Buffer.from(bytes.subarray(at + 4, at + 4 + length)));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return { type: bytes.readUInt16BE(0), transaction: Buffer.from(bytes.subarray(8, 20)), attributes };
}

function checked(message: Message): Message {
  const error = message.attributes.get(ATTRIBUTE.errorCode);
  if ((message.type & SUCCESS) !== 0 && error === undefined) return message;
  throw new TurnError(
    `${(error?.[2] ?? 0) * 100 + (error?.[3] ?? 0)} ${error?.subarray(4).toString() ?? ""}`,
  );
}

/** XOR-mapped IPv4 address. */
function mapped({ address, port }: Address): Buffer {
  const bytes = Buffer.alloc(8);
  bytes[1] = 1;
  bytes.writeUInt16BE(port ^ (MAGIC_COOKIE >>> 16), 2);
  address.split(".").forEach((part, index) => {
    bytes[4 + index] = Number(part) ^ ((MAGIC_COOKIE >>> (8 * (3 - index))) & 0xff);
  });
  return bytes;
}
