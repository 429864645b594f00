import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";

/** Folders that hold nothing we wrote. */
const FOREIGN_FOLDERS = new Set([
  "node_modules",
  "dist",
  "generated",
  "cdktf.out",
  "coverage",
  "fixtures",
  "golden",
]);

const CODE_FILE = /\.(ts|js|mjs|cjs)$/;

/** A code file of the repository, parsed. */
export interface CodeFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Module specifiers of all imports, exports and requires. */
  readonly imports: readonly string[];
  /** All nodes of the syntax tree, parents before children. */
  readonly nodes: readonly ts.Node[];
}

/** Parses one file. */
export function codeFile(path: string, text: string): CodeFile {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { path, text, nodes, imports: nodes.flatMap(importedModule) };
}

/** All code files below a folder, sorted by path. */
export function readCodeFiles(root: string): readonly CodeFile[] {
  return codePaths(root, "")
    .sort()
    .map((path) => codeFile(path, readFileSync(join(root, path), "utf8")));
}

function codePaths(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      return FOREIGN_FOLDERS.has(entry.name) || entry.name.startsWith(".") ? [] : codePaths(root, path);
    }
    return CODE_FILE.test(entry.name) ? [path] : [];
  });
}

function importedModule(node: ts.Node): readonly string[] {
  const specifier =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
        ? node.argument.literal
        : ts.isCallExpression(node) && isLoader(node.expression)
          ? node.arguments[0]
          : undefined;
  return specifier !== undefined && ts.isStringLiteralLike(specifier) ? [specifier.text] : [];
}

function isLoader(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  return /^(require|require\.resolve|jest\.(requireActual|mock))$/.test(callee.getText());
}
