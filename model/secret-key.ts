/** Keys under which people put what belongs into the vault; none of them holds anything else. */
const SECRET_KEY = /\/(?:passphrase|password|passwort|psk|secret)(?:\/|$)/i;

/**
 * Whether a value may be a secret that was written into the estate by mistake: findings go into logs, so they do not
 * repeat it.
 *
 * @param pointer - JSON pointer of the value or its key
 */
export function mayBeSecret(pointer: string): boolean {
  return SECRET_KEY.test(pointer);
}
