import { hasLoneBrace } from "../../matching/glob-syntax.js";
import type { PolicyContent } from "../policy-content.js";
import { quoted } from "../../plain/quoted.js";
import type { Complaint } from "./policy-problem.js";

/** Longer than any path of compartments that a person writes. */
const maxLength = 1000;

/** The text itself when it can be a name or a path with globs; undefined otherwise. */
export function readGlob(text: string): string | undefined {
  return text.trim() === "" || text.length > maxLength || /\p{Cc}/u.test(text) ? undefined : text;
}

/** Warnings on braces that stand for themselves, and were hardly meant so. */
export function loneBraces({ rules, exemptions }: PolicyContent): Complaint[] {
  const owners = [
    ...rules.map(({ match }, index) => ({ match, path: ["rules", index, "match"] })),
    ...exemptions.map(({ match }, index) => ({ match, path: ["exemptions", index, "match"] })),
  ];
  return owners.flatMap(({ match, path }) =>
    (["compartments", "names"] as const).flatMap((key) =>
      (match[key] ?? []).filter(hasLoneBrace).map((pattern) => ({
        path: [...path, key],
        message: `the pattern ${quoted(pattern)} has a brace without its partner, which stands for itself; close it, or write ? in its place`,
      })),
    ),
  );
}
