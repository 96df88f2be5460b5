import type {
  ExcusedSpan,
  Period,
  PeriodException,
  PopulationChange,
  TenancyException,
} from "../../posture/period/period.js";
import { utcText } from "../../plain/utc-time.js";
import { visibleJson } from "../../plain/visible.js";
import type { EvidenceFacts, EvidenceRenderer } from "./evidence-report.js";
import type { JsonEvidence } from "./evidence-schema.js";
import { CHAIN_DOES_NOT_PROVE, CHAIN_PROVES } from "./evidence-texts.js";

export const evidenceJsonRenderer: EvidenceRenderer = {
  format: "json",
  extension: "json",
  contentType: "application/json",
  render: (period, facts) => `${visibleJson(JSON.stringify(evidenceOf(period, facts), null, 2))}\n`,
};

function evidenceOf(period: Period, facts: EvidenceFacts): JsonEvidence {
  const { chain, population, scope } = period;
  return {
    schema_version: "1.0",
    metadata: {
      report_name: "block_volume_backup_evidence",
      tool_version: facts.toolVersion,
      made_at_utc: utcText(facts.madeAt),
      from: period.from,
      to: period.to,
      folder: facts.folder,
      tenancy_ocid: period.tenancyId,
      scope: scope === null ? null : (JSON.parse(scope) as unknown),
      reports: period.reports,
    },
    whole: period.isWhole,
    headline: period.headline,
    chain: {
      holds: chain.damages.length === 0,
      links: chain.links,
      open_end: chain.openEnd,
      faults: chain.damages.map(({ kind, file, message }) => ({ kind, file, message })),
      notes: [...chain.notes],
      proves: CHAIN_PROVES,
      does_not_prove: CHAIN_DOES_NOT_PROVE,
    },
    days: period.days.map((it) => ({
      date: it.date,
      state: it.state,
      reports: [...it.files],
      volumes: it.volumes,
      passed: it.hasPassed,
      unread_listings: it.unreadListings,
    })),
    population: {
      first: population.first,
      last: population.last,
      unseen: population.unseen,
      appeared: population.appeared.map(changeOf),
      vanished: population.vanished.map(changeOf),
    },
    exceptions: period.exceptions.map(exceptionOf),
    tenancy_exceptions: period.tenancyExceptions.map(tenancyExceptionOf),
    restores: restoresOf(period),
  };
}

function volumeOf(
  it: Pick<PopulationChange, "volumeId" | "volumeName" | "compartmentPath" | "region">,
) {
  return {
    resource_id: it.volumeId,
    resource_name: it.volumeName,
    compartment_path: it.compartmentPath,
    region: it.region,
  };
}

function changeOf(it: PopulationChange): JsonEvidence["population"]["appeared"][number] {
  return { ...volumeOf(it), at_utc: utcText(it.at) };
}

function restoresOf({ restores: { seen, volumes, without } }: Period): JsonEvidence["restores"] {
  return {
    volumes,
    without,
    seen: seen.map(({ proof, ...it }) => ({
      ...volumeOf(it),
      backup_ocid: proof.backupId,
      backup_time_utc: utcText(proof.backupTime),
      backup_region: proof.backupRegion,
      restored_volume_ocid: proof.restoredVolumeId,
      restored_at_utc: utcText(proof.restoredAt),
      restored_region: proof.restoredRegion,
      seen_at_utc: utcText(proof.seenAt),
    })),
  };
}

function exceptionOf(it: PeriodException): JsonEvidence["exceptions"][number] {
  return {
    ...volumeOf(it),
    check: it.check,
    what: [...it.what],
    since_utc: utcText(it.since),
    may_be_older: it.isOlder,
    until_utc: it.until === null ? null : utcText(it.until),
    end: it.end,
    other_policy: otherPolicyOf(it),
    excused: it.excused.map(excusedOf),
  };
}

function tenancyExceptionOf(it: TenancyException): JsonEvidence["tenancy_exceptions"][number] {
  return {
    check: it.check,
    what: [...it.what],
    message: it.message,
    since_utc: utcText(it.since),
    may_be_older: it.isOlder,
    until_utc: it.until === null ? null : utcText(it.until),
    end: it.end,
    other_policy: otherPolicyOf(it),
  };
}

function otherPolicyOf({ otherPolicy: it }: Pick<PeriodException, "otherPolicy">) {
  return it && { policy_sha256: it.policySha256, run: it.run };
}

function excusedOf(it: ExcusedSpan): JsonEvidence["exceptions"][number]["excused"][number] {
  return {
    kind: it.kind,
    id: it.id,
    reason: it.reason,
    expires: it.expires,
    from_utc: utcText(it.from),
    until_utc: it.until === null ? null : utcText(it.until),
    policy_sha256: it.policySha256,
    run: it.run,
  };
}
