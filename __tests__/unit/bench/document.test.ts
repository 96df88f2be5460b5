import { describe, expect, test } from "@jest/globals";

import { performanceTables } from "../../../bench/document.js";
import { measured, pairedResult } from "./results.js";

const startup = measured({
  ...({ kind: "startup", rounds: 15, auditMs: 310.4, yardstickMs: 250, ratio: 1.2416 } as const),
});
const formats = measured({
  ...({ kind: "formats", size: "M", formats: ["json", "markdown"], rounds: 3 } as const),
  ...{ jsonCpuMs: 4_000, allCpuMs: 4_400, ratio: 1.1 },
});
const merge = measured({
  ...({ kind: "merge", shards: 50, volumesPerShard: 2_000, backupsPerVolume: 20 } as const),
  ...{ rounds: 3, partialsMb: 92.4, wallMs: 4_321, cpuMs: 5_000, peakRssMb: 912.3 },
});
const plan = measured({
  ...({ kind: "plan", calls: 10, instances: 20, volumesPerInstance: 100, rounds: 3 } as const),
  ...{ planMb: 54.1, wallMs: 2_100, cpuMs: 2_400, peakRssMb: 432.1 },
});
const plain = measured(pairedResult({}));
const throttled = measured(pairedResult({ rate: 40, throttled: 123, usedShare: 0.914 }));

describe("the tables of the document", () => {
  test("set audit, yardstick and their ratio below each other", () => {
    const text = performanceTables([plain]);
    expect(text).toContain("| **M** | audit | 4,500 | 8.0 s | 4.0 s | 200 MB | 12 % |");
    expect(text).toContain("|  | yardstick | 4,500 | 6.0 s | 2.5 s | 160 MB | 20 % |");
    expect(text).toContain("|  | ratio | 1.00 | 1.33 | 1.60 | 1.25 |  |");
    expect(text).not.toContain("### Throttled");
  });

  test("have throttled runs apart", () => {
    const text = performanceTables([throttled]);
    expect(text).toContain("| **M** | 40/s | 4,500 | 123 | 8.0 s | 1.33 | 91 % |");
    expect(text).not.toContain("### Unthrottled");
  });

  test("have a sentence on start-up and one on formats", () => {
    const text = performanceTables([startup, formats]);
    expect(text).toContain("310 ms; a bundle that only imports");
    expect(text).toContain("takes 250 ms (ratio 1.24, medians of 15 runs)");
    expect(text).toContain("JSON alone: 4.0 s; that writes json, markdown: 4.4 s (ratio 1.10)");
  });

  test("have the merge of a matrix", () => {
    const text = performanceTables([merge]);
    expect(text).toContain("### Merge");
    expect(text).toContain("(medians of 3 runs)");
    expect(text).toContain("| 50 | 100,000 | 2,000,000 | 92 MB | 4.3 s | 5.0 s | 912 MB |");
  });

  test("have the plan", () => {
    const text = performanceTables([plan]);
    expect(text).toContain("### Plan");
    expect(text).toContain("| 20,000 | 200 | 54 MB | 2.1 s | 2.4 s | 432 MB |");
  });

  test("name each machine and day once", () => {
    const text = performanceTables([plain, throttled, measured(pairedResult({}), "2024-01-16")]);
    expect(text.match(/Measured on 2 cores/g)).toHaveLength(2);
    expect(text).toContain("with Node.js 24.0.0, on 2024-01-16.");
  });
});
