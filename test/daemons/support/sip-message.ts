import { createHash } from "node:crypto";

/** A request or an answer of SIP. */
export interface SipMessage {
  readonly startLine: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** Status of an answer; undefined for a request. */
export function statusOf({ startLine }: SipMessage): number | undefined {
  return startLine.startsWith("SIP/2.0 ") ? Number(startLine.split(" ")[1]) : undefined;
}

export function headersOf({ headers }: SipMessage, name: string): readonly string[] {
  return headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
}

/** @throws when the message has no such header */
export function headerOf(message: SipMessage, name: string): string {
  const [value] = headersOf(message, name);
  if (value === undefined) throw new Error(`no ${name} in:\n${textOf(message)}`);
  return value;
}

export function textOf({ startLine, headers, body }: SipMessage): string {
  const length = ["Content-Length", String(Buffer.byteLength(body))] as const;
  const lines = [...headers, length].map(([name, value]) => `${name}: ${value}\r\n`);
  return `${startLine}\r\n${lines.join("")}\r\n${body}`;
}

/** The first message of a stream and what follows it; undefined while it is incomplete. */
export function takeMessage(
  stream: Buffer,
): { readonly message: SipMessage; readonly rest: Buffer } | undefined {
  const end = stream.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [startLine = "", ...lines] = stream.subarray(0, end).toString().split("\r\n");
  const all = lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
  });
  const isLength = ([name]: readonly [string, string]): boolean => /^(content-length|l)$/i.test(name);
  const length = Number(all.find(isLength)?.[1] ?? 0);
  const from = end + 4;
  if (stream.length < from + length) return undefined;
  const body = stream.subarray(from, from + length).toString();
  const headers = all.filter((header) => !isLength(header));
  return { message: { startLine, headers, body }, rest: stream.subarray(from + length) };
}

/** Answer to a digest challenge without qop (RFC 2617): Authorization or Proxy-Authorization. */
export function digestAnswer(
  challenge: string,
  request: { readonly method: string; readonly uri: string },
  account: { readonly user: string; readonly password: string },
): string {
  const value = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? "";
  const [realm, nonce] = [value("realm"), value("nonce")];
  const secret = passwordHash(account.user, realm, account.password);
  const response = md5(`${secret}:${nonce}:${md5(`${request.method}:${request.uri}`)}`);
  return `Digest username="${account.user}", realm="${realm}", nonce="${nonce}", uri="${request.uri}", response="${response}"`;
}

/** What a registrar keeps instead of a password. */
export function passwordHash(user: string, realm: string, password: string): string {
  return md5(`${user}:${realm}:${password}`);
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
