/** Control characters and marks that turn the reading direction: they would steer the terminal or hide text. */
const INVISIBLE = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** The text on one line, with a visible `␦` for every character that cannot be seen; its length stays the same. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, "␦").replaceAll("\t", " ");
}
