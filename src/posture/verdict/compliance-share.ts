import type { Finding } from "../assessment.js";

/** False for what the gate passes over: waived volumes, and those in their grace period. */
export function isCounted({ waived, inGracePeriod }: Finding): boolean {
  return !waived && !inGracePeriod;
}

/** How many of the volumes that count are compliant. */
export interface ComplianceShare {
  readonly compliant: number;
  readonly counted: number;
}

export function share(findings: readonly Finding[]): ComplianceShare {
  const counted = findings.filter(isCounted);
  const compliant = counted.filter((it) => it.status === "COMPLIANT").length;
  return { compliant, counted: counted.length };
}

/** 0 to 100, as exact as a number can be; 100 when no volume counts. */
export function exactPercent({ compliant, counted }: ComplianceShare): number {
  return counted === 0 ? 100 : (compliant * 100) / counted;
}

/** Two decimals; below 100 as long as one counted volume is not compliant. */
export function roundedPercent(of: ComplianceShare): number {
  const rounded = Math.round(exactPercent(of) * 100) / 100;
  return rounded === 100 && of.compliant < of.counted ? 99.99 : rounded;
}
