/** What one check of the preflight came to. */
export interface PreflightResult {
  /** What was checked, in a few words. */
  readonly what: string;
  /** `unproven`: it cannot be told without doing it, or there was nothing to try it on. */
  readonly state: "passed" | "failed" | "unproven";
  /** What was seen and, after a failure, what to do; names from OCI in it are as they came. */
  readonly detail: string;
  /** IAM statements that are missing, or that a check which proves nothing depends on. */
  readonly statements: readonly string[];
}

export function passed(what: string, detail: string): PreflightResult {
  return { what, state: "passed", detail, statements: [] };
}

export function failed(
  what: string,
  detail: string,
  statements: readonly string[] = [],
): PreflightResult {
  return { what, state: "failed", detail, statements };
}

export function unproven(
  what: string,
  detail: string,
  statements: readonly string[] = [],
): PreflightResult {
  return { what, state: "unproven", detail, statements };
}
