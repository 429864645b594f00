import fc from "fast-check";
import { PLAIN_MAPPING, placeColumns } from "../../../cli/inventory/column-mapping";
import { decodeCsv } from "../../../cli/inventory/csv-bytes";
import { readTable, type CsvTable } from "../../../cli/inventory/csv-table";
import { importInventory, type ImportResult } from "../../../cli/inventory/import-inventory";
import { inventoryCsv } from "../../../cli/inventory/inventory-csv";
import { application as validate } from "../../../generated/validators";
import type { Application } from "../../../model/estate";
import { EstateSources } from "../../../model/estate-sources";
import { parseExact } from "../../../model/exact-yaml";
import { isMapping } from "../../../model/plain-yaml";
import { manifestArbitrary } from "../../support/schema-arbitrary";

/** The manifest as the program reads it: defaults filled in. */
function loaded(data: unknown): Record<string, unknown> {
  const copy = structuredClone(data);
  if (!validate(copy)) throw new Error(`no valid manifest: ${JSON.stringify(data)}`);
  for (const section of Object.values(copy as unknown as Record<string, unknown>)) {
    // Which of two open questions was asked first does not matter.
    if (isMapping(section) && Array.isArray(section["unknown"])) section["unknown"].sort();
  }
  return copy as unknown as Record<string, unknown>;
}

async function imported(
  csv: string,
  manifests: ReadonlyMap<string, string> = new Map(),
): Promise<ImportResult> {
  const text = decodeCsv("x.csv", Buffer.from(csv)) as string;
  const table = readTable({ file: "x.csv", text }) as CsvTable;
  const placed = placeColumns(table, PLAIN_MAPPING, () => ({ file: "", line: 1, column: 1 }));
  if (!("columns" in placed)) throw new Error(JSON.stringify(placed));
  const stored = new Map(
    await Promise.all(
      [...manifests].map(async ([id, manifest]) => {
        const file = `applications/${id}.yaml`;
        const { data } = await parseExact(file, manifest);
        return [id, { file, text: manifest, data: data as Record<string, unknown> }] as const;
      }),
    ),
  );
  const sources = new EstateSources(new Map());
  return importInventory({
    table,
    mapping: PLAIN_MAPPING,
    placed,
    manifests: stored,
    sources,
    schema: undefined,
  });
}

const asApplication = (data: Record<string, unknown>): Application =>
  ({ ...loaded(data), id: "x", file: "applications/x.yaml" }) as unknown as Application;

describe("a manifest that goes through a CSV", () => {
  it("comes back with everything it held", async () => {
    await fc.assert(
      fc.asyncProperty(manifestArbitrary, async (data) => {
        const result = await imported(inventoryCsv([asApplication(data)], PLAIN_MAPPING));
        expect([...result.errors, ...result.warnings]).toEqual([]);
        const { data: read } = await parseExact("x.yaml", result.created.get("x")!);
        expect(loaded(read)).toEqual(loaded(data));
      }),
      { numRuns: 25 },
    );
  });

  it("is not touched when it holds that already", async () => {
    await fc.assert(
      fc.asyncProperty(manifestArbitrary, async (data) => {
        const csv = inventoryCsv([asApplication(data)], PLAIN_MAPPING);
        const first = await imported(csv);
        const again = await imported(csv, first.created);
        expect([again.errors, again.warnings, again.unchanged]).toEqual([[], [], ["x"]]);
      }),
      { numRuns: 15 },
    );
  });

  it("becomes any other one by importing that one's row", async () => {
    await fc.assert(
      fc.asyncProperty(manifestArbitrary, manifestArbitrary, async (before, after) => {
        // A cell can close a section's questions, but not take the section away.
        const kept = { ...before, ...after };
        const first = await imported(inventoryCsv([asApplication(before)], PLAIN_MAPPING));
        const second = await imported(inventoryCsv([asApplication(kept)], PLAIN_MAPPING), first.created);
        expect([...second.errors, ...second.warnings]).toEqual([]);
        const text = second.updated.get("x") ?? first.created.get("x")!;
        const { data: read } = await parseExact("x.yaml", text);
        expect(loaded(read)).toEqual(loaded(kept));
      }),
      { numRuns: 25 },
    );
  });
});
