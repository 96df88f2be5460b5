import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { assess } from "../../../../src/posture/assess.js";
import type { Assessment } from "../../../../src/posture/assessment.js";
import { redactAssessment } from "../../../../src/reports/redact/redact-assessment.js";
import { Redactor } from "../../../../src/reports/redact/redactor.js";
import {
  backup,
  compartment,
  DAY,
  inventory,
  NOW,
  STRICT,
  unread,
  volume,
} from "../../posture/inventory-builder.js";
import {
  answered,
  exemption,
  GOLD,
  match,
  policy,
  policyLookups,
  rule,
} from "../../posture/policy-fixtures.js";
import { hostileText } from "../hostile-names.js";
import { assessmentNaming, policyAssessment, sampleAssessment } from "../sample.js";

const TENANCY = "ocid1.tenancy.oc1..acme";

function redacted(
  assessment: Assessment,
  redactor = new Redactor(TENANCY, Buffer.from("the private key")),
): Assessment {
  return redactAssessment(assessment, redactor);
}

/** As the JSON of everything in it, maps included. */
function text(assessment: Assessment): string {
  return JSON.stringify(assessment, (_, value: unknown) =>
    value instanceof Map ? [...(value as Map<unknown, unknown>)] : value,
  );
}

describe("a redacted assessment", () => {
  test("has short OCIDs, pseudonyms and no tags", () => {
    const tagged = volume({
      name: "ledger",
      freeformTags: { owner: "jane" },
      definedTags: { finance: { code: "4711" } },
    });
    const whole = assess(inventory({ volumes: [tagged] }), policy(), STRICT, NOW);
    const [finding] = redacted(whole).findings;
    expect(finding).toMatchObject({
      volumeId: expect.stringMatching(/^ocid1\.volume\.oc1\.iad\.\.\.[0-9a-f]{12}$/),
      volumeName: expect.stringMatching(/^volume-[0-9a-f]{8}$/),
      compartmentName: expect.stringMatching(/^compartment-[0-9a-f]{8}$/),
      compartmentPath: expect.stringMatching(
        /^tenancy-[0-9a-f]{8}\/compartment-[0-9a-f]{8}\/compartment-[0-9a-f]{8}$/,
      ),
      freeformTags: {},
      definedTags: {},
      status: "NO_BACKUP",
    });
    expect(finding?.compartmentPath.endsWith(`/${finding.compartmentName}`)).toBe(true);
  });

  test("names no rule in what is told where it is not known which one holds", () => {
    const given = inventory({
      ...{ volumes: [volume()], backups: [backup({ timeCreated: NOW - 3 * DAY })] },
      unread: [unread({ operation: "ListVolumeAttachments" })],
    });
    const live = rule("erp", { attached: true }, {}, { maxBackupAgeMs: DAY });
    const whole = assess(given, policy({ rules: [live] }), STRICT, NOW);
    expect(whole.findings[0]?.reason).toContain('by the rule "erp"');
    const told = redacted(whole);
    const [finding] = told.findings;
    expect(finding?.reason).toMatch(
      /STALE_BACKUP by the rule "compartment-[0-9a-f]{8}"; COMPLIANT by the rule "defaults"$/,
    );
    expect(text(told)).not.toContain("erp");
  });

  test("says the same in every run, and something else in another tenancy", () => {
    expect(redacted(sampleAssessment())).toEqual(redacted(sampleAssessment()));
    const elsewhere = redacted(sampleAssessment(), new Redactor("ocid1.tenancy.oc1..other"));
    expect(elsewhere.findings[0]?.volumeId).not.toBe(
      redacted(sampleAssessment()).findings[0]?.volumeId,
    );
  });

  test("keeps every number, status and verdict, and the contract's order by what is shown", () => {
    const whole = policyAssessment();
    const it = redacted(whole);
    expect(it.summary).toEqual(whole.summary);
    expect(it.verdict).toEqual(whole.verdict);
    expect(it.findings.map(({ status }) => status)).toEqual(
      whole.findings.map(({ status }) => status),
    );
    const sorted = redacted(sampleAssessment()).findings.filter((f) => f.status === "NO_BACKUP");
    const places = sorted.map((f) => `${f.region} ${f.compartmentPath} ${f.volumeName}`);
    expect(places).toEqual([...places].sort());
  });

  test("keeps instances whose name is not known so, and names the others' kind", () => {
    const stale = redacted(sampleAssessment()).findings.find((it) => it.status === "STALE_BACKUP");
    expect(stale?.attachedInstances.map(({ instanceName }) => instanceName)).toEqual([
      expect.stringMatching(/^instance-[0-9a-f]{8}$/),
      null,
    ]);
  });

  test("keeps the user's own texts but for the OCIDs in them, consistently", () => {
    const ocid = "ocid1.volume.oc1.iad.a";
    const reason = `scratch, see ${ocid}`;
    const asked = policy({
      rules: [rule(`for ${ocid}`, {}, {}, { maxBackupAgeMs: DAY })],
      exemptions: [exemption({ id: ocid, reason, match: match({ volumes: [ocid] }) })],
    });
    const it = redacted(assess(inventory({ volumes: [volume()] }), asked, STRICT, NOW));
    const short = new Redactor(TENANCY).ocid(ocid);
    expect(it.exemptions[0]).toMatchObject({ id: short, reason: `scratch, see ${short}` });
    expect(it.findings[0]?.exemption?.reason).toBe(`scratch, see ${short}`);
    expect(it.findings[0]?.rule).toBe(`for ${short}`);
    expect([...it.summary.byRule.keys()]).toEqual([`for ${short}`, "defaults"]);
  });

  test("in the user's own texts names of the tenancy become pseudonyms; defaults stay defaults", () => {
    const ledger = volume({ name: "ledger" });
    const other = volume({ id: "ocid1.volume.oc1.iad.other", name: "defaults" });
    const rules = policy({
      rules: [rule("ledger", { names: ["ledger"] })],
      exemptions: [
        exemption({
          id: "ledger",
          reason: "ledger is copied by prod's own means",
          match: match({ volumes: [ledger.id] }),
        }),
      ],
    });
    const it = redacted(assess(inventory({ volumes: [ledger, other] }), rules, STRICT, NOW));
    const finding = it.findings.find(({ exemption }) => exemption !== null);
    const pseudonym = expect.stringMatching(/^volume-[0-9a-f]{8}$/) as unknown;
    const reason = expect.stringMatching(
      /^volume-[0-9a-f]{8} is copied by compartment-[0-9a-f]{8}'s own means$/,
    ) as unknown;
    expect(it.exemptions).toMatchObject([{ id: pseudonym, reason }]);
    expect(finding?.exemption).toMatchObject({ id: pseudonym, reason });
    expect([...it.summary.byRule.keys()]).toEqual([pseudonym, "defaults"]);
    expect(it.findings.map(({ rule: name }) => name).sort()).toEqual(["defaults", pseudonym]);
  });

  test("hides what a backup policy of the tenancy's own is called, and leaves Oracle's", () => {
    const own = { ...GOLD, policy: { ...GOLD.policy, name: 'erp "daily"' } };
    const given = (lookup: typeof GOLD) =>
      inventory({
        volumes: [volume()],
        lookups: policyLookups({ "ocid1.volume.oc1.iad.a": answered(lookup) }),
      });
    const asked = policy({ rules: [rule("all", {}, { "backup-policy-assigned": true })] });
    const it = redacted(assess(given(own), asked, STRICT, NOW)).findings[0];
    expect(it?.backupPolicy?.policy.name).toMatch(/^backup-policy-[0-9a-f]{8}$/);
    const message = it?.checks.find(({ id }) => id === "backup-policy-assigned")?.message;
    expect(message).toMatch(
      /^backup policy "backup-policy-[0-9a-f]{8}" of the volume is assigned$/,
    );
    const gold = redacted(assess(given(GOLD), asked, STRICT, NOW)).findings[0];
    expect(gold?.backupPolicy?.policy.name).toBe("gold");
  });

  test("keeps back what OCI answered, and not what this program says where no answer came", () => {
    const answer = unread({
      reason: 'compartment erp ("acme/prod/erp", ocid1.compartment.oc1..erp) is locked',
      code: "Locked",
    });
    const own = unread({
      status: null,
      code: "TimedOut",
      reason: "no complete answer within 30 s",
    });
    const it = redacted(assess(inventory({ unread: [answer, own] }), policy(), STRICT, NOW));
    expect(text(it)).not.toMatch(/\b(erp|acme|prod)\b/);
    expect(it.unread.map(({ code, reason }) => `${String(code)}: ${reason}`).sort()).toEqual([
      "Locked: its message is withheld",
      "TimedOut: no complete answer within 30 s",
    ]);
  });

  test("places a volume that left the scope by its compartment's pseudonym", () => {
    const moved = volume({ compartmentId: "ocid1.compartment.oc1..elsewhere" });
    const it = redacted(assess(inventory({ volumes: [moved] }), policy(), STRICT, NOW)).findings[0];
    expect(it?.compartmentPath).toMatch(/^compartment-[0-9a-f]{8}$/);
    expect(it?.compartmentName).toBe(it?.compartmentPath);
  });

  test("names resolved volumes as it names them now, whatever the last report said", () => {
    const whole = sampleAssessment();
    const [finding] = whole.findings;
    const resolved = {
      volumeId: String(finding?.volumeId),
      volumeName: "name of then",
      compartmentPath: "acme/path of then",
      region: "us-ashburn-1",
      previousStatus: "NO_BACKUP" as const,
      firstSeenAt: 0,
      previouslyFailing: [],
    };
    const unknown = { ...resolved, volumeId: "ocid1.volume.oc1.iad.nowhere" };
    const drift = { ...whole.drift, resolvedFindings: [resolved, unknown] };
    const it = redacted({ ...whole, drift });
    const now = it.findings.find(
      (f) => f.volumeId === new Redactor(TENANCY).ocid(resolved.volumeId),
    );
    const shown = it.drift.resolvedFindings;
    expect(shown.find(({ volumeId }) => volumeId === now?.volumeId)).toMatchObject({
      volumeName: now?.volumeName,
      compartmentPath: now?.compartmentPath,
    });
    expect(JSON.stringify(shown)).not.toMatch(/of then|nowhere|acme/);
  });

  test("holds no name that others may choose, whatever it is", () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        const marked = `Zq7${name}7qZ`;
        const whole = assessmentNaming(marked);
        // The policy file's texts are the user's own.
        const findings = whole.findings.map((it) => ({ ...it, rule: "r", exemption: null }));
        const byRule = new Map();
        const given = { ...whole, findings, exemptions: [], policyNotices: [] };
        const it = redacted({ ...given, summary: { ...whole.summary, byRule } });
        expect(text(it)).not.toMatch(/Zq7|7qZ/);
      }),
      { numRuns: 100 },
    );
  });

  test("does not tell of names by its order", () => {
    const named = (first: string, second: string) =>
      assess(
        inventory({
          compartments: [
            compartment(),
            compartment({ id: "ocid1.compartment.oc1..x", name: first, path: `acme/${first}` }),
            compartment({ id: "ocid1.compartment.oc1..y", name: second, path: `acme/${second}` }),
          ],
          volumes: [
            volume({ id: "ocid1.volume.oc1.iad.x", name: first }),
            volume({ id: "ocid1.volume.oc1.iad.y", name: second }),
          ],
          unread: ["x", "y"].map((id) =>
            unread({
              compartmentId: `ocid1.compartment.oc1..${id}`,
              compartmentName: id === "x" ? first : second,
            }),
          ),
        }),
        policy(),
        STRICT,
        NOW,
      );
    expect(redacted(named("aaa", "bbb"))).toEqual(redacted(named("bbb", "aaa")));
  });
});
