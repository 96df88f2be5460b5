import { quoted } from "../../plain/quoted.js";
import { isOver } from "./calendar-date.js";
import { unaskedDeletion } from "./deletion-keys.js";
import { parsePolicyFile } from "./parse.js";
import { problemLine } from "./policy-problem.js";

export interface PolicyValidation {
  /** False when the audit would refuse the file; warnings alone leave it valid. */
  readonly isValid: boolean;
  /** `policy.yml:12:5: error: …`, then the warnings in the same form. */
  readonly lines: readonly string[];
}

/** Checks a policy file's text with no call to anything; `now` decides which exemptions are over. */
export function validatePolicy(text: string, fileName: string, now: number): PolicyValidation {
  const { content, problems, warnings, place } = parsePolicyFile(text, fileName);
  const expired = (content?.exemptions ?? []).flatMap(({ id, expires }, index) => {
    if (expires === null || !isOver(expires, now)) return [];
    const message = `exemption ${quoted(id)} expired on ${expires} and exempts no more; remove it, or set a later day`;
    return [place({ path: ["exemptions", index, "expires"], message })];
  });
  const unasked = content === null ? [] : unaskedDeletion(content).map(place);
  return {
    isValid: problems.length === 0,
    lines: [
      ...problems.map((problem) => problemLine("error", problem)),
      ...[...warnings, ...expired, ...unasked].map((warning) => problemLine("warning", warning)),
    ],
  };
}
