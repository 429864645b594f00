import { basename, join, resolve } from "node:path";
import { mergeCatalog, type MergedCatalog } from "./catalog";
import { readDataFiles, type DataFile, type ReadFile } from "./data-file";
import type { Finding } from "./diagnostic";
import type { EstateFileSystem } from "./estate-file-system";
import { CATALOG_FOLDER, PRICE_BOOK_FOLDER } from "./file-kinds";
import { searchFolder } from "./file-search";

/** The catalogue as it was read. */
export interface CatalogReading extends MergedCatalog {
  readonly files: readonly ReadFile[];
  /** Price books that exist; their file names without ending. */
  readonly priceBooks: ReadonlySet<string>;
}

/**
 * Reads the product's catalogue and the estate's own one, and of their price books only the one that is asked for.
 */
export async function readCatalog(
  { estateDir, catalogDir }: { readonly estateDir: string; readonly catalogDir: string },
  priceBook: string | undefined,
  files: EstateFileSystem,
): Promise<CatalogReading> {
  const ownDir = join(estateDir, CATALOG_FOLDER);
  const product = catalogFiles(catalogDir, catalogDir, estateDir, files);
  const own =
    resolve(ownDir) === resolve(catalogDir)
      ? { found: [], findings: [] }
      : catalogFiles(ownDir, estateDir, estateDir, files);
  const wanted = ({ path }: DataFile) => !isPriceBook(path) || basename(path, ".yaml") === priceBook;
  const read = async (found: readonly DataFile[]) => readDataFiles(found.filter(wanted), files);
  const [productFiles, ownFiles] = [await read(product.found), await read(own.found)];
  const merged = mergeCatalog(productFiles, ownFiles);
  return {
    ...merged,
    findings: [...product.findings, ...own.findings, ...merged.findings],
    files: [...productFiles, ...ownFiles],
    priceBooks: new Set(
      [...product.found, ...own.found]
        .filter(({ path }) => isPriceBook(path))
        .map(({ path }) => basename(path, ".yaml")),
    ),
  };
}

function isPriceBook(path: string): boolean {
  return basename(join(path, "..")) === PRICE_BOOK_FOLDER;
}

function catalogFiles(
  path: string,
  boundary: string,
  estateDir: string,
  files: EstateFileSystem,
): { readonly found: readonly DataFile[]; readonly findings: readonly Finding[] } {
  const search = searchFolder({ path, schema: "catalog", estateDir, boundary }, files);
  // Links to folders are not followed, so this ends.
  const below = search.folders.map((name) => catalogFiles(join(path, name), boundary, estateDir, files));
  return {
    found: [...search.found, ...below.flatMap(({ found }) => found)],
    findings: [...search.findings, ...below.flatMap(({ findings }) => findings)],
  };
}
