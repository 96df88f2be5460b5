import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const SOURCE = fileURLToPath(new URL("../../../src", import.meta.url));

/** Sentences of reports, of the help text, of references and of success, which are no errors. */
const NO_ERRORS = [
  /^reports\/(?!json\/(?:read-report|open-report|read-last-audit)\.ts)/,
  /^run\/preflight\/(?:markdown-table|terminal-table)\.ts$/,
  /^run\/modes\/validate\.ts$/,
  /^settings\/(?:inputs|commands|help|policy|schema)\.ts$/,
  /^settings\/policy-file\/(?:fields|schema|schema-complaints)\.ts$/,
  /^posture\/(?!verdict\/gate|plan\/plan-baseline|plan\/unjudged-checks|policy\/exemptions|policy\/policy-notices|preview\/compare-policies|preview\/judge-twice)/,
];

/** Their texts are the reason of a listing that could not be read, and so no whole sentences. */
const REASONS = new Set(["NoAnswer", "OciFailure", "malformed", "failure", "giveUp"]);

export interface ErrorText {
  /** Path below `src/` and line, to be found again. */
  readonly where: string;
  /** As a reader sees it; what a run fills in is `…`. */
  readonly text: string;
}

/**
 * What the program may say when something is wrong or worth a notice: the texts in `src/` that have a
 * full stop and four words (a part that is filled in counts as one), those of errors that are thrown,
 * the problems of a policy file, and the reasons of listings that could not be read.
 */
export function errorTexts(): readonly ErrorText[] {
  return readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".generated.ts"))
    .sort()
    .flatMap((name) => new SourceTexts(name, readFileSync(join(SOURCE, name), "utf8")).all());
}

class SourceTexts {
  readonly #name: string;
  readonly #source: ts.SourceFile;
  /** Texts that others are put together with, by the name of their constant. */
  readonly #parts = new Map<string, ts.Expression>();
  readonly #used = new Set<ts.Node>();

  constructor(name: string, content: string) {
    this.#name = name;
    this.#source = ts.createSourceFile(name, content, ts.ScriptTarget.Latest, true);
    this.#walk((node) => {
      if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
        this.#parts.set(node.name.text, node.initializer);
      }
      return true;
    });
  }

  all(): readonly ErrorText[] {
    const found: (ErrorText & { readonly node: ts.Node })[] = [];
    this.#walk((node) => {
      const text = this.#shown(node);
      if (text === null) return true;
      if (this.#isErrorText(text, node)) {
        const { line } = this.#source.getLineAndCharacterOfPosition(node.getStart(this.#source));
        found.push({ node, where: `${this.#name}:${line + 1}`, text });
      }
      // What stands within a text is a part of it.
      return false;
    });
    return found
      .filter(({ node }) => !this.#used.has(node))
      .map(({ where, text }) => ({ where, text }));
  }

  /** `visit` tells whether to go into the node. */
  #walk(visit: (node: ts.Node) => boolean): void {
    const deeper = (node: ts.Node): void => {
      if (visit(node)) ts.forEachChild(node, deeper);
    };
    ts.forEachChild(this.#source, deeper);
  }

  #isErrorText(text: string, node: ts.Node): boolean {
    const words = text.match(/\p{L}+|…/gu)?.length ?? 0;
    const isExempt = NO_ERRORS.some((pattern) => pattern.test(this.#name));
    if (isPassed(node)) return false;
    if (isThrown(node)) return words >= 4;
    if (isReason(node)) return words >= 3;
    if (isExempt || !/\p{L}.* /u.test(text)) return false;
    return words >= 4 && (/\.(?:\s|…|$)/.test(text) || /policy-file\//.test(this.#name));
  }

  /** The text of a literal, a template or a sum of them; null for any other node. */
  #shown(node: ts.Node): string | null {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
    if (ts.isTemplateExpression(node)) {
      const spans = node.templateSpans.map(
        ({ expression, literal }) => `${this.#filledIn(expression)}${literal.text}`,
      );
      return (node.head.text + spans.join("")).replace(/…+/g, "…");
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
      const [left, right] = [this.#shown(node.left), this.#shown(node.right)];
      return left === null || right === null ? null : left + right;
    }
    return null;
  }

  #filledIn(expression: ts.Expression): string {
    const part = ts.isIdentifier(expression) ? this.#parts.get(expression.text) : undefined;
    const text = part && this.#shown(part);
    if (part === undefined || text == null) return "…";
    this.#used.add(part);
    return text;
  }
}

function isThrown(node: ts.Node): boolean {
  return isWithin(node, (at) => ts.isNewExpression(at) && /(?<!Type)Error$/.test(calleeOf(at)));
}

/** What the preflight says of a check that passed. */
function isPassed(node: ts.Node): boolean {
  return isWithin(node, (at) => ts.isCallExpression(at) && calleeOf(at) === "passed");
}

function isReason({ parent }: ts.Node): boolean {
  return (
    (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && REASONS.has(calleeOf(parent))
  );
}

/** Within an expression: the search ends at a function's body. */
function isWithin(node: ts.Node, fits: (at: ts.Node) => boolean): boolean {
  for (let at = node; !ts.isSourceFile(at) && !ts.isBlock(at); at = at.parent) {
    if (fits(at)) return true;
  }
  return false;
}

function calleeOf({ expression }: ts.CallExpression | ts.NewExpression): string {
  return (ts.isPropertyAccessExpression(expression) ? expression.name : expression).getText();
}
