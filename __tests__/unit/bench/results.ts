import type { Measured } from "../../../bench/document.js";
import { ratios } from "../../../bench/figures.js";
import type { PairedResult } from "../../../bench/paired.js";

const audit = { calls: 4_500, wallMs: 8_000, cpuMs: 4_000, peakRssMb: 200 };
const yardstick = { calls: 4_500, wallMs: 6_000, cpuMs: 2_500, peakRssMb: 160 };

export function pairedResult(changes: Partial<PairedResult>): PairedResult {
  return {
    kind: "paired",
    size: "M",
    rate: null,
    rounds: 3,
    audit,
    yardstick,
    ratios: ratios(audit, yardstick),
    throttled: 0,
    usedShare: null,
    simulatorBusy: { audit: 0.12, yardstick: 0.2 },
    counts: {},
    ...changes,
  };
}

export const measured = (result: Measured["result"], date = "2024-01-15"): Measured => ({
  name: "any",
  machine: { cores: 2, node: "24.0.0", date },
  result,
});
