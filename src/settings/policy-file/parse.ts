import type { PolicyContent } from "../policy-content.js";
import { attainabilityComplaints } from "./attainable.js";
import { contentOf } from "./content.js";
import { crossChecks } from "./cross-checks.js";
import { deletionComplaints } from "./deletion-keys.js";
import { loneBraces } from "./glob.js";
import type { Complaint, PolicyProblem } from "./policy-problem.js";
import { ruleOrderComplaints } from "./rule-order.js";
import { policyFileSchema } from "./schema.js";
import { schemaComplaints } from "./schema-complaints.js";
import { readYaml } from "./yaml-text.js";

/** More than anyone fixes in one go; a file that is no policy at all has thousands. */
const maxProblems = 50;

export interface ParsedPolicyFile {
  /** null when there are problems. */
  readonly content: PolicyContent | null;
  /** In the order of the text; nothing may run while there are any. */
  readonly problems: readonly PolicyProblem[];
  /** What is taken, and yet is hardly meant. */
  readonly warnings: readonly PolicyProblem[];
  /** The line on which each rule begins, and that of the defaults last; empty when there are problems. */
  readonly ruleLines: readonly number[];
  /** Where in the text something stands. */
  readonly place: (complaint: Complaint) => PolicyProblem;
}

/** Reads a policy file's text. Never throws: every problem is told at once, with its place. */
export function parsePolicyFile(text: string, fileName: string): ParsedPolicyFile {
  const { data, problems, place } = readYaml(text, fileName);
  if (problems.length > 0) return refused(problems, place);
  const result = policyFileSchema.safeParse(data);
  const complaints = [
    ...schemaComplaints(
      policyFileSchema,
      (result.error?.issues ?? []).slice(0, maxProblems + 1),
      data,
    ),
    ...crossChecks(data),
  ];
  if (!result.success || complaints.length > 0) {
    return refused(complaints.slice(0, maxProblems + 1).map(place), place);
  }
  const content = contentOf(result.data);
  const warnings = [
    ...ruleOrderComplaints(content.rules),
    ...attainabilityComplaints(content),
    ...loneBraces(content),
    ...deletionComplaints(content),
  ];
  const ruleLines = [
    ...content.rules.map((_, index) => place({ path: ["rules", index], message: "" }).line),
    place({ path: ["defaults"], isAboutKey: true, message: "" }).line,
  ];
  return { content, problems: [], warnings: warnings.map(place), ruleLines, place };
}

function refused(
  problems: readonly PolicyProblem[],
  place: ParsedPolicyFile["place"],
): ParsedPolicyFile {
  const told = problems
    .slice(0, maxProblems)
    .sort((a, b) => a.line - b.line || a.column - b.column);
  const last = told.at(-1);
  if (last !== undefined && problems.length > maxProblems) {
    told.push({ ...last, message: "there are more problems than are listed here" });
  }
  return { content: null, problems: told, warnings: [], ruleLines: [], place };
}
