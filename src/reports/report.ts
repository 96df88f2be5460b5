import type { Assessment } from "../posture/assessment.js";
import type { ReportFormat, ScopeSettings } from "../settings/settings.js";

/** What the reports say of the run itself, besides what it found. */
export interface RunFacts {
  readonly toolVersion: string;
  readonly durationMs: number;
  readonly api: { readonly requests: number; readonly retries: number; readonly throttled: number };
  /** What was asked to be audited: two runs compare only over the same scope. */
  readonly scope: ScopeSettings;
  /** The GitHub workflow run; null outside GitHub Actions. */
  readonly run: {
    readonly repository: string;
    readonly runId: string;
    readonly sha: string;
    readonly url: string;
  } | null;
  /** The policy file as it was given, with the SHA-256 of its text; absent without one. */
  readonly policyFile?: { readonly path: string; readonly sha256: string };
  /** A file in the repository, from its root, to which SARIF results are pinned; it must exist. */
  readonly anchor?: string;
  /** Where in it each rule of the assessment begins, in their order; absent where it is no policy file. */
  readonly ruleLines?: readonly number[];
}

/** A renderer is pure: the same assessment and facts give the same bytes. */
export interface Renderer {
  readonly format: ReportFormat;
  /** File name ending, without the dot: `json`, `md`. */
  readonly extension: string;
  readonly contentType: string;
  render(assessment: Assessment, facts: RunFacts): string;
  /** The same text bit by bit, from a format whose whole text would fill the memory. */
  pieces?(assessment: Assessment, facts: RunFacts): Iterable<string>;
}
