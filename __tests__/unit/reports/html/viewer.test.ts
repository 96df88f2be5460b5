import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Query } from "../../../../report-viewer/query.js";
import {
  FILTERS,
  isView,
  NO_FILTERS,
  readFragment,
  SORT_KEYS,
  writeFragment,
  type Filters,
  type Sort,
} from "../../../../report-viewer/view-state.js";
import { VolumeList } from "../../../../report-viewer/volume-list.js";
import { visible } from "../../../../src/plain/visible.js";
import { packPayload } from "../../../../src/reports/html/payload/pack.js";
import type { Payload } from "../../../../src/reports/html/payload/payload.js";
import { assessmentNaming, policyAssessment, sampleAssessment } from "../sample.js";
import { seenRestore } from "./seen-restore.js";
import { largeAssessment } from "./large-assessment.js";

const listOf = (assessment: Parameters<typeof packPayload>[0]) =>
  new VolumeList(JSON.parse(JSON.stringify(packPayload(assessment))) as Payload);

describe("the packed volumes", () => {
  test.each([
    ["sample", sampleAssessment()],
    ["policy", policyAssessment()],
    ["large", largeAssessment(300)],
    ["hostile", assessmentNaming("a\u0001 1 \u202E| ocid1.volume.x", 3)],
  ])("of the %s assessment come back as they were", (_, assessment) => {
    const list = listOf(assessment);
    expect(list.size).toBe(assessment.findings.length);
    for (const [row, finding] of assessment.findings.entries()) {
      expect(list.rowOf(visible(finding.volumeId))).toBe(row);
      expect(list.name(row)).toBe(visible(finding.volumeName));
      expect([list.status(row), list.drift(row)]).toEqual([finding.status, finding.drift]);
      expect(list.region(row)).toBe(visible(finding.region));
      expect(list.compartmentPath(row)).toBe(visible(finding.compartmentPath));
      expect(list.instances(row).map(([id]) => id)).toEqual(
        finding.attachedInstances.map(({ instanceId }) => visible(instanceId)),
      );
      const { reason, checks } = list.judgement(row);
      expect(reason).toBe(visible(finding.reason));
      expect(
        checks.map(({ id, result, message, remedy }) => [id, result, message, remedy]),
      ).toEqual(
        finding.checks.map(({ id, result, message, remedy }) => [
          id,
          result,
          visible(message),
          remedy,
        ]),
      );
      expect(list.failing(row)).toBe(finding.checks.filter((it) => it.result === "fail").length);
      expect(list.backups(row).map(({ state }) => state)).toEqual(
        finding.backups.map(({ state }) => visible(state)),
      );
    }
  });

  test("have the restore that was seen, and whether this run saw it", () => {
    const sample = sampleAssessment();
    const now = sample.assessedAt;
    const seen = seenRestore(now);
    const earlier = { ...seen, seenAt: now - 60_000 };
    const findings = sample.findings.map((it, row) => ({
      ...it,
      restoreProof: [seen, earlier][row] ?? null,
    }));
    const { columns, lists } = listOf({ ...sample, findings }).payload;
    expect(columns.proof.slice(0, 3)).toEqual([0, 1, -1]);
    const minutes = (ms: number) => Math.floor(ms / 60_000);
    expect(lists.proofs).toEqual([
      {
        ...{ backupId: seen.backupId, backupRegion: "us-phoenix-1" },
        ...{ backupTime: minutes(seen.backupTime), restoredAt: minutes(seen.restoredAt) },
        ...{ restoredVolumeId: seen.restoredVolumeId, restoredRegion: "us-phoenix-1" },
        seenAt: null,
      },
      expect.objectContaining({ seenAt: minutes(now - 60_000) }),
    ]);
  });

  test("say so where the report contradicts itself", () => {
    const list = listOf(sampleAssessment());
    expect(() => list.name(99)).toThrow(new RangeError("The report has no entry 99."));
  });
});

describe("a query", () => {
  const assessment = largeAssessment(400);
  const list = listOf(assessment);
  const query = new Query(list);
  const found = (filters: Partial<Filters>, sort: Sort | null = null) => [
    ...query.rows({ ...NO_FILTERS, ...filters }, sort),
  ];
  const rowsWhere = (holds: (finding: (typeof assessment.findings)[number]) => boolean) =>
    assessment.findings.flatMap((it, row) => (holds(it) ? [row] : []));

  test.each<[Partial<Filters>, (it: (typeof assessment.findings)[number]) => boolean]>([
    [{}, () => true],
    [{ status: "STALE_BACKUP" }, (it) => it.status === "STALE_BACKUP"],
    [{ status: "NO_SUCH" }, () => false],
    [{ region: "uk-london-1" }, (it) => it.region === "uk-london-1"],
    [{ drift: "new", status: "UNKNOWN" }, (it) => it.drift === "new" && it.status === "UNKNOWN"],
    [{ gate: "waived" }, (it) => it.waived],
    [{ gate: "grace" }, (it) => it.inGracePeriod],
    [{ gate: "counted" }, (it) => !it.waived && !it.inGracePeriod],
    [{ compartment: "acme/unit-1" }, (it) => it.compartmentPath.startsWith("acme/unit-1/")],
    [{ compartment: "TEAM-29" }, (it) => it.compartmentPath.includes("team-29")],
    [{ tag: "Env=PROD" }, (it) => it.freeformTags["env"] === "prod"],
    [{ check: "backup-recency" }, (it) => failing(it, "fail")],
    [{ check: "backup-recency:pass" }, (it) => failing(it, "pass")],
    [
      { q: "HOST-7 app" },
      (it) => it.attachedInstances[0]?.instanceName?.includes("host-7") === true,
    ],
    [{ q: "  " }, () => true],
  ])("for %j finds exactly those", (filters, holds) => {
    expect(found(filters)).toEqual(rowsWhere(holds));
  });

  function failing(it: (typeof assessment.findings)[number], result: string): boolean {
    return it.checks.some((check) => check.id === "backup-recency" && check.result === result);
  }

  test("finds a volume by its whole OCID", () => {
    expect(found({ q: assessment.findings[123]?.volumeId ?? "" })).toEqual([123]);
  });

  test.each(SORT_KEYS)("by %s is in order both ways, and equal ones stay as they were", (key) => {
    const up = found({}, { key, isDescending: false });
    const down = found({}, { key, isDescending: true });
    expect([...up].sort((a, b) => a - b)).toEqual(found({}));
    expect([...down].sort((a, b) => a - b)).toEqual(found({}));
    if (key === "size") {
      const sizes = up.map((row) => assessment.findings[row]?.sizeGb ?? 0);
      expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    }
    if (key === "age") {
      expect(assessment.findings[down[0] ?? 0]?.backupAgeMs).toBeNull();
      expect(assessment.findings[up[0] ?? 0]?.backupAgeMs).not.toBeNull();
    }
    if (key === "name") {
      const names = up.map((row) => list.name(row));
      expect(names).toEqual([...names].sort());
    }
  });
});

describe("a link to a view", () => {
  test("reads back whatever it holds", () => {
    const filters = fc.record(Object.fromEntries(FILTERS.map((name) => [name, fc.string()])));
    const sort = fc.record({ key: fc.constantFrom(...SORT_KEYS), isDescending: fc.boolean() });
    fc.assert(
      fc.property(filters, fc.option(sort), fc.option(fc.string()), (given, order, volume) => {
        const state = { filters: given as Filters, sort: order, volume };
        expect(readFragment(writeFragment(state))).toEqual(state);
      }),
    );
  });

  test("is nothing for the whole table, and leaves out what it does not know", () => {
    expect(writeFragment({ filters: NO_FILTERS, sort: null, volume: null })).toBe("");
    expect(readFragment("#unread&sort=-colour&nothing=1")).toEqual({
      filters: NO_FILTERS,
      sort: null,
      volume: null,
    });
  });

  test("is told from a place on the page", () => {
    expect(["", "#status=UNKNOWN", "#unread"].map(isView)).toEqual([true, true, false]);
  });
});
