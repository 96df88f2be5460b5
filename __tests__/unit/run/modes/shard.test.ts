import { describe, expect, test } from "@jest/globals";

import { auditShard } from "../../../../src/run/modes/shard.js";
import { parseShard, type Shard } from "../../../../src/settings/shard-id.js";
import { readPartial, type Partial as Part } from "../../../../src/sharding/partial.js";
import { compartment, denied, HOME, TENANCY } from "../../inventory/fake-cloud.js";
import { NOW, volume } from "../../posture/inventory-builder.js";
import { match, policy, rule } from "../../posture/policy-fixtures.js";
import { ANSWERS, connected, modeStage, TENANT } from "./mode-stage.js";

const stage = modeStage();

function named(name: string): Shard {
  const shard = parseShard(name);
  if (shard === null) throw new Error(name);
  return shard;
}
const WHOLE = named(`1of1.${HOME}.1of1`);

async function handedOver(): Promise<Part> {
  const [name = ""] = await stage.names();
  return await readPartial(await stage.read(`reports/${name}`), name);
}

describe("a shard of an audit", () => {
  test("hands over what it read, unjudged, and says so", async () => {
    const { connection } = connected();
    const { result, outputs } = await stage.step(async (env) => {
      const context = stage.context({}, { env });
      const code = await auditShard(context, connection, WHOLE);
      return { code, said: context.said.of("info") };
    });
    expect(result.code).toBe(0);
    expect(outputs).toEqual({
      headline: `Shard 1of1.${HOME}.1of1: 2 volumes read and handed over`,
    });
    expect(result.said.join("\n")).toContain("Report written: ");
    expect(result.said.join("\n")).not.toContain("Verdict");
    expect(await stage.names()).toEqual([`partial_1of1.${HOME}.1of1.json.gz`]);
    const part = await handedOver();
    expect(part).toMatchObject({
      ...{ shard: WHOLE, regions: [HOME], startedAt: NOW, runId: "4711", coversTenancy: true },
      api: { requests: 7, retries: 2, throttled: 1 },
    });
    expect(part.inventory.volumes).toHaveLength(2);
  });

  test("reads its slice alone, and knows which compartments are another's", async () => {
    const both = [1, 2].map((slice) => named(`${slice}of2.${HOME}.${slice}of2`));
    const seen: string[] = [];
    for (const shard of both) {
      const { connection, asked } = connected({
        ...TENANT,
        below: [[compartment("erp"), compartment("web"), compartment("dev"), compartment("ops")]],
      });
      await auditShard(stage.context(), connection, shard);
      seen.push(...asked.filter((it) => it.startsWith(`${HOME} volumes `)));
    }
    expect(seen.sort()).toEqual(
      [TENANCY, "dev", "erp", "ops", "web"].map((id) => `${HOME} volumes ${id}`).sort(),
    );
  });

  test("looks up what any rule that may win asks for, attached or not", async () => {
    const asking = rule("attached", { attached: true }, { "backup-policy-assigned": true });
    const never = policy({ rules: [{ ...asking, match: match({ names: ["none"] }) }] });
    const either = policy({ rules: [asking] });
    const counts: number[] = [];
    for (const each of [never, either]) {
      const { connection, asked } = connected();
      await auditShard(stage.context({ policy: each }), connection, WHOLE);
      counts.push(asked.filter((it) => it.includes("policyAssignment")).length);
    }
    expect(counts).toEqual([0, 2]);
  });

  test("looks up the groups of volumes that another shard reads", async () => {
    const group = {
      ...{ id: "ocid1.volumegroup.oc1.iad.g", name: "g", compartmentId: TENANCY, region: HOME },
      ...{ lifecycleState: "AVAILABLE", volumeIds: ["ocid1.volume.oc1.iad.another"] },
    };
    const { connection, asked } = connected({
      regions: { [HOME]: { ...ANSWERS, volumeGroups: { [TENANCY]: [[group]] } } },
    });
    const asking = policy({ rules: [rule("all", {}, { "backup-policy-assigned": true })] });
    await auditShard(stage.context({ policy: asking }), connection, WHOLE);
    expect(asked).toContain(`${HOME} policyAssignment ${group.id}`);
  });

  test("keeps a gap as a gap: the merge judges it", async () => {
    const { connection } = connected({
      regions: {
        [HOME]: { ...ANSWERS, volumeBackups: { [TENANCY]: [denied("ListVolumeBackups")] } },
      },
    });
    expect(await auditShard(stage.context(), connection, WHOLE)).toBe(0);
    const { inventory } = await handedOver();
    expect(inventory.unread.map(({ operation }) => operation)).toEqual(["ListVolumeBackups"]);
  });

  test("that cannot be written ends with 2, whatever fail-on-upload-error says", async () => {
    await stage.put({ reports: "a file" });
    const { connection } = connected();
    const { result, outputs } = await stage.step(async (env) => {
      const context = stage.context({ failOnUploadError: false }, { env });
      return { code: await auditShard(context, connection, WHOLE), said: context.said };
    });
    expect(result.code).toBe(2);
    expect(result.said.of("error").join()).toContain("reports");
    expect(outputs["headline"]).toMatch(/ 2 volumes read and not handed over$/);
  });

  test("that is cancelled hands nothing over", async () => {
    const { connection } = connected();
    const cancellation = AbortSignal.abort("The run was cancelled (SIGINT).");
    const context = stage.context({}, { cancellation });
    expect(await auditShard(context, connection, WHOLE)).toBe(1);
    expect(context.said.said.at(-1)).toEqual([
      "error",
      "The run was cancelled (SIGINT). The shard is not handed over.",
      "Interrupted",
    ]);
    expect(await stage.names()).toEqual([]);
  });

  test.each([
    ["another region's", named("1of1.eu-frankfurt-1.1of1"), {}, /which this audit does not cover/],
    ["one under redact", WHOLE, { redact: true }, /by its true names, and redact is on/],
  ])("refuses %s before it reads a volume", async (_what, shard, over, message) => {
    const { connection, asked } = connected();
    await expect(auditShard(stage.context(over), connection, shard)).rejects.toThrow(message);
    expect(asked.filter((it) => it.includes("volumes"))).toEqual([]);
    expect(await stage.names()).toEqual([]);
  });

  test("judges nothing by this machine's clock alone", async () => {
    const { connection } = connected();
    const silent = { ...connection, serverNow: () => null };
    await expect(auditShard(stage.context(), silent, WHOLE)).rejects.toMatchObject({
      name: "ClockError",
    });
  });

  test("keeps every look-up where an inventory is to come of it", async () => {
    const { connection, asked } = connected({
      regions: {
        [HOME]: { volumes: { [TENANCY]: [[volume({ compartmentId: TENANCY })]] } },
      },
    });
    await auditShard(stage.context({ keepsInventory: true }), connection, WHOLE);
    expect(asked.filter((it) => it.includes("policyAssignment"))).toHaveLength(1);
  });
});
