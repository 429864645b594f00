/** Codes of the characters that plain YAML turns on. */
export const BLANK = 0x20;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const SINGLE_QUOTE = 0x27;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const COLON = 0x3a;
export const GREATER = 0x3e;
export const OPENING_BRACKET = 0x5b;
export const CLOSING_BRACKET = 0x5d;
export const BAR = 0x7c;
export const OPENING_BRACE = 0x7b;
export const CLOSING_BRACE = 0x7d;
export const TILDE = 0x7e;

export function isLetter(code: number): boolean {
  return (code > 0x40 && code < 0x5b) || (code > 0x60 && code < 0x7b);
}
