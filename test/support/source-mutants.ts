import { readFileSync } from "node:fs";
import ts from "typescript";

/** A source text with one fault. */
export interface SourceMutant {
  /** `line 12: < became <=`. */
  readonly fault: string;
  readonly text: string;
}

/** Operators that decide something → what a slip of the pen makes of them. */
const SLIPS: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: "!==",
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: "===",
  [ts.SyntaxKind.LessThanToken]: "<=",
  [ts.SyntaxKind.LessThanEqualsToken]: "<",
  [ts.SyntaxKind.GreaterThanToken]: ">=",
  [ts.SyntaxKind.GreaterThanEqualsToken]: ">",
  [ts.SyntaxKind.AmpersandAmpersandToken]: "||",
  [ts.SyntaxKind.BarBarToken]: "&&",
};

const QUANTIFIERS: Readonly<Record<string, string>> = { some: "every", every: "some" };

/** One mutant for each place of a source file that decides something: operators, negations, quantifiers, conditions. */
export function sourceMutants(path: string): readonly SourceMutant[] {
  const text = readFileSync(path, "utf8");
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const mutants: SourceMutant[] = [];
  const replace = (node: ts.Node, by: string): void => {
    const [start, end] = [node.getStart(), node.getEnd()];
    const line = file.getLineAndCharacterOfPosition(start).line + 1;
    mutants.push({
      fault: `line ${line}: ${text.slice(start, end)} became ${by}`,
      text: text.slice(0, start) + by + text.slice(end),
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node)) {
      const slip = SLIPS[node.operatorToken.kind];
      if (slip !== undefined) replace(node.operatorToken, slip);
    } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      replace(node, node.operand.getText());
    } else if (ts.isPropertyAccessExpression(node)) {
      const other = QUANTIFIERS[node.name.text];
      if (other !== undefined) replace(node.name, other);
    } else if (ts.isConditionalExpression(node) || ts.isIfStatement(node)) {
      const condition = ts.isIfStatement(node) ? node.expression : node.condition;
      for (const by of ["true", "false"]) replace(condition, by);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return mutants;
}
