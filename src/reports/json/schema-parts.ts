import { z } from "zod";

import { SEVERITIES } from "../../settings/policy.js";

export const count = z.int().nonnegative();
export const text = z.string();
export const instant = z.iso.datetime();
export const severity = z.enum(SEVERITIES);
/** As `sha256sum` prints it. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
