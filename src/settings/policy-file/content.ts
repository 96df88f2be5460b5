import type { GivenRuleSettings, PolicyContent } from "../policy-content.js";
import type { DeletionRestriction, Match } from "../policy.js";
import type { PolicyFile } from "./schema.js";

type FileRule = NonNullable<PolicyFile["rules"]>[number];
type FileExemption = NonNullable<PolicyFile["exemptions"]>[number];
type FileMatch = Partial<FileExemption["match"]>;
type FileSettings = NonNullable<PolicyFile["defaults"]>;

/** The file's keys in the program's own terms. */
export function contentOf(file: PolicyFile): PolicyContent {
  const gate = file.gate ?? {};
  const ownerTag = file["owner-tag"];
  const restricted = file["deletion-restricted"];
  return {
    ...(ownerTag === undefined ? {} : { ownerTag }),
    ...(restricted === undefined ? {} : { deletionRestricted: restrictionOf(restricted) }),
    defaults: settingsOf(file.defaults ?? {}),
    rules: (file.rules ?? []).map(ruleOf),
    exemptions: (file.exemptions ?? []).map((exemption) => ({
      id: exemption.id,
      match: matchOf(exemption.match),
      reason: exemption.reason,
      checks: exemption.checks ?? null,
      expires: exemption.expires ?? null,
    })),
    gate: {
      maxNoBackup: gate["max-no-backup"],
      maxStaleBackup: gate["max-stale-backup"],
      maxUnknown: gate["max-unknown"],
      minCompliancePercent: gate["min-compliance-percent"],
      failOnIncomplete: gate["fail-on-incomplete"],
      failIfEmpty: gate["fail-if-empty"],
      failOnChecks: gate["fail-on-checks"],
      failOnSeverity: gate["fail-on-severity"],
      onlyNew: onlyNew(gate["fail-on"]),
    },
  };
}

function restrictionOf(given: NonNullable<PolicyFile["deletion-restricted"]>): DeletionRestriction {
  return {
    allowedGroups: given["allowed-groups"],
    allowedDynamicGroups: given["allowed-dynamic-groups"] ?? [],
  };
}

function onlyNew(failOn: "any" | "new" | undefined): boolean | undefined {
  return failOn === undefined ? undefined : failOn === "new";
}

function ruleOf(rule: FileRule): PolicyContent["rules"][number] {
  return { name: rule.name, match: matchOf(rule.match ?? {}), settings: settingsOf(rule) };
}

function settingsOf(given: FileSettings): GivenRuleSettings {
  return {
    maxBackupAgeMs: given["max-backup-age"],
    gracePeriodMs: given["grace-period"],
    severity: given.severity,
    warnWithinMs: given["warn-within"],
    rpoWindowMs: given["rpo-window"],
    require: given.require ?? {},
  };
}

function matchOf(given: FileMatch): Match {
  return {
    compartments: given.compartments ?? null,
    freeformTags: given["freeform-tags"] ?? null,
    definedTags: given["defined-tags"] ?? null,
    kinds: given.kinds ?? null,
    regions: given.regions ?? null,
    names: given.names ?? null,
    attached: given.attached ?? null,
    minSizeGb: given["min-size-gb"] ?? null,
    volumes: given.volumes ?? null,
    addresses: given.addresses ?? null,
  };
}
