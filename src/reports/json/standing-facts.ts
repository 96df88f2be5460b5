/** What a report's own words mean, for all that read it back. */

interface Gate {
  readonly passed: boolean;
  readonly violations?: readonly unknown[] | undefined;
}

/** What the limits said: under `warn-only` a run passes that broke them. */
export function limitsHeld(gate: Gate | null | undefined): boolean | null {
  if (!gate) return null;
  const { passed, violations = [] } = gate;
  if (violations.length > 0) return false;
  // Failed without a violation: the run was interrupted, and its limits were never judged.
  return passed ? true : null;
}

interface Check {
  readonly id: string;
  readonly result: string;
  readonly required?: boolean | undefined;
}

/** The checks of a finding that its rule requires and that could not be told. */
export function untoldChecks(checks: readonly Check[]): readonly string[] {
  const untold = checks.filter(({ result, required }) => result === "unknown" && required === true);
  return untold.map(({ id }) => id);
}
