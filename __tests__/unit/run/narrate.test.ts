import { describe, expect, test } from "@jest/globals";

import type { Plan } from "../../../src/inventory/collect.js";
import {
  collectionObserver,
  narrateDelivery,
  narratePlan,
  narratePolicyNotices,
  narrateVerdict,
} from "../../../src/run/narrate.js";
import { OciFailure } from "../../../src/oci/failure.js";
import { noticeText } from "../../../src/posture/notice.js";
import { compartment } from "../posture/inventory-builder.js";
import { cleanAssessment, policyAssessment, sampleAssessment } from "../reports/sample.js";
import { recordingLog } from "./run-world.js";

const failure = new OciFailure("not allowed", {
  operation: "ListRegionSubscriptions",
  region: "us-ashburn-1",
  status: 404,
  code: "NotAuthorizedOrNotFound",
  opcRequestId: null,
});

function plan(scope: Partial<Plan["scope"]> = {}, regions: Partial<Plan["regions"]> = {}): Plan {
  return {
    tree: { tenancyId: "ocid1.tenancy.oc1..acme", byId: new Map(), failure: null, closed: [] },
    scope: {
      audited: [compartment()],
      beyond: [],
      elsewhere: new Set(),
      excluded: [],
      unmatchedPatterns: [],
      ...scope,
    },
    regions: {
      homeRegion: "us-ashburn-1",
      regions: ["us-ashburn-1"],
      failure: null,
      notReady: [],
      ...regions,
    },
    whole: { regions: ["us-ashburn-1"], pairs: 1 },
  };
}

describe("narratePlan", () => {
  test("counts compartments and regions, and says no more when all is well", () => {
    const log = recordingLog();
    narratePlan(log, plan());
    expect(log.said).toEqual([
      ["info", "Discovered 1 compartment to audit in 1 region: us-ashburn-1"],
    ]);
  });

  test("lists what is left out", () => {
    const log = recordingLog();
    const excluded = [compartment({ path: "acme/dev" }), compartment({ path: "acme/dev/a" })];
    narratePlan(log, plan({ excluded }));
    expect(log.said.flat().join("\n")).toContain("by exclude-compartments: 2 compartments");
    expect(log.said.flat().join("\n")).toContain("acme/dev/a");
  });

  test("says what is beside the scope, not ready, denied, and excluded in vain", () => {
    const log = recordingLog();
    narratePlan(
      log,
      plan(
        {
          audited: [compartment(), compartment()],
          beyond: [compartment(), compartment(), compartment()],
          unmatchedPatterns: ["sandbox", "ManagedCompartmentForPaaS", "dev/**"],
        },
        {
          regions: ["eu-zurich-1", "us-ashburn-1"],
          failure,
          notReady: ["ap-tokyo-1", "uk-london-1"],
        },
      ),
    );
    expect(log.said).toEqual([
      ["info", "Discovered 2 compartments to audit in 2 regions: eu-zurich-1, us-ashburn-1"],
      ["info", "Backups are also looked for in 3 compartments outside the scope."],
      ["notice", "Not audited, since not ready yet: ap-tokyo-1, uk-london-1"],
      [
        "warning",
        "The tenancy's regions could not be listed (not allowed), so only eu-zurich-1, us-ashburn-1 is audited. Allow the caller to inspect tenancies, or set regions.",
      ],
      ["notice", "exclude-compartments: sandbox matched no compartment."],
      ["notice", "exclude-compartments: dev/** matched no compartment."],
    ]);
  });

  test("says that nothing is known of what lies outside the root compartment", () => {
    const log = recordingLog();
    const whole = plan();
    narratePlan(log, { ...whole, tree: { ...whole.tree, failure } });
    expect(log.said).toContainEqual([
      "notice",
      "The tenancy's compartments may not be listed, so backups that lie outside root-compartment are not seen. Allow the caller to inspect compartments in the tenancy.",
    ]);
  });
});

const { signal: GOING_ON } = new AbortController();

describe("collectionObserver", () => {
  test("hands the count on", () => {
    const log = recordingLog();
    collectionObserver(log, GOING_ON).onProgress(3, 10);
    expect(log.progressed).toEqual([[3, 10, "listings read"]]);
  });

  test("a failed search is a warning with the way around it", () => {
    const log = recordingLog();
    collectionObserver(log, GOING_ON).onSearchFailed("us-ashburn-1", failure.message);
    expect(log.said).toEqual([
      [
        "warning",
        "Resource Search gave no reliable answer in us-ashburn-1 (not allowed), so every compartment there is listed. Set discovery to list if the caller may not search.",
      ],
    ]);
  });

  test("a region is a group with a line a compartment that has something to tell", () => {
    const log = recordingLog();
    collectionObserver(log, GOING_ON).onRegion("us-ashburn-1", [
      { path: "acme", volumes: 1, unreadListings: 0 },
      { path: "acme/prod", volumes: 4, unreadListings: 1 },
      { path: "acme/dev", volumes: 0, unreadListings: 2 },
      { path: "acme/empty", volumes: 0, unreadListings: 0 },
    ]);
    expect(log.said).toEqual([
      [
        "group",
        "acme: 1 volume\nacme/prod: 4 volumes, 1 listing could not be read\nacme/dev: 0 volumes, 2 listings could not be read",
        "Collected us-ashburn-1: 5 volumes in 4 compartments",
      ],
    ]);
  });
});

test("a run that was interrupted says no more of what it collects", () => {
  const log = recordingLog();
  const interruption = new AbortController();
  const observer = collectionObserver(log, interruption.signal);
  interruption.abort("The run was cancelled (SIGINT).");
  observer.onProgress(3, 10);
  observer.onSearchFailed("us-ashburn-1", failure.message);
  observer.onRegion("us-ashburn-1", [{ path: "acme", volumes: 1, unreadListings: 0 }]);
  expect([log.said, log.progressed]).toEqual([[], []]);
});

describe("narrateDelivery", () => {
  test("names each place, note and problem, whatever the sink", () => {
    const log = recordingLog();
    narrateDelivery(log, [
      { sink: "disk", locations: ["out/a.json"], problems: [], notes: [] },
      {
        sink: "object storage",
        locations: ["oci://b@n/a.json"],
        problems: ["a.md was refused."],
        notes: ["The bucket was discovered."],
      },
      { sink: "artifact", locations: ["https://example.com/1"], problems: [], notes: [] },
      { sink: "carrier pigeon", locations: ["roof"], problems: [], notes: [] },
    ]);
    expect(log.said).toEqual([
      ["info", "Report written: out/a.json"],
      ["info", "Report uploaded: oci://b@n/a.json"],
      ["notice", "The bucket was discovered."],
      ["error", "a.md was refused.", "Report not delivered"],
      ["info", "Artifact uploaded: https://example.com/1"],
      ["info", "carrier pigeon: roof"],
    ]);
  });
});

test("narratePolicyNotices says each notice under its title", () => {
  const log = recordingLog();
  const assessment = policyAssessment();
  narratePolicyNotices(log, assessment);
  expect(log.said).toEqual(
    assessment.policyNotices.map((it) => ["notice", noticeText(it), "Policy"]),
  );
  expect(log.of("notice").join()).toContain("nobody");
});

describe("narrateVerdict", () => {
  test("a pass is one line", () => {
    const log = recordingLog();
    narrateVerdict(log, cleanAssessment());
    expect(log.said).toEqual([
      [
        "info",
        "Verdict: PASS: 1 compliant, 0 stale, 0 without backup, 0 unknown; compliant: 1 of 1 volume (100.00 %); no earlier report to compare with",
      ],
    ]);
  });

  test("what changed since the last run stands in the same line", () => {
    const log = recordingLog();
    const clean = cleanAssessment();
    const baseline = { generatedAt: clean.assessedAt - 1, source: "last.json" };
    narrateVerdict(log, { ...clean, drift: { ...clean.drift, baseline, resolved: 2 } });
    expect(log.of("info").join()).toMatch(/\(100\.00 %\); .*2 resolved/);
  });

  test("a failure names its gaps and every violated threshold", () => {
    const log = recordingLog();
    const assessment = sampleAssessment();
    narrateVerdict(log, assessment);
    const [verdict, ...violated] = log.of("info");
    expect(verdict).toBe(
      "Verdict: FAIL, incomplete: 2 compliant, 1 stale, 2 without backup, 1 unknown; compliant: 2 of 6 volumes (33.33 %); no earlier report to compare with",
    );
    expect(violated).toEqual(
      assessment.verdict.violations.map(
        ({ rule, limit, actual }) =>
          `  violated: ${rule} (limit ${String(limit)}, actual ${actual})`,
      ),
    );
    expect(violated).toContain("  violated: max-no-backup (limit 0, actual 2)");
  });
});
