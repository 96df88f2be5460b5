/** What modules export, and what others import of them: read from the syntax alone, so that it is quick. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";

import ts from "typescript";

/** `*` is every name of a module. */
export interface Import {
  readonly path: string;
  readonly name: string;
}

export interface ModuleUses {
  readonly exported: readonly string[];
  /** Names that the signatures of what is exported mention: who calls it may have to name them. */
  readonly mentioned: ReadonlySet<string>;
  readonly imported: readonly Import[];
}

/** The modules below the folders of `root`, by their paths from there. */
export function modulesBelow(
  root: string,
  folders: readonly string[],
): ReadonlyMap<string, ModuleUses> {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map(({ parentPath, name }) => relative(root, join(parentPath, name))),
  );
  return new Map(paths.map((path) => [path, usesOf(path, readFileSync(join(root, path), "utf8"))]));
}

export function usesOf(path: string, text: string): ModuleUses {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const exported = file.statements.flatMap(namesExported);
  const mentioned = new Set(file.statements.filter(isExported).flatMap(namesMentioned));
  const imported: Import[] = [];
  const visit = (node: ts.Node): void => {
    imported.push(...importsOf(path, node));
    ts.forEachChild(node, visit);
  };
  // Below the statements there are imports on demand alone.
  if (text.includes("import(")) visit(file);
  else imported.push(...file.statements.flatMap((statement) => importsOf(path, statement)));
  return { exported, mentioned, imported };
}

function importsOf(path: string, node: ts.Node): readonly Import[] {
  const [from, names] = specifierAndNames(node);
  if (from === undefined || !ts.isStringLiteral(from) || !from.text.startsWith(".")) return [];
  const module = posix.join(dirname(path), from.text).replace(/\.js$/, ".ts");
  return names.map((name) => ({ path: module, name }));
}

type SpecifierAndNames = readonly [from: ts.Node | undefined, names: readonly string[]];

function specifierAndNames(node: ts.Node): SpecifierAndNames {
  if (ts.isImportDeclaration(node)) return [node.moduleSpecifier, namesImported(node)];
  if (ts.isExportDeclaration(node)) {
    const { exportClause: clause } = node;
    const isNamed = clause !== undefined && ts.isNamedExports(clause);
    return [node.moduleSpecifier, isNamed ? originalNames(clause.elements) : ["*"]];
  }
  if (ts.isImportTypeNode(node)) {
    const { argument, qualifier } = node;
    const from = ts.isLiteralTypeNode(argument) ? argument.literal : undefined;
    return [from, [qualifier?.getText().split(".")[0] ?? "*"]];
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return [node.arguments[0], namesLoaded(node)];
  }
  return [undefined, []];
}

function namesImported({ importClause: clause }: ts.ImportDeclaration): readonly string[] {
  const bindings = clause?.namedBindings;
  if (bindings === undefined) return clause?.name === undefined ? [] : ["default"];
  return ts.isNamespaceImport(bindings) ? ["*"] : originalNames(bindings.elements);
}

/** Of `(await import("x")).name` and of `const { name } = await import("x")`; else all. */
function namesLoaded(call: ts.CallExpression): readonly string[] {
  if (!ts.isAwaitExpression(call.parent)) return ["*"];
  let outer: ts.Node = call.parent.parent;
  while (ts.isParenthesizedExpression(outer)) outer = outer.parent;
  if (ts.isPropertyAccessExpression(outer)) return [outer.name.text];
  if (!ts.isVariableDeclaration(outer) || !ts.isObjectBindingPattern(outer.name)) return ["*"];
  return originalNames(outer.name.elements);
}

/** `a` of `a as b` and of `a: b`. */
function originalNames(
  elements: ts.NodeArray<ts.ImportSpecifier | ts.ExportSpecifier | ts.BindingElement>,
): readonly string[] {
  return elements.map(({ propertyName, name }) => (propertyName ?? name).getText());
}

function namesExported(statement: ts.Statement): readonly string[] {
  if (ts.isExportDeclaration(statement)) {
    const { exportClause: clause } = statement;
    const isNamed = clause !== undefined && ts.isNamedExports(clause);
    return isNamed ? clause.elements.map(({ name }) => name.text) : [];
  }
  if (ts.isExportAssignment(statement)) return ["default"];
  if (!isExported(statement)) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const { name } = statement as ts.DeclarationStatement;
  return [name?.text ?? "default"];
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

/** The types that a declaration names outside of what it does. */
function namesMentioned(statement: ts.Statement): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBlock(node)) return;
    if (ts.isTypeReferenceNode(node)) names.push(node.typeName.getText());
    if (ts.isExpressionWithTypeArguments(node)) names.push(node.expression.getText());
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return names;
}
