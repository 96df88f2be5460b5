import type { Finding } from "../assessment.js";
import { isExcused } from "../excused.js";

/** How many of the volumes that are not excused are compliant. */
export interface ComplianceShare {
  readonly compliant: number;
  readonly counted: number;
}

export function share(findings: readonly Finding[]): ComplianceShare {
  const counted = findings.filter((it) => !isExcused(it));
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
