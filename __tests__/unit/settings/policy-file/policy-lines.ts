import { expect } from "@jest/globals";
import { parsePolicyFile } from "../../../../src/settings/policy-file/parse.js";
import { problemLine } from "../../../../src/settings/policy-file/policy-problem.js";

/** What is wrong with a policy file, line by line, without the file's name. */
export function errors(text: string): string[] {
  const { content, problems } = parsePolicyFile(text, "p.yml");
  expect(content === null).toBe(problems.length > 0);
  return problems.map((problem) => problemLine("error", problem).replace("p.yml:", ""));
}

/** What a policy file that is right is warned of, line by line. */
export function warnings(text: string): string[] {
  const { problems, warnings: found } = parsePolicyFile(text, "p.yml");
  expect(problems).toEqual([]);
  return found.map((warning) => problemLine("warning", warning));
}
