import { isOcid } from "../../plain/ocid.js";
import { isDefaultDomain } from "./domains.js";
import { parseCondition } from "./parse-condition.js";
import { Scanner } from "./scanner.js";
import {
  VERBS,
  type Location,
  type Rights,
  type Statement,
  type Subject,
  type SubjectKind,
} from "./statement.js";

/** Statements of other kinds than a grant in this tenancy; a deny only takes away. */
const NO_GRANT = ["define", "endorse", "deny"] as const;
const NAMED = ["group", "dynamic-group", "service", "resource"] as const;
const ANYBODY = ["any-user", "any-group"] as const;
const BEGINNING =
  /\b(?:allow|admit)\s+(?:group|dynamic-group|service|resource|any-user|any-group)\b/gi;

/**
 * Reads one statement in a time that grows with its length alone. What it cannot read to the end is
 * `unreadable`, never without effect. The word `allow` may be left out.
 */
export function parseStatement(text: string): Statement {
  if (holdsAnother(text)) return { kind: "unreadable", subjects: [] };
  const scanner = new Scanner(text);
  if (scanner.keyword(...NO_GRANT) !== null) return { kind: "no grant" };
  const isAdmitted = scanner.keyword("allow", "admit") === "admit";
  const subjects = subjectsAt(scanner, isAdmitted);
  if (subjects === null || scanner.keyword("to") === null) {
    return { kind: "unreadable", subjects: [] };
  }
  // It joins networks across tenancies, and names two locations.
  if (isAdmitted && scanner.keyword("associate") !== null) return { kind: "no grant" };
  const rights = rightsAt(scanner);
  const location = rights === null ? null : locationAt(scanner, rights.kind === "permissions");
  const isConditional = location !== null && scanner.keyword("where") !== null;
  if (rights === null || location === null || (!isConditional && !scanner.isAtEnd)) {
    return { kind: "unreadable", subjects };
  }
  const condition = isConditional ? parseCondition(scanner) : null;
  return { kind: "grant", subjects, rights, location, condition };
}

/** True where another statement begins behind the first: nothing of the text is then taken as said. */
function holdsAnother(text: string): boolean {
  const own = /^\s*(?:deny\s+)?/i.exec(text)?.[0].length ?? 0;
  return [...text.matchAll(BEGINNING)].some(({ index }) => index > own);
}

function subjectsAt(scanner: Scanner, isAdmitted: boolean): readonly Subject[] | null {
  const subjects = ownSubjects(scanner);
  if (subjects === null || !isAdmitted) return subjects;
  const home = tenancyAt(scanner);
  if (home === null) return null;
  return subjects.map(({ kind, name }) => ({
    kind: "outsider",
    name: `${kind}${name === "" ? "" : " "}${name} of ${home}`,
  }));
}

/** `of tenancy X` or `of any-tenancy`. */
function tenancyAt(scanner: Scanner): string | null {
  if (scanner.keyword("of") === null) return null;
  const any = scanner.keyword("any-tenancy");
  if (any !== null || scanner.keyword("tenancy") === null) return any;
  const alias = scanner.quoted() ?? scanner.word();
  return alias === null ? null : `tenancy ${alias}`;
}

function ownSubjects(scanner: Scanner): readonly Subject[] | null {
  const anybody = scanner.keyword(...ANYBODY);
  if (anybody !== null) return [{ kind: anybody, name: "" }];
  const kind = scanner.keyword(...NAMED);
  if (kind === null) return null;
  const subjects: Subject[] = [];
  do {
    if (subjects.length > 0) scanner.keyword(kind);
    const subject = kind === "resource" ? resourceAt(scanner) : namedSubject(scanner, kind);
    if (subject === null) return null;
    subjects.push(subject);
  } while (scanner.symbol(","));
  return subjects;
}

function namedSubject(scanner: Scanner, kind: SubjectKind): Subject | null {
  scanner.keyword("id");
  const parts = scanner.parts("/");
  if (parts === null) return null;
  const name = nameOf(parts);
  // Among groups it is none: whom the statement names is not known.
  return ANYBODY.some((it) => it === name.toLowerCase()) ? null : { kind, name };
}

/** As `Domain/Name`; the domain Default, which a statement may leave out, is left out. */
function nameOf(parts: readonly string[]): string {
  const [domain = "", ...rest] = parts;
  return (parts.length > 1 && isDefaultDomain(domain) ? rest : parts).join("/");
}

/** `resource TYPE NAME`: what a service makes and lets act. */
function resourceAt(scanner: Scanner): Subject | null {
  const type = scanner.word();
  const name = scanner.quoted() ?? scanner.word();
  return type === null || name === null ? null : { kind: "resource", name: `${type} ${name}` };
}

function rightsAt(scanner: Scanner): Rights | null {
  if (scanner.symbol("{")) return permissionsAt(scanner);
  const verb = scanner.keyword(...VERBS);
  const resource = verb === null ? null : scanner.word();
  if (verb === null || resource === null) return null;
  return { kind: "verb", verb, resource: resource.toLowerCase() };
}

function permissionsAt(scanner: Scanner): Rights | null {
  const permissions: string[] = [];
  do {
    const permission = scanner.word();
    if (permission === null || !/^\w+$/.test(permission)) return null;
    permissions.push(permission.toUpperCase());
  } while (scanner.symbol(","));
  return scanner.symbol("}") ? { kind: "permissions", permissions } : null;
}

/** Behind a list of permissions a resource type may stand, which only narrows what they are about. */
function locationAt(scanner: Scanner, mayBeNarrowed: boolean): Location | null {
  if (scanner.keyword("in") === null) {
    if (!mayBeNarrowed || scanner.word() === null) return null;
    if (scanner.keyword("in") === null) return null;
  }
  if (scanner.keyword("tenancy") !== null) return { kind: "tenancy" };
  if (scanner.keyword("compartment") === null) return null;
  if (scanner.keyword("id") !== null) {
    const id = scanner.quoted() ?? scanner.word();
    return id === null || !isOcid(id) ? null : { kind: "compartment", id };
  }
  const names = scanner.parts(":");
  return names === null ? null : { kind: "path", names };
}
