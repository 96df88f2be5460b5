import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { loadBaseline, type BaselineSources } from "../../../src/run/baseline.js";
import type { PlaceChoice } from "../../../src/delivery/report-bucket.js";
import type { Log } from "../../../src/github/log.js";
import { jsonRenderer } from "../../../src/reports/json/json.js";
import { denied, objectStore, type World } from "../delivery/store-fixture.js";
import { FACTS, sampleAssessment } from "../reports/sample.js";
import { TRUE_NAMES } from "../../../src/delivery/place-names.js";

const REPORT = jsonRenderer.render(sampleAssessment(), FACTS);
const EXPECTED = { tenancyId: "ocid1.tenancy.oc1..acme", scope: FACTS.scope };
const OTHER_TENANCY = REPORT.replaceAll("ocid1.tenancy.oc1..acme", "ocid1.tenancy.oc1..other");
const NOW = Date.UTC(2026, 10, 7);
const DAY = 86_400_000;
const object = (day: string) => `p/block_volume_backup_posture_202611${day}T031500Z.json`;

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "baseline-"));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

function recordingLog() {
  const lines: string[] = [];
  const say = (level: string) => (line: string) => void lines.push(`${level}: ${line}`);
  const log = { info: say("info"), notice: say("notice"), warning: say("warning") };
  return { log: log as unknown as Log, lines };
}

async function load(over: Partial<BaselineSources>) {
  const { log, lines } = recordingLog();
  const sources = {
    file: null,
    workingDir: dir,
    findPlace: null,
    expected: EXPECTED,
    now: NOW,
    ...over,
  };
  return { snapshot: await loadBaseline(sources, log), lines };
}

const inBucket = (world: World) => (): Promise<PlaceChoice> => {
  const { store } = objectStore(world);
  const place = { store, namespace: "acmens", bucket: "reports", prefix: "p", names: TRUE_NAMES };
  return Promise.resolve({ place, notes: [] });
};

test("a baseline-file that no report can be as large as is not read", async () => {
  await writeFile(join(dir, "large.json"), "");
  await truncate(join(dir, "large.json"), 1 << 30);
  const { snapshot, lines } = await load({ file: "large.json" });
  expect(snapshot).toBeNull();
  expect(lines).toEqual([
    "warning: baseline-file: large.json cannot be read (it has 1024 MiB, and at most 256 are read); nothing is compared.",
  ]);
});

describe("the baseline from Object Storage", () => {
  test("is the newest report of the same scope; others are said and passed over", async () => {
    const objects = {
      [object("03")]: REPORT,
      [object("04")]: REPORT,
      [object("05")]: OTHER_TENANCY,
      [object("06")]: "broken",
    };
    const { snapshot, lines } = await load({ findPlace: inBucket({ objects }) });
    expect(snapshot?.source).toBe(`oci://reports@acmens/${object("04")}`);
    expect(lines).toEqual([
      `warning: oci://reports@acmens/${object("06")} is not used: it is not JSON.`,
      `info: oci://reports@acmens/${object("05")} is not used: it is of another tenancy.`,
    ]);
  });

  test("on the first run there is none, which is said", async () => {
    const { snapshot, lines } = await load({ findPlace: inBucket({}) });
    expect(snapshot).toBeNull();
    expect(lines).toEqual([
      "info: There is no earlier report of this scope, of the last 90 days, to compare with.",
    ]);
  });

  test("of a time to come, or of none, is told of and not read", async () => {
    const [future, noDay] = ["99991231T235959Z", "20261399T000000Z"].map(
      (time) => `p/block_volume_backup_posture_${time}.json`,
    );
    const objects = {
      [String(future)]: denied("GetObject"),
      [String(noDay)]: REPORT,
      [object("05")]: REPORT,
    };
    const { snapshot, lines } = await load({ findPlace: inBucket({ objects }) });
    expect(snapshot?.source).toBe(`oci://reports@acmens/${object("05")}`);
    expect(lines).toEqual([
      `warning: oci://reports@acmens/${String(noDay)} and 1 more: a report's name says a time that is still to come, or is none. Nothing is compared with it; find out who wrote it, and delete it.`,
    ]);
  });

  test("that says a time to come itself, or one long ago, is told of and passed over", async () => {
    const madeAt = (time: string) => REPORT.replaceAll("2026-11-05T03:15:00.000Z", time);
    const objects = {
      [object("06")]: madeAt("2999-01-01T00:00:00.000Z"),
      [object("05")]: madeAt("2026-01-01T00:00:00.000Z"),
    };
    const { snapshot, lines } = await load({ findPlace: inBucket({ objects }) });
    expect(snapshot).toBeNull();
    expect(lines.slice(0, 2)).toEqual([
      `warning: oci://reports@acmens/${object("06")} is not used: it says that it was made at 2999-01-01T00:00:00.000Z, which is still to come.`,
      `warning: oci://reports@acmens/${object("05")} is not used: it was made at 2026-01-01T00:00:00.000Z, more than 90 days ago.`,
    ]);
  });

  test("that does not say its scope is passed over", async () => {
    const scopeless = JSON.parse(REPORT) as { metadata: { scope?: unknown } };
    delete scopeless.metadata.scope;
    const objects = { [object("05")]: JSON.stringify(scopeless) };
    const { snapshot, lines } = await load({ findPlace: inBucket({ objects }) });
    expect(snapshot).toBeNull();
    expect(lines[0]).toBe(
      `info: oci://reports@acmens/${object("05")} is not used: it does not say of which scope it is.`,
    );
  });

  test("that may not be read is a notice with OCI's answer", async () => {
    const findPlace = inBucket({ unlisted: denied("ListObjects") });
    const { snapshot, lines } = await load({ findPlace });
    expect(snapshot).toBeNull();
    expect(lines).toEqual([
      "notice: Earlier reports could not be read (ListObjects in us-ashburn-1: 404 NotAuthorizedOrNotFound: Not for you (opc-request-id req-1)), so nothing is compared. Allow the caller to read objects in the bucket, or set baseline-file.",
    ]);
  });

  test("an object that cannot be read ends the search in the same way", async () => {
    const findPlace = inBucket({ objects: { [object("05")]: denied("GetObject") } });
    expect((await load({ findPlace })).lines).toEqual([
      expect.stringMatching(/^notice: Earlier reports could not be read \(GetObject in /),
    ]);
  });

  test("where there is no bucket nothing is said twice", async () => {
    const findPlace = () => Promise.resolve({ problem: "No bucket was chosen.", notes: [] });
    expect(await load({ findPlace })).toEqual({ snapshot: null, lines: [] });
  });

  test("where Object Storage is off, that is said", async () => {
    expect(await load({})).toEqual({
      snapshot: null,
      lines: [
        "info: Nothing is compared: neither Object Storage nor baseline-file gives an earlier report.",
      ],
    });
  });
});

describe("baseline-file", () => {
  test("comes before Object Storage, and is found from the working folder", async () => {
    await writeFile(join(dir, "last.json"), REPORT);
    const findPlace = () => Promise.reject(new Error("must not be asked"));
    const { snapshot, lines } = await load({ file: "last.json", findPlace });
    expect(snapshot?.source).toBe("last.json");
    expect(lines).toEqual([]);
  });

  test("that is old is taken as its name was given, with a warning", async () => {
    await writeFile(join(dir, "last.json"), REPORT);
    const { snapshot, lines } = await load({ file: "last.json", now: NOW + 100 * DAY });
    expect(snapshot?.source).toBe("last.json");
    expect(lines).toEqual([
      "warning: baseline-file: last.json was made at 2026-11-05T03:15:00.000Z, more than 90 days ago. What was fixed since and fails again counts as old.",
    ]);
  });

  test("of a time to come is a warning, and is not taken", async () => {
    await writeFile(join(dir, "last.json"), REPORT);
    const { snapshot, lines } = await load({ file: "last.json", now: NOW - 3 * DAY });
    expect(snapshot).toBeNull();
    expect(lines).toEqual([
      "warning: baseline-file: last.json is not used: it says that it was made at 2026-11-05T03:15:00.000Z, which is still to come.",
    ]);
  });

  test("that is not there is a warning", async () => {
    const { snapshot, lines } = await load({ file: "gone.json" });
    expect(snapshot).toBeNull();
    expect(lines).toEqual([
      expect.stringMatching(
        /^warning: baseline-file: gone\.json cannot be read \(ENOENT: .*\); nothing is compared\.$/,
      ),
    ]);
  });

  test("that does not fit is a warning", async () => {
    await writeFile(join(dir, "other.json"), OTHER_TENANCY);
    const { snapshot, lines } = await load({ file: "other.json" });
    expect(snapshot).toBeNull();
    expect(lines).toEqual([
      "warning: baseline-file: other.json is not used: it is of another tenancy.",
    ]);
  });
});
