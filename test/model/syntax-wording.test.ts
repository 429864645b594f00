import { parseDocument } from "yaml";
import { syntaxWording } from "../../model/syntax-wording";

/** What the first mistake of a text leads to. */
function wordingOf(text: string): string {
  const [error] = parseDocument(text, { prettyErrors: false, strict: true }).errors;
  return error === undefined ? "" : syntaxWording(error).message;
}

test.each([
  ["a tab", "a:\n\tb: 1\n", "line is indented with a tab"],
  ["a list without its end", "a:\n  b: [x\n", "a list or mapping in brackets does not end"],
  ["a mapping without its end", "a:\n  b: {x: 1\nc: 1\n", "a list or mapping in brackets does not end"],
  ["a key that stands too far left", "a:\n    b: 1\n  c: 2\n", "indentation does not match the lines above"],
  ["a value with a colon", "a: x: y\n", "mapping begins in the middle of a line"],
  ["a second document", "a: 1\n---\nb: 1\n", "the file holds several documents"],
  ["a quote without its end", 'a: "x\nb: 1\n', "missing closing quote"],
])("%s is named in the user's words", (_, text, message) => {
  expect(wordingOf(text)).toBe(message);
});
