/** Characters that XML 1.0 does not know, not even escaped (https://www.w3.org/TR/xml/#charsets). */
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Text for an element or an attribute of XML. */
export function xmlText(text: string): string {
  return text
    .replace(NOT_IN_XML, "\ufffd")
    .replace(/[&<>"\t\n\r]/g, (character) => ENTITIES[character] ?? "");
}
