import { z } from "zod";

import type { Finding, Summary } from "../../posture/assessment.js";
import { PROTECTION_LEVELS } from "../../settings/policy.js";
import { count } from "./schema-parts.js";

const level = z.enum(PROTECTION_LEVELS);

export const findingProtection = {
  protection_level: level
    .optional()
    .describe("The highest protection level that is proven of the volume; since 1.2"),
  protection_level_at_most: level
    .optional()
    .describe("The highest that cannot be excluded, where that is another one"),
};

export const levelSummary = z
  .array(
    z.object({
      level,
      volumes: count,
      may_be_higher: count.describe(
        "Volumes among them of which a higher level cannot be excluded",
      ),
    }),
  )
  .optional()
  .describe("Volumes by the protection level that is proven of them, the lowest first; since 1.2");

type JsonProtection = z.infer<z.ZodObject<typeof findingProtection>>;

export function protectionOf({
  protection: { proven, possible },
}: Pick<Finding, "protection">): JsonProtection {
  return {
    protection_level: proven,
    ...(possible === proven ? {} : { protection_level_at_most: possible }),
  };
}

export function toLevelSummary({
  byProtectionLevel,
}: Pick<Summary, "byProtectionLevel">): z.infer<typeof levelSummary> {
  return byProtectionLevel.map(({ level: name, volumes, mayBeHigher }) => {
    return { level: name, volumes, may_be_higher: mayBeHigher };
  });
}
