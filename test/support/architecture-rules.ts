import { posix } from "node:path";
import * as ts from "typescript";
import type { CodeFile } from "./source-tree";

/** One rule of the house that a file can break by itself. */
export interface ArchitectureRule {
  readonly id: string;
  /** What is wrong, one text per offence. */
  readonly check: (file: CodeFile) => readonly string[];
}

/** Folder → folders it may import from besides itself. A folder that is missing here may import from all. */
export type LayerTable = Readonly<Record<string, readonly string[]>>;

/** Non-blank lines of a code file. */
export const MAX_LINES = 300;

/** Folders whose code decides nothing by clock, chance or environment. */
const PURE_FOLDERS = ["model", "compatibility", "planning", "report", "constructs", "policies", "stacks"];

/** Node modules that reach outside; the reader of the estate and the writer of the output are at the edge. */
const OUTSIDE_MODULES =
  /^(node:)?(fs|fs\/promises|child_process|os|net|http|https|dgram|process|worker_threads)$/;

/** Rules that need no table. */
export const FILE_RULES: readonly ArchitectureRule[] = [
  {
    id: "length",
    check: ({ text }) => {
      const lines = text.split("\n").filter((line) => line.trim() !== "").length;
      return lines > MAX_LINES ? [`${lines} lines, allowed are ${MAX_LINES}`] : [];
    },
  },
  {
    id: "file-name",
    check: ({ path }) =>
      path
        .split("/")
        .filter((part) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(part))
        .map((part) => `"${part}" is not kebab-case`),
  },
  {
    id: "vague-name",
    check: ({ path }) => {
      const name = posix.basename(path).replace(/\..*$/, "");
      return /(^|-)(utils?|helpers?|misc|common)$/.test(name)
        ? [`"${name}" names no noun of the domain`]
        : [];
    },
  },
  {
    id: "barrel",
    check: ({ path, nodes }) => [
      ...(/(^|\/)index\.(ts|js|mjs)$/.test(path) ? ["an index file"] : []),
      ...nodes
        .filter((node) => ts.isExportDeclaration(node) && node.moduleSpecifier && !node.exportClause)
        .map((node) => node.getText()),
    ],
  },
  {
    id: "default-export",
    // Tools ask for the default export of their configuration.
    check: ({ path, nodes }) =>
      /\.config\.mjs$/.test(path) ? [] : nodes.filter(isDefaultExport).map(firstLine),
  },
  {
    id: "cdktf-place",
    check: ({ path, imports }) =>
      inFolders(path, ["constructs", "stacks", "test", "bench"]) || path === "main.ts"
        ? []
        : imports.filter(
            (name) => /^(cdktf|@cdktf\/|constructs$)/.test(name) && !name.startsWith("cdktf-cli"),
          ),
  },
  {
    id: "cdktf-deep",
    check: ({ path, imports }) =>
      // Besides the renderer, the tests' set-up file quietens one of cdktf's inner modules.
      inFolders(path, ["stacks"]) || path === "test/support/without-creation-stacks.ts"
        ? []
        : imports.filter((name) => name.startsWith("cdktf/")),
  },
  {
    id: "provider-index",
    check: ({ imports }) =>
      imports.filter(
        (name) => /^@cdktf\/provider-/.test(name) && !/^@cdktf\/provider-[^/]+\/lib\/[^/]+/.test(name),
      ),
  },
  {
    id: "pure",
    check: ({ path, nodes }) => (inFolders(path, PURE_FOLDERS) ? nodes.flatMap(impurity) : []),
  },
  {
    id: "chance",
    check: ({ path, nodes }) =>
      inFolders(path, [...PURE_FOLDERS, "cli", "bin", "scripts", "bench"])
        ? []
        : nodes.flatMap(impurity).filter((use) => !use.startsWith("process")),
  },
  {
    id: "exit",
    check: ({ path, nodes }) =>
      inFolders(path, ["bin", "scripts", "bench"])
        ? []
        : nodes.flatMap(impurity).filter((use) => use === "process.exit"),
  },
  {
    id: "outside",
    check: ({ path, imports }) =>
      inFolders(path, ["compatibility", "planning", "report", "constructs", "policies"])
        ? imports.filter((name) => OUTSIDE_MODULES.test(name))
        : [],
  },
  {
    id: "absolute-path",
    check: ({ nodes }) =>
      nodes.flatMap((node) =>
        (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) &&
        /^(file:\/\/)?(\/(home|Users|root|work|tmp)\/|[A-Za-z]:\\Users\\)/.test(node.text)
          ? [node.text]
          : [],
      ),
  },
  {
    id: "suppression",
    check: ({ text }) =>
      [...text.matchAll(/^.*?(?:\/\/|\/\*)\s*(eslint-disable|@ts-(?:ignore|nocheck|expect-error))/gm)].map(
        (match) => match[1] ?? "",
      ),
  },
];

/** Imports that go upward or sideways. */
export function layerRule(table: LayerTable): ArchitectureRule {
  return {
    id: "layer",
    check: ({ path, imports }) => {
      const layer = path.split("/")[0] ?? "";
      const allowed = Object.hasOwn(table, layer) ? table[layer] : undefined;
      if (allowed === undefined) return [];
      return imports
        .filter((name) => name.startsWith("."))
        .filter((name) => {
          const [folder = ""] = posix.join(posix.dirname(path), name).split("/");
          return folder !== layer && !allowed.includes(folder);
        })
        .map((name) => `${layer}/ imports ${name}`);
    },
  };
}

/** Dependencies of a package.json that are not pinned to one version. */
export function looseDependencies(packageJson: {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}): readonly string[] {
  return Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies })
    .filter(([, version]) => !/^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version))
    .map(([name, version]) => `${name}@${version}`);
}

/** All offences as `path [rule] what`, sorted by path. */
export function offences(files: readonly CodeFile[], rules: readonly ArchitectureRule[]): readonly string[] {
  return files.flatMap((file) =>
    rules.flatMap(({ id, check }) => check(file).map((what) => `${file.path} [${id}] ${what}`)),
  );
}

function inFolders(path: string, folders: readonly string[]): boolean {
  return path.includes("/") && folders.includes(path.split("/")[0] ?? "");
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return node.isExportEquals !== true;
  if (ts.isExportSpecifier(node)) return node.name.text === "default";
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  );
}

/** What a node takes from clock, chance or process: `Date.now`, `new Date()`, `process` … */
function impurity(node: ts.Node): readonly string[] {
  if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length) {
    return ["new Date()"];
  }
  if (!ts.isIdentifier(node) || isName(node)) return [];
  const use = ts.isPropertyAccessExpression(node.parent)
    ? `${node.text}.${node.parent.name.text}`
    : node.text;
  const isImpure =
    node.text === "process" || /^(Date\.now|Math\.random|performance\.now|crypto\.random\w+)$/.test(use);
  return isImpure ? [use] : [];
}

/** Whether an identifier only names a member or declares something of our own. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isPropertyAssignment(parent)) return parent.name === node;
  return !ts.isExpression(parent) && !ts.isVariableDeclaration(parent) && !ts.isStatement(parent);
}

function firstLine(node: ts.Node): string {
  return node.getText().split("\n")[0] ?? "";
}
