import { describe, expect, test } from "@jest/globals";
import { DELETION_RESTRICTED_CHECK } from "../../../../src/posture/access/deletion-restricted.js";
import { checks } from "../../../../src/posture/checks/checks.js";
import { ORPHANED_BACKUP_CHECK } from "../../../../src/posture/checks/orphaned-backups.js";
import {
  CHECK_IDS,
  REQUIREMENTS,
  type RequirementKind,
  type Requirements,
} from "../../../../src/settings/policy.js";
import { DAY, settings } from "./subject-builder.js";

/** Something to ask for, of each kind. */
const EVERY_KIND: Readonly<Record<RequirementKind, unknown>> = {
  switch: true,
  span: DAY,
  level: "3-2-1",
};

describe("the list of checks", () => {
  test("has every check of volumes once, in the order of their ids", () => {
    const ofTenancy: readonly string[] = [ORPHANED_BACKUP_CHECK.id, DELETION_RESTRICTED_CHECK.id];
    const ofVolumes = CHECK_IDS.filter((id) => !ofTenancy.includes(id));
    expect(checks.map((it) => it.id)).toEqual(ofVolumes);
  });

  test("every one has a title, a help text, and a severity", () => {
    for (const check of [...checks, ORPHANED_BACKUP_CHECK, DELETION_RESTRICTED_CHECK]) {
      expect(check.title).toMatch(/^[A-Z]/);
      expect(check.help).toMatch(/^[A-Z].*\.$/);
    }
    const severities = Object.fromEntries(checks.map((it) => [it.id, it.severity]));
    expect(severities).toMatchObject({ "backup-recency": "medium", immutable: "low" });
  });

  test("those that cost calls say so", () => {
    const costing = checks.filter((it) => it.needs.length > 0).map((it) => [it.id, ...it.needs]);
    expect(costing).toEqual([
      ["backup-policy-assigned", "policy"],
      ["policy-meets-threshold", "policy"],
      ["schedule-missed", "policy"],
      ["replica", "replica"],
    ]);
  });

  test("without a rule's requirements only recency is required; with all, all that can be", () => {
    const asked = REQUIREMENTS.map(({ key, kind }) => [key, EVERY_KIND[kind]]);
    const all = settings({}, Object.fromEntries(asked) as Requirements);
    const required = (rule: typeof all) => checks.filter((it) => it.isRequired(rule));
    expect(required(settings()).map((it) => it.id)).toEqual(["backup-recency"]);
    const never = checks.filter((it) => !it.isRequired(all)).map((it) => it.id);
    expect(never).toEqual(["last-backup-faulty", "expiry-forecast", "unattached-volume"]);
  });
});
