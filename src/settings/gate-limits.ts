import type { InputName } from "./inputs.js";
import type { GivenGateLimits } from "./policy-content.js";
import type { GateLimits } from "./policy.js";
import type { InputValues } from "./schema.js";

/** The gate's limits: an input before the policy file, and that before the input's default. */
export function gateLimits(
  values: InputValues,
  file: GivenGateLimits | null,
  isInput: (name: InputName) => boolean,
): GateLimits {
  const pick = <T>(name: InputName, value: T, inFile: T | undefined): T =>
    isInput(name) || inFile === undefined ? value : inFile;
  return {
    maxNoBackup: pick("max-no-backup", values["max-no-backup"], file?.maxNoBackup),
    maxStaleBackup: pick("max-stale-backup", values["max-stale-backup"], file?.maxStaleBackup),
    maxUnknown: pick("max-unknown", values["max-unknown"], file?.maxUnknown),
    minCompliancePercent: pick(
      "min-compliance-percent",
      values["min-compliance-percent"] ?? null,
      file?.minCompliancePercent,
    ),
    failOnIncomplete: pick(
      "fail-on-incomplete",
      values["fail-on-incomplete"],
      file?.failOnIncomplete,
    ),
    failIfEmpty: pick("fail-if-empty", values["fail-if-empty"], file?.failIfEmpty),
    failOnChecks: pick("fail-on-checks", values["fail-on-checks"], file?.failOnChecks),
    failOnSeverity: pick("fail-on-severity", values["fail-on-severity"], file?.failOnSeverity),
    onlyNew: pick("fail-on", values["fail-on"] === "new", file?.onlyNew),
    warnOnly: values["warn-only"],
  };
}
