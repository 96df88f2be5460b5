import type { GateLimits } from "../../settings/policy.js";
import type { Assessment, Finding } from "../assessment.js";
import { deletionSideOf, type DeletionSide } from "./deletion-change.js";
import { standingOf, type Standing } from "./standing.js";

/** A volume, and how it stands under one policy. */
export interface JudgedVolume extends Pick<
  Finding,
  "kind" | "volumeId" | "volumeName" | "compartmentPath" | "region"
> {
  readonly standing: Standing;
}

/** As much of an assessment as is compared with another one. */
export interface JudgedSide extends Pick<
  Assessment,
  "assessedAt" | "tenancyId" | "complete" | "verdict" | "policyNotices"
> {
  readonly waived: number;
  /** null: the policy does not ask who may delete backups. */
  readonly deletion: DeletionSide | null;
  /** In the policy's order, the defaults last. */
  readonly rules: readonly string[];
  readonly volumes: readonly JudgedVolume[];
}

export function sideOf(assessment: Assessment, gate: GateLimits): JudgedSide {
  const { assessedAt, tenancyId, complete, verdict, policyNotices, summary } = assessment;
  const { deletionRestricted } = assessment;
  return {
    ...{ assessedAt, tenancyId, complete, verdict, policyNotices },
    waived: summary.waived,
    deletion: deletionRestricted === undefined ? null : deletionSideOf(deletionRestricted),
    rules: assessment.rules.map(({ name }) => name),
    volumes: assessment.findings.map((finding) => {
      const { kind, volumeId, volumeName, compartmentPath, region } = finding;
      const where = { kind, volumeId, volumeName, compartmentPath, region };
      return { ...where, standing: standingOf(finding, gate) };
    }),
  };
}
