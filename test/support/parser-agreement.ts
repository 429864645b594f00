import { parseExact } from "../../model/exact-yaml";
import { parsePlain } from "../../model/plain-yaml";

/** Expects the fast and the exact parser to read the same from a text without problems. */
export async function expectAgreement(text: string): Promise<void> {
  const exact = await parseExact("x.yaml", text);
  expect(exact.problems).toEqual([]);
  expect(parsePlain(text)?.data).toEqual(exact.data);
}
