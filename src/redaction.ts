import { redactingLog } from "./github/redacting-log.js";
import type { Plan } from "./inventory/collect.js";
import type { Assessment } from "./posture/assessment.js";
import type { Snapshot } from "./posture/drift.js";
import type { ExpectedScope } from "./reports/read-report.js";
import { redactAssessment } from "./reports/redact/redact-assessment.js";
import { recogniseVolumes, redactScope } from "./reports/redact/redact-run.js";
import { Redactor } from "./reports/redact/redactor.js";
import type { CommonSettings, ScopeSettings } from "./settings/settings.js";
import type { World } from "./world.js";

/** What `redact` does to a run: to what is said, to what is published, and to what is compared. */
export interface Redaction {
  /** Its log knows every name that was learned, whenever it was taken. */
  readonly world: World;
  /**
   * Sets the key of the pseudonyms, before anything is learned. Until then nothing has a pseudonym,
   * and OCIDs are shortened with another key.
   */
  ofTenancy(tenancyId: string): void;
  /** Before anything is said of the plan's compartments. */
  learn(compartments: Plan["scope"]["audited"]): void;
  expected(expected: ExpectedScope): ExpectedScope;
  recognise(baseline: Snapshot | null, volumeIds: readonly string[]): Snapshot | null;
  assessment(assessment: Assessment): Assessment;
  scope(scope: ScopeSettings): ScopeSettings;
}

/** The redaction of one run; without `redact` everything passes as it is. */
export function redactionOf(world: World, settings: CommonSettings): Redaction {
  return settings.redact ? redacted(world, settings) : plain(world);
}

/** For what is said before the settings are known: OCIDs are shortened, and no name was learned. */
export function withoutOcids(world: World): World {
  return { ...world, log: redactingLog(world.log, new Redactor("")) };
}

function plain(world: World): Redaction {
  return {
    world,
    ofTenancy: () => undefined,
    learn: () => undefined,
    expected: (expected) => expected,
    recognise: (baseline) => baseline,
    assessment: (assessment) => assessment,
    scope: (scope) => scope,
  };
}

function redacted(world: World, settings: CommonSettings): Redaction {
  let redactor = redactorFor(settings, "");
  const log = redactingLog(world.log, { text: (text) => redactor.text(text) });
  return {
    world: { ...world, log },
    ofTenancy: (tenancyId) => {
      redactor = redactorFor(settings, tenancyId);
    },
    learn: (compartments) => {
      redactor.learnCompartments(compartments);
    },
    expected: ({ tenancyId: id, scope }) => ({
      tenancyId: redactor.ocid(id),
      scope: redactScope(scope, redactor),
    }),
    recognise: (baseline, volumeIds) =>
      baseline && recogniseVolumes(baseline, [...volumeIds], redactor),
    assessment: (assessment) => redactAssessment(assessment, redactor),
    scope: (scope) => redactScope(scope, redactor),
  };
}

function redactorFor(
  { objectStorage, outputDir, artifact }: CommonSettings,
  tenancyId: string,
): Redactor {
  const redactor = new Redactor(tenancyId);
  // The user's own words, which the log must be able to name.
  for (const kept of [objectStorage.bucket, objectStorage.prefix, outputDir, artifact.name]) {
    if (kept !== null && kept !== "") redactor.keep(kept);
  }
  return redactor;
}
