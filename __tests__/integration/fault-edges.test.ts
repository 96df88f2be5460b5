/** The fault matrix at its two ends: what is asked before any listing, and the delivery after them. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";

import { statusesAfter, viewOf } from "./harness/expected.js";
import { EMPTY_PAGE, FAULT_KINDS, type FaultKind } from "./harness/fault-kinds.js";
import { BUCKET, faultTenancy, HOME } from "./harness/fault-tenancy.js";
import { openStage, type RunSettings, type Stage } from "./harness/in-process.js";

const { build, placeIds } = faultTenancy();
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(build.tenancy, build.user());
});
afterAll(() => stage.close());
beforeEach(() => {
  stage.simulator.objects(HOME, BUCKET).clear();
});
afterEach(() => {
  stage.simulator.clearFaults();
});

const HEALING = [...FAULT_KINDS.filter(({ passes }) => passes), EMPTY_PAGE];
const ENUMERATIONS = ["ListRegionSubscriptions", "ListCompartments"];

/** Four attempts wait for it; an answer of a busy machine that comes later is asked for again. */
const settingsFor = ({ effect }: FaultKind): RunSettings =>
  effect.kind === "hang" ? { requestTimeoutMs: 400 } : {};

function strike(operation: string, { effect }: FaultKind, attempts?: number): void {
  const times = attempts === undefined || effect.kind === "empty-page" ? {} : { attempts };
  stage.simulator.setFault({ operation, effect, ...times });
}

const isDenial = ({ name }: FaultKind) => name === "403" || name === "404";

describe.each(ENUMERATIONS)("%s", (operation) => {
  test.each(FAULT_KINDS.filter((kind) => !isDenial(kind)))(
    "with $name on every attempt leaves nothing that could be audited",
    async (kind) => {
      strike(operation, kind);
      const outcome = await stage.audit(settingsFor(kind));
      expect(outcome).toMatchObject({ kind: "not audited", failure: { operation, region: HOME } });
    },
  );

  test.each(HEALING)("that meets $name heals", async (kind) => {
    strike(operation, kind, 1);
    const outcome = await stage.audit(settingsFor(kind));
    if (outcome.kind === "not audited") throw outcome.failure;
    const view = viewOf(outcome.assessment, placeIds);
    expect(view).toEqual({ statuses: statusesAfter({}, {}), unread: [] });
  });
});

test.each(FAULT_KINDS.filter(isDenial))(
  "ListCompartments denied with $name ends it too",
  async (kind) => {
    strike("ListCompartments", kind);
    expect(await stage.audit()).toMatchObject({ kind: "not audited", failure: { isDenied: true } });
  },
);

test.each(FAULT_KINDS.filter(isDenial))(
  "ListRegionSubscriptions denied with $name leaves the start region, and a gap that shows",
  async (kind) => {
    strike("ListRegionSubscriptions", kind);
    const outcome = await stage.audit();
    if (outcome.kind === "not audited") throw outcome.failure;
    const { assessment } = outcome;
    expect(viewOf(assessment, placeIds)).toEqual({
      statuses: statusesAfter({}, {}).filter((each) => each.startsWith(HOME)),
      unread: [`${HOME}/root/ListRegionSubscriptions`],
    });
    expect(assessment.complete).toBe(false);
  },
);

describe.each(["GetNamespace", "ListBuckets", "GetBucket", "PutObject"])("%s", (operation) => {
  const stored = () => [...stage.simulator.objects(HOME, BUCKET).keys()];

  test.each(FAULT_KINDS)("with $name on every attempt is told, never passed over", async (kind) => {
    strike(operation, kind);
    const { locations, problems } = await stage.deliver(settingsFor(kind));
    expect(locations.length + problems.length).toBe(1);
    // Where the object did arrive, its own repetition finds it there.
    expect(locations).toHaveLength(operation === "PutObject" ? stored().length : 0);
    for (const problem of problems) expect(problem).toMatch(/\. (Run|Set|Allow|Make)|, or set /);
  });

  test.each(HEALING)("that meets $name heals", async (kind) => {
    strike(operation, kind, 1);
    const { locations, problems } = await stage.deliver(settingsFor(kind));
    expect(problems).toEqual([]);
    const [name = "nothing", ...others] = stored();
    expect(others).toEqual([]);
    expect(locations).toEqual([expect.stringContaining(`/${name}`)]);
  });
});
