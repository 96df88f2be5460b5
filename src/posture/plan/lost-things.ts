import { tagsOf } from "../../plan/asset.js";
import { isDestroyed, type PlanDocument, type ResourceChange } from "../../plan/plan-document.js";
import type { PlanFacts } from "../../plan/plan-facts.js";
import { isList, isObject, isTold, textOf, UNTOLD, type Told } from "../../plan/told.js";
import { GROUP_TYPE } from "../../plan/volume-groups.js";
import { parseInstant } from "../../plain/instant.js";
import { inUtc } from "../../plain/utc-time.js";
import { SEVERITIES, type TransitionCheckId } from "../../settings/policy.js";
import type { Waiver } from "../policy/exemptions.js";
import type { AppliedRule } from "../policy/rules.js";
import type { PlanCheckResult, PlanFinding, SourceLocation } from "./plan-assessment.js";
import type { MatchedVolume } from "./matched-volume.js";
import type { PossibleRules } from "./planned-match.js";
import { newerBackup, type RecoveryEvidence } from "./recovery.js";

/** OCIDs of the backups that the plan deletes, those of groups with them. */
export function deletedBackups({ changes }: PlanDocument): readonly string[] {
  return changes
    .filter((change) => BACKUP_TYPES.has(change.type) && isDestroyed(change))
    .flatMap(({ before }) => {
      const values = before?.values;
      if (!isObject(values)) return [];
      const members = values["volume_backup_ids"];
      return [values["id"], ...(isList(members) ? members : [])];
    })
    .filter((id) => typeof id === "string");
}

export const BACKUP_TYPES: ReadonlySet<string> = new Set([
  "oci_core_volume_backup",
  "oci_core_boot_volume_backup",
  "oci_core_volume_group_backup",
]);

interface Judge {
  readonly planFile: string;
  readonly regionOf: (change: ResourceChange) => Told<string>;
  readonly rulesOf: (volume: MatchedVolume) => PossibleRules;
  readonly waiverFor: (volume: MatchedVolume) => Waiver;
  readonly locate: (change: ResourceChange) => SourceLocation | null;
  /** The volume of this OCID, as it stands before the plan. */
  readonly volumeOf: (ocid: string) => MatchedVolume | null;
  readonly evidence: RecoveryEvidence | null;
}

/** Volume groups that are replaced, with their backups' history, and backups that are deleted. */
export function lostThings(facts: PlanFacts, judge: Judge): readonly PlanFinding[] {
  return facts.document.changes.flatMap((change): PlanFinding[] => {
    const loss = lossOf(change);
    if (loss === null || change.isDeposed) return [];
    const region = judge.regionOf(change);
    const own = matchedOf(facts, change, region);
    const { rules } = judge.rulesOf(judge.volumeOf(volumeIdOf(facts, change)) ?? own);
    const waiver = judge.waiverFor(own);
    const newer = newerThan(facts, change, judge.evidence);
    const told = newer === null ? loss : { ...loss, message: `${loss.message}; ${newer}` };
    const check = checkOf(told, rules, waiver, newer !== null);
    if (check === null) return [];
    const { name } = own.side;
    return [
      {
        planFile: judge.planFile,
        address: change.address,
        asset: null,
        resourceType: change.type,
        resourceKind: loss.kind,
        resourceName: typeof name === "string" && !facts.hidesNames ? name : null,
        actions: change.actions,
        region: isTold(region) ? region : null,
        protection: null,
        backupPolicy: null,
        rule: rules.length === 1 ? (rules[0]?.name ?? null) : null,
        rules: rules.map((it) => it.name),
        isNew: true,
        waived: check.waived,
        exemption: waiver.exemption,
        exemptedBy: waiver.ids,
        reason: told.message,
        lastAudit: null,
        checks: [check],
        location: judge.locate(change),
      },
    ];
  });
}

/** Counts where each rule that may hold asks for a backup policy, as seriously as the mildest takes it. */
function checkOf(
  { id, message }: Loss,
  rules: readonly AppliedRule[],
  waiver: Waiver,
  onlyWarns: boolean,
): PlanCheckResult | null {
  const asking = rules.filter(({ settings }) => settings.require["backup-policy-assigned"]);
  const severity = SEVERITIES.find((it) => asking.some(({ settings }) => settings.severity === it));
  if (severity === undefined) return null;
  return {
    id,
    result: "fail",
    message,
    remedy: null,
    severity,
    isRequired: !onlyWarns && asking.length === rules.length,
    isNew: true,
    waived: waiver.covers(id),
  };
}

/** A group by its own tags; what a backup is tagged with says nothing of its volume. */
function matchedOf(
  facts: PlanFacts,
  change: ResourceChange,
  region: Told<string>,
): MatchedVolume & { readonly side: { readonly name: Told<string | null> } } {
  const from = facts.marked(change, "before");
  const textAt = (name: string) => (from === null ? UNTOLD : textOf(from([name])));
  const isGroup = change.type === GROUP_TYPE;
  const tags = (name: string) => (isGroup ? tagsOf(facts, change, "before", [name]) : UNTOLD);
  return {
    asset: { change, part: null, kind: UNTOLD },
    side: {
      ocid: null,
      name: textAt("display_name"),
      compartmentId: textAt("compartment_id"),
      sizeGb: UNTOLD,
      freeformTags: tags("freeform_tags"),
      definedTags: tags("defined_tags"),
    },
    region,
    isAttached: UNTOLD,
  };
}

function volumeIdOf(facts: PlanFacts, change: ResourceChange): string {
  const from = facts.marked(change, "before");
  const name = change.type === "oci_core_boot_volume_backup" ? "boot_volume_id" : "volume_id";
  const id = from === null || change.type === GROUP_TYPE ? null : textOf(from([name]));
  return typeof id === "string" ? id : "";
}

/** Half a sentence on a newer backup that the plan leaves alone; null: none is known. */
function newerThan(
  facts: PlanFacts,
  change: ResourceChange,
  evidence: RecoveryEvidence | null,
): string | null {
  const from = facts.marked(change, "before");
  const made = from === null ? null : textOf(from(["time_created"]));
  if (evidence === null || typeof made !== "string") return null;
  const newer = newerBackup(evidence, volumeIdOf(facts, change), stateTime(made));
  return newer && `that of ${inUtc(newer.timeCreated)} is newer and stays`;
}

/** The provider writes `2026-11-01 03:15:00.123 +0000 UTC`; what cannot be read is NaN, newer than nothing. */
function stateTime(text: string): number {
  return parseInstant(text.replace(/^(\S+) (\S+) \+0000 UTC$/, "$1T$2Z"));
}

interface Loss {
  readonly id: TransitionCheckId;
  readonly kind: PlanFinding["resourceKind"];
  readonly message: string;
}

function lossOf(change: ResourceChange): Loss | null {
  const { type, action, replacePaths } = change;
  if (type === GROUP_TYPE && action === "replace") {
    const isByMembers = replacePaths.some((path) => path.includes("volume_ids"));
    const hint = isByMembers
      ? "; change its volume_ids instead of source_details, which can be updated in place"
      : "";
    return {
      id: "group-replaced",
      kind: "VOLUME_GROUP",
      message: `the plan destroys the volume group and makes another in its place${hint}`,
    };
  }
  if (!BACKUP_TYPES.has(type) || !isDestroyed(change)) return null;
  return { id: "backup-destroyed", kind: "BACKUP", message: "the plan destroys the backup" };
}
