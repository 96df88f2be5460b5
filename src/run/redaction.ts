import { TRUE_NAMES, type PlaceNames } from "../delivery/place-names.js";
import { isForPeople } from "./explain.js";
import { redactingLog } from "../github/redacting-log.js";
import { withoutFaultText } from "../process/interruption.js";
import type { CollectionObserver, Plan } from "../inventory/collect.js";
import type { Inventory } from "../inventory/inventory.js";
import type { Assessment } from "../posture/assessment.js";
import type { JudgedTwice } from "../posture/preview/judge-twice.js";
import type { Snapshot } from "../posture/verdict/snapshot.js";
import type { ExpectedScope } from "../reports/json/read-report.js";
import { redactAssessment } from "../reports/redact/redact-assessment.js";
import { redactJudgedTwice } from "../reports/redact/redact-judged-twice.js";
import { recogniseListed, redactScope } from "../reports/redact/redact-run.js";
import { Redactor } from "../reports/redact/redactor.js";
import {
  MANAGED_COMPARTMENT,
  type CommonSettings,
  type ScopeSettings,
} from "../settings/settings.js";
import { WITHHELD } from "../plain/withheld.js";
import type { World } from "./world.js";

/**
 * What `redact` does to a run: to what is told, to what is published, and to what is compared. Values
 * are replaced before a sentence is made of them: in a sentence any word may be somebody's name.
 */
export interface Redaction {
  /**
   * Sets the keys of the pseudonyms, before anything is learned. Until then OCIDs are shortened with
   * another key. Without a secret that of an earlier call holds.
   */
  ofTenancy(tenancyId: string, secret?: Uint8Array | null): void;
  /** Before anything is told of the plan's compartments. */
  learn(compartments: Plan["scope"]["audited"]): void;
  /** As it may be told of. */
  plan(plan: Plan): Plan;
  compartments<Told extends { readonly path: string }>(compartments: readonly Told[]): Told[];
  observer(observer: CollectionObserver): CollectionObserver;
  readonly place: PlaceNames;
  /** A sentence of this program's, for where no log shortens its OCIDs. */
  sentence(text: string): string;
  /** What may be told of an error. */
  error(error: unknown): unknown;
  expected(expected: ExpectedScope): ExpectedScope;
  recognise(baseline: Snapshot | null, listed: Inventory): Snapshot | null;
  assessment(assessment: Assessment): Assessment;
  judgedTwice(judged: JudgedTwice): JudgedTwice;
  scope(scope: ScopeSettings): ScopeSettings;
  /** What a comment is found by: the same before the tenancy is known, and whoever signs in. */
  identity(scope: ScopeSettings): ScopeSettings;
}

/** The redaction of one run, and the world as it leaves it; without `redact` everything passes as it is. */
export function redactionOf(
  world: World,
  settings: CommonSettings,
): { readonly world: World; readonly redaction: Redaction } {
  return settings.redact ? redacted(world, settings) : { world, redaction: NOTHING_WITHHELD };
}

/** For what is said before the settings are known. */
export function withoutOcids(world: World): World {
  return { ...world, log: redactingLog(world.log, withOcidsShortened) };
}

/** A text that is published before the settings are known. */
export function withOcidsShortened(text: string): string {
  return new Redactor("").ocidsIn(text);
}

const NOTHING_WITHHELD: Redaction = {
  ofTenancy: () => undefined,
  learn: () => undefined,
  plan: (plan) => plan,
  compartments: (compartments) => [...compartments],
  observer: (observer) => observer,
  place: TRUE_NAMES,
  sentence: (text) => text,
  error: (error) => error,
  expected: (expected) => expected,
  recognise: (baseline) => baseline,
  assessment: (assessment) => assessment,
  judgedTwice: (judged) => judged,
  scope: (scope) => scope,
  identity: (scope) => scope,
};

function redacted(
  world: World,
  { objectStorage, scope: asked }: CommonSettings,
): ReturnType<typeof redactionOf> {
  let redactor = new Redactor("");
  let lasting: Uint8Array | null = null;
  const log = redactingLog(world.log, (text) => redactor.ocidsIn(text));
  const path = (text: string) => redactor.path(text);
  const redaction: Redaction = {
    ofTenancy: (tenancyId, secret = lasting) => {
      lasting = secret;
      redactor = new Redactor(tenancyId, secret);
      // Where patterns have numbers, they are numbered as they were given.
      redactScope(asked, redactor);
    },
    learn: (compartments) => {
      redactor.learnCompartments(compartments);
    },
    plan: (plan) => ({ ...plan, scope: tellableScope(plan.scope, redactor) }),
    compartments: (compartments) => compartments.map((it) => ({ ...it, path: path(it.path) })),
    observer: (observer) => ({
      ...observer,
      onRegion: (region, compartments) => {
        const told = compartments.map((it) => ({ ...it, path: path(it.path) }));
        observer.onRegion(region, told);
      },
    }),
    place: {
      // What the inputs name is the user's own word, and can be read in the workflow.
      bucket: (name) => (name === objectStorage.bucket ? name : redactor.named("bucket", name)),
      publicBucket: (name) => redactor.named("bucket", name),
      namespace: (name) =>
        name === objectStorage.namespace ? name : redactor.named("namespace", name),
    },
    sentence: (text) => redactor.ocidsIn(text),
    error: (error) => (isForPeople(error) ? error : new Error(WITHHELD)),
    expected: ({ tenancyId: id, scope }) => ({
      tenancyId: redactor.ocid(id),
      scope: redactScope(scope, redactor),
    }),
    recognise: (baseline, listed) => baseline && recogniseListed(baseline, listed, redactor),
    assessment: (assessment) => redactAssessment(assessment, redactor),
    judgedTwice: (judged) => redactJudgedTwice(judged, redactor),
    scope: (scope) => redactScope(scope, redactor),
    // Patterns could be guessed and tried, so that without a key only their number tells.
    identity: (scope) => redactScope(scope, new Redactor("")),
  };
  const cancellation = withoutFaultText(world.cancellation);
  return { world: { ...world, log, cancellation }, redaction };
}

/** Oracle's own name for the compartment that it makes tells nothing of the tenancy. */
function tellableScope(scope: Plan["scope"], redactor: Redactor): Plan["scope"] {
  const unmatchedPatterns = scope.unmatchedPatterns.map((pattern) =>
    pattern === MANAGED_COMPARTMENT ? pattern : redactor.named("pattern", pattern),
  );
  const told = (compartments: Plan["scope"]["audited"]) =>
    compartments.map((it) => ({
      ...it,
      name: redactor.compartment(it.id),
      path: redactor.path(it.path),
    }));
  const { audited, beyond, excluded } = scope;
  return {
    ...scope,
    audited: told(audited),
    beyond: told(beyond),
    excluded: told(excluded),
    unmatchedPatterns,
  };
}
