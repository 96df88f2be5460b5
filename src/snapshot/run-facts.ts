import { z } from "zod";

import type { ScopeSettings } from "../settings/settings.js";

/** What files that hold an inventory say of the run that read it. */

/** Of JavaScript, in milliseconds since the epoch. */
const LAST_DATE = 8_640_000_000_000_000;

export const instant = z.int().positive().max(LAST_DATE);

export const scopeSchema = z.object({
  regions: z.union([z.literal("all"), z.array(z.string())]),
  rootCompartment: z.string().nullable(),
  includeSubcompartments: z.boolean(),
  excludeCompartments: z.array(z.string()),
}) satisfies z.ZodType<ScopeSettings>;
