import { visible } from "./visible-text";

/** A line of a table. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/**
 * Text of the estate as prose: what Markdown or HTML would read as markup is defused. A mention cannot be escaped, it is
 * found after rendering; so the sign gets a look-alike.
 */
export function prose(text: string): string {
  return visible(text)
    .replaceAll("@", "＠")
    .replace(/[\\`*_[\]|~#!]/g, "\\$&")
    .replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text of the estate as code, on one line of a table or list. */
export function code(text: string): string {
  return `\`${visible(text).replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}
