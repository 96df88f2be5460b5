import { isAbsolute } from "node:path";

import { pathWithin } from "./path-within.js";

/** Whether a file or folder is there, by its path from the workspace. */
export type Exists = (path: string) => boolean;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The file of the repository that code scanning shows results at: the policy file when it is in the
 * repository, else the workflow's; undefined when neither is known. Relative to the root.
 */
export function reportAnchor(
  policyFile: string | null,
  env: Environment,
  exists: Exists,
): string | undefined {
  return policyPlace(policyFile, env, exists)?.path ?? workflowFile(env);
}

/** The lines of the rules, where the policy file is what `reportAnchor` names; else none. */
export function anchoredLines(
  policyFile: string | null,
  ruleLines: readonly number[],
  env: Environment,
  exists: Exists,
): readonly number[] {
  return policyPlace(policyFile, env, exists)?.isItself === true ? ruleLines : [];
}

/**
 * The policy file's path in the repository. In a checkout of its own, for example that of the base branch, it is
 * another version of a file, or one of another repository: then it is the workspace's own of that path, if any.
 */
function policyPlace(
  policyFile: string | null,
  env: Environment,
  exists: Exists,
): { readonly path: string; readonly isItself: boolean } | undefined {
  const path = inRepository(policyFile, env["GITHUB_WORKSPACE"]);
  if (path === undefined) return undefined;
  const names = path.split("/");
  const checkout = names.findLastIndex(
    (_, index) => index > 0 && exists([...names.slice(0, index), ".git"].join("/")),
  );
  if (checkout < 0) return { path, isItself: true };
  const own = names.slice(checkout).join("/");
  return exists(own) ? { path: own, isItself: false } : undefined;
}

function inRepository(path: string | null, workspace: string | undefined): string | undefined {
  if (path === null) return undefined;
  if (isAbsolute(path) && !workspace) return undefined;
  const local = pathWithin(workspace ?? "", path);
  return local === null || local === "." ? undefined : local;
}

/** GITHUB_WORKFLOW_REF is `owner/repository/.github/workflows/audit.yml@refs/heads/main`. */
function workflowFile(env: Environment): string | undefined {
  return /^[^/]+\/[^/]+\/(\.github\/workflows\/[^@]+)@/.exec(env["GITHUB_WORKFLOW_REF"] ?? "")?.[1];
}
