import { z } from "zod";

import type { Waste, WasteTally } from "../../posture/waste/waste.js";
import { count } from "./schema-parts.js";

export const wasteTally = z.object({
  backups: count,
  gb: z
    .number()
    .nonnegative()
    .describe("OCI's unique sizes, summed: at most what deleting the backups frees"),
  unknown_size_count: count.describe("Backups of which OCI gave no size; they are not in gb"),
});

export const wasteSchema = z
  .object({
    complete: z.boolean().describe("False where not all backups were listed: there may be more"),
    orphaned: wasteTally
      .nullable()
      .describe("Backups whose volume is gone; null when it cannot be told"),
    past_need: wasteTally
      .nullable()
      .describe(
        "Backups that no rule needs any longer; null when no rule of a COMPLIANT volume requires retention",
      ),
  })
  .describe("Backups that could be deleted, and what they take up; since 1.2");

type JsonWasteTally = z.infer<typeof wasteTally>;

export function toWaste({ backups, gb, unknownSizes }: WasteTally): JsonWasteTally {
  return { backups, gb, unknown_size_count: unknownSizes };
}

export function toWasteSummary({
  orphaned,
  pastNeed,
  isWhole,
}: Waste): z.infer<typeof wasteSchema> {
  return {
    complete: isWhole,
    orphaned: orphaned && toWaste(orphaned),
    past_need: pastNeed && toWaste(pastNeed),
  };
}
