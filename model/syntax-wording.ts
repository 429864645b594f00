import type { YAMLError } from "yaml";
import type { ModelRule } from "./model-rules";

/** What a syntax error says. */
interface Wording {
  readonly rule: ModelRule;
  readonly message: string;
  readonly hint: string;
}

/** What the parser's codes mean in the user's words; others keep the parser's sentence. */
const WORDINGS: Readonly<Partial<Record<YAMLError["code"], Omit<Wording, "rule">>>> = {
  TAB_AS_INDENT: { message: "line is indented with a tab", hint: "indent with spaces" },
  BLOCK_AS_IMPLICIT_KEY: {
    message: "mapping begins in the middle of a line",
    hint: "quote the value when it contains a colon, else check the indentation",
  },
  BAD_INDENT: { message: "indentation does not match the lines above", hint: "align keys of one mapping" },
  BAD_SCALAR_START: { message: "value starts with a reserved character", hint: "quote the value" },
};

/** The parser calls this an indentation as well: the line after it does not continue the list. */
const OPEN_BRACKET: Omit<Wording, "rule"> = {
  message: "a list or mapping in brackets does not end",
  hint: "close it with ] or } in the lines above, or indent the lines that belong to it",
};

/** A finding about a document that cannot be parsed. */
export function syntaxWording(error: YAMLError): Wording {
  if (error.code === "MULTIPLE_DOCS") {
    return {
      rule: "yaml/several-documents",
      message: "the file holds several documents",
      hint: "one file per element: move what follows `---` to files of its own",
    };
  }
  if (error.code === "BAD_INDENT" && error.message.startsWith("Flow ")) {
    return { rule: "yaml/syntax", ...OPEN_BRACKET };
  }
  const wording = WORDINGS[error.code] ?? {
    message: sentence(error.message),
    hint: "check quotes, brackets and indentation here and in the lines above",
  };
  return { rule: "yaml/syntax", ...wording };
}

// "Missing closing "quote" of the parser names the quote it misses by showing one.
function sentence(message: string): string {
  const text = message.replace(/ ["']quote$/, " quote").replace(/\.$/, "");
  return text.charAt(0).toLowerCase() + text.slice(1);
}
