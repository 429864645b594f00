import { randomUUID } from "node:crypto";
import { createServer, type Server, type TLSSocket } from "node:tls";
import { connectTls, readMessages, type Identity } from "./sip-connection";
import { digestAnswer, headerOf, headersOf, statusOf, textOf, type SipMessage } from "./sip-message";

/** Longest time until an answer; unit: milliseconds. */
const ANSWER_LIMIT_MS = 15_000;

export interface DeviceSettings {
  readonly number: string;
  readonly password: string;
  readonly domain: string;
  /** Own address and port; other devices and registrars may connect to it. */
  readonly address: string;
  readonly port: number;
  readonly registrar: { readonly address: string; readonly port: number };
  readonly identity: Identity;
}

/** What a device answers to a request. */
export interface DeviceAnswer {
  readonly status: number;
  readonly body?: string;
}

/** A call as its caller sees it. */
export interface Call {
  /** Last answer to INVITE. */
  readonly answer: SipMessage;
  readonly status: number | undefined;
  /** Ends the call. */
  readonly hangUp: () => Promise<SipMessage>;
  /** Offers other voice within the call. */
  readonly change: (body: string) => Promise<SipMessage>;
}

/**
 * A softphone, as small as tests need it: signs in, calls and is called, over TLS, with a digest. SIPp as Debian builds it
 * speaks no TLS.
 */
export class SipDevice {
  /** Requests that came in. */
  readonly requests: SipMessage[] = [];
  /** Decides what is answered. */
  answer: (request: SipMessage) => DeviceAnswer = () => ({ status: 200 });
  #connection: TLSSocket | undefined;
  readonly #inbound = new Set<TLSSocket>();
  readonly #waiting = new Map<string, (answer: SipMessage) => void>();
  #sequence = 1;

  private constructor(
    readonly settings: DeviceSettings,
    private readonly server: Server,
  ) {}

  static async start(settings: DeviceSettings): Promise<SipDevice> {
    const server = createServer({ ...settings.identity, minVersion: "TLSv1.2" });
    const device = new SipDevice(settings, server);
    server.on("secureConnection", (socket) => {
      device.#inbound.add(socket);
      readMessages(socket, device.#take);
    });
    server.on("tlsClientError", () => undefined);
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen(settings.port, settings.address, resolve);
    });
    return device;
  }

  async stop(): Promise<void> {
    this.#connection?.destroy();
    for (const socket of this.#inbound) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Loses the connection to the registrar and uses another one from now on. */
  moveTo(registrar: DeviceSettings["registrar"]): void {
    this.#connection?.destroy();
    this.#connection = undefined;
    Object.assign(this.settings, { registrar });
  }

  async register(overrides: { readonly password?: string } = {}): Promise<SipMessage> {
    const { domain } = this.settings;
    const request = this.#request("REGISTER", `sip:${domain}`, {
      to: this.#ownUri(),
      extra: [["Expires", "300"]],
    });
    return this.#authenticated("REGISTER", `sip:${domain}`, request, overrides.password);
  }

  /** Calls; answers a challenge unless `anonymous`. */
  async call(
    callee: string,
    body: string,
    options: {
      readonly from?: string;
      readonly anonymous?: boolean;
      readonly extra?: SipMessage["headers"];
    } = {},
  ): Promise<Call> {
    const uri = `sip:${callee}@${this.settings.domain}`;
    const extra = [["Content-Type", "application/sdp"] as const, ...(options.extra ?? [])];
    const invite = this.#request("INVITE", uri, {
      to: uri,
      extra,
      body,
      ...(options.from === undefined ? {} : { from: options.from }),
    });
    const answer = options.anonymous
      ? await this.#transact(invite)
      : await this.#authenticated("INVITE", uri, invite);
    return {
      answer,
      status: statusOf(answer),
      hangUp: () => this.#transact(this.#withinCall("BYE", answer)),
      change: (changed) => this.#transact(this.#withinCall("INVITE", answer, changed)),
    };
  }

  /** Sends a request without waiting for an answer. */
  async flood(requests: number): Promise<void> {
    for (let count = 0; count < requests; count++) {
      await this.#send(this.#request("OPTIONS", `sip:${this.settings.domain}`, { to: this.#ownUri() }));
    }
  }

  options(limitMs: number): Promise<SipMessage> {
    return this.send("OPTIONS", `sip:${this.settings.domain}`, limitMs);
  }

  /** @throws when no answer comes within the limit (ms) */
  send(method: string, uri: string, limitMs: number): Promise<SipMessage> {
    return this.#transact(this.#request(method, uri, { to: this.#ownUri() }), limitMs);
  }

  async #authenticated(
    method: string,
    uri: string,
    request: SipMessage,
    password = this.settings.password,
  ): Promise<SipMessage> {
    const challenged = await this.#transact(request);
    const status = statusOf(challenged);
    if (status !== 401 && status !== 407) return challenged;
    const challenge = headerOf(challenged, status === 401 ? "WWW-Authenticate" : "Proxy-Authenticate");
    const value = digestAnswer(challenge, { method, uri }, { user: this.settings.number, password });
    const name = status === 401 ? "Authorization" : "Proxy-Authorization";
    const again = request.headers.map(([key, old]): readonly [string, string] => {
      if (key === "CSeq") return [key, `${++this.#sequence} ${method}`];
      return key === "Via" ? [key, this.#via()] : [key, old];
    });
    return this.#transact({ ...request, headers: [...again, [name, value]] });
  }

  #withinCall(method: string, answer: SipMessage, body = ""): SipMessage {
    const { number, address, port } = this.settings;
    const target = /<([^>]+)>/.exec(headerOf(answer, "Contact"))?.[1] ?? "";
    const routes = [...headersOf(answer, "Record-Route")].flatMap((value) => value.split(/,\s*/)).reverse();
    const sequence = method === "ACK" ? headerOf(answer, "CSeq").split(" ")[0] : ++this.#sequence;
    return {
      startLine: `${method} ${target} SIP/2.0`,
      headers: [
        ["Via", this.#via()],
        ...routes.map((route) => ["Route", route] as const),
        ...(["From", "To", "Call-ID"] as const).map((name) => [name, headerOf(answer, name)] as const),
        ["CSeq", `${sequence} ${method}`],
        ["Max-Forwards", "70"],
        ["Contact", `<sip:${number}@${address}:${port};transport=tls>`],
        ...(body === "" ? [] : [["Content-Type", "application/sdp"] as const]),
      ],
      body,
    };
  }

  #request(
    method: string,
    uri: string,
    {
      to,
      from = this.#ownUri(),
      extra = [],
      body = "",
    }: {
      readonly to: string;
      readonly from?: string;
      readonly extra?: SipMessage["headers"];
      readonly body?: string;
    },
  ): SipMessage {
    const { number, address, port } = this.settings;
    return {
      startLine: `${method} ${uri} SIP/2.0`,
      headers: [
        ["Via", this.#via()],
        ["From", `<${from}>;tag=${randomUUID().slice(0, 8)}`],
        ["To", `<${to}>`],
        ["Call-ID", randomUUID()],
        ["CSeq", `${++this.#sequence} ${method}`],
        ["Max-Forwards", "70"],
        ["Contact", `<sip:${number}@${address}:${port};transport=tls>`],
        ...extra,
      ],
      body,
    };
  }

  #ownUri(): string {
    return `sip:${this.settings.number}@${this.settings.domain}`;
  }

  #via(): string {
    const { address, port } = this.settings;
    return `SIP/2.0/TLS ${address}:${port};branch=z9hG4bK${randomUUID()}`;
  }

  /** Waits for the final answer, and acknowledges one to INVITE. */
  async #transact(request: SipMessage, limitMs = ANSWER_LIMIT_MS): Promise<SipMessage> {
    const id = headerOf(request, "Call-ID") + headerOf(request, "CSeq");
    const answered = new Promise<SipMessage>((resolve, reject) => {
      const late = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(`no answer within ${limitMs} ms to ${request.startLine}`));
      }, limitMs);
      this.#waiting.set(id, (answer) => {
        clearTimeout(late);
        this.#waiting.delete(id);
        resolve(answer);
      });
    });
    await this.#send(request);
    const answer = await answered;
    if (request.startLine.startsWith("INVITE ")) await this.#acknowledge(request, answer);
    return answer;
  }

  async #acknowledge(request: SipMessage, answer: SipMessage): Promise<void> {
    if (statusOf(answer) === 200) return this.#send(this.#withinCall("ACK", answer));
    const uri = request.startLine.split(" ")[1] ?? "";
    const sequence = headerOf(answer, "CSeq").split(" ")[0];
    const kept = (["Via", "From", "Call-ID", "Max-Forwards"] as const).map(
      (name) => [name, headerOf(request, name)] as const,
    );
    const headers = [...kept, ["To", headerOf(answer, "To")], ["CSeq", `${sequence} ACK`]] as const;
    return this.#send({ startLine: `ACK ${uri} SIP/2.0`, headers, body: "" });
  }

  async #send(message: SipMessage): Promise<void> {
    const socket = this.#connection ?? (await this.#connect());
    socket.write(textOf(message));
  }

  async #connect(): Promise<TLSSocket> {
    const { registrar, address, identity, domain } = this.settings;
    const socket = await connectTls(address, { ...registrar, name: domain }, identity);
    this.#connection = socket;
    readMessages(socket, this.#take);
    return socket;
  }

  readonly #take = (message: SipMessage, socket: TLSSocket): void => {
    const status = statusOf(message);
    if (status !== undefined) {
      if (status >= 200)
        this.#waiting.get(headerOf(message, "Call-ID") + headerOf(message, "CSeq"))?.(message);
      return;
    }
    this.requests.push(message);
    if (message.startLine.startsWith("ACK ")) return;
    const { status: code, body = "" } = message.startLine.startsWith("INVITE ")
      ? this.answer(message)
      : { status: 200 };
    const { number, address, port } = this.settings;
    const kept = message.headers
      .filter(([name]) => /^(via|from|call-id|cseq|record-route)$/i.test(name))
      .concat([["To", `${headerOf(message, "To")};tag=device`]]);
    const headers = [
      ...kept,
      ["Contact", `<sip:${number}@${address}:${port};transport=tls>`] as const,
      ...(body === "" ? [] : [["Content-Type", "application/sdp"] as const]),
    ];
    socket.write(textOf({ startLine: `SIP/2.0 ${code} Answer`, headers, body }));
  };
}
