import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const SOURCE = fileURLToPath(new URL("../../../src", import.meta.url));

/** What a reader finds in a report or in the help text, and not among the errors. */
const NO_ERRORS = [
  /^reports\/(?!read-report\.ts)/,
  /^preflight\//,
  /^settings\/(?:inputs|commands|help)\.ts$/,
  /^posture\/(?!gate|exemptions)/,
];

/** Whose text is the reason of a listing that could not be read, and so no whole sentence. */
const REASONS = new Set(["NoAnswer", "OciFailure", "malformed", "failure"]);

export interface ErrorText {
  /** Path below `src/` and line, to be found again. */
  readonly where: string;
  /** As a reader sees it; what a run fills in is `…`. */
  readonly text: string;
}

/**
 * Every sentence that the program may say when something is wrong: the literals in `src/` that end in
 * a full stop and have five words or more, the problems of a policy file, and the reasons of unread
 * listings. Notices and log lines of that form are among them.
 */
export function errorTexts(): readonly ErrorText[] {
  return readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts") && !NO_ERRORS.some((pattern) => pattern.test(name)))
    .sort()
    .flatMap(textsOf);
}

function textsOf(name: string): readonly ErrorText[] {
  const source = ts.createSourceFile(
    name,
    readFileSync(join(SOURCE, name), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: ErrorText[] = [];
  const visit = (node: ts.Node): void => {
    const text = shown(node);
    if (text === null) {
      ts.forEachChild(node, visit);
      return;
    }
    if (!isErrorText(text, node, name)) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push({ where: `${name}:${line + 1}`, text });
  };
  visit(source);
  return found;
}

function isErrorText(text: string, node: ts.Node, name: string): boolean {
  const words = text.match(/\p{L}{2,}/gu)?.length ?? 0;
  if (words >= 5 && /[.]$/.test(text)) return true;
  if (name.startsWith("settings/policy-file/")) return words >= 4;
  return words >= 3 && isReason(node);
}

function isReason({ parent }: ts.Node): boolean {
  if (!ts.isCallExpression(parent) && !ts.isNewExpression(parent)) return false;
  const { expression } = parent;
  const callee = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  return REASONS.has(callee.getText());
}

/** The text of a literal, a template or a sum of them; null for any other node. */
function shown(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.map(({ literal }) => `…${literal.text}`);
    return collapsed(node.head.text + spans.join(""));
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [shown(node.left), shown(node.right)];
    return left === null || right === null ? null : collapsed(left + right);
  }
  return null;
}

function collapsed(text: string): string {
  return text.replace(/…+/g, "…");
}
