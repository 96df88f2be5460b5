import { z } from "zod";

import { SEVERITIES } from "../../settings/policy.js";

export const count = z.int().nonnegative();
export const text = z.string();
export const instant = z.iso.datetime();
export const severity = z.enum(SEVERITIES);
/** As `sha256sum` prints it. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The limits that were broken. */
export const violations = z.array(
  z.object({
    rule: text.describe("The input's name"),
    limit: z.union([z.number(), z.boolean()]),
    actual: z.number(),
    message: text,
  }),
);
