import { isAbsolute, posix, relative, sep } from "node:path";

/**
 * The file of the repository that code scanning shows results at: the policy file when it is in the
 * repository, else the workflow's; undefined when neither is known. Relative to the root.
 */
export function reportAnchor(
  policyFile: string | null,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return inRepository(policyFile, env["GITHUB_WORKSPACE"]) ?? workflowFile(env);
}

/** The lines of the rules, where the policy file is what `reportAnchor` names; else none. */
export function anchoredLines(
  policyFile: string | null,
  ruleLines: readonly number[],
  env: Readonly<Record<string, string | undefined>>,
): readonly number[] {
  return inRepository(policyFile, env["GITHUB_WORKSPACE"]) === undefined ? [] : ruleLines;
}

function inRepository(path: string | null, workspace: string | undefined): string | undefined {
  if (path === null) return undefined;
  if (isAbsolute(path) && !workspace) return undefined;
  const local = isAbsolute(path) ? relative(workspace ?? "", path) : path;
  const plain = posix.normalize(local.split(sep).join("/"));
  return /^(?:\.|\.\.\/.*|\/.*)$/s.test(plain) ? undefined : plain;
}

/** GITHUB_WORKFLOW_REF is `owner/repository/.github/workflows/audit.yml@refs/heads/main`. */
function workflowFile(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return /^[^/]+\/[^/]+\/(\.github\/workflows\/[^@]+)@/.exec(env["GITHUB_WORKFLOW_REF"] ?? "")?.[1];
}
