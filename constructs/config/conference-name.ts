import { secretReference } from "./secret-reference";

/** Port of the media servers (vendor default: https://jitsi.github.io/handbook/docs/devops-guide/devops-guide-scalable). */
export const CONFERENCE_MEDIA_PORT = 10000;

/** Port on which media servers and recorders reach the XMPP server. */
export const CONFERENCE_XMPP_PORT = 5222;

/** Accounts of the platform's own parts on the XMPP server. */
export const CONFERENCE_ACCOUNTS = ["focus", "jvb", "jibri", "recorder"] as const;
export type ConferenceAccount = (typeof CONFERENCE_ACCOUNTS)[number];

/** Reference to the password of an account. */
export function accountPassword(account: ConferenceAccount): string {
  return secretReference(accountSecret(account));
}

/** Name of the secret that holds the password of an account. */
export function accountSecret(account: ConferenceAccount): string {
  return `conference-${account}`;
}

/** XMPP domain of the platform's own accounts. */
export function accountDomain(domain: string): string {
  return `auth.${domain}`;
}

/** XMPP domain of recorders, who are invisible to participants. */
export function recorderDomain(domain: string): string {
  return `recorder.${domain}`;
}

/** Room in which media servers and recorders offer themselves. */
export function brewery(kind: "jvb" | "jibri", domain: string): string {
  return `${kind}brewery@internal.${accountDomain(domain)}`;
}
