import { describe, expect, test } from "@jest/globals";

import type { JsonReport } from "../../../../src/reports/json/report-schema.js";
import { audit } from "../../../../src/run/modes/audit.js";
import { denied, HOME, TENANCY } from "../../inventory/fake-cloud.js";
import { NOW } from "../../posture/inventory-builder.js";
import { policy, rule } from "../../posture/policy-fixtures.js";
import { ANSWERS, connected, modeStage, TENANT } from "./mode-stage.js";

const stage = modeStage();

async function report(): Promise<JsonReport> {
  const name = (await stage.names()).find((it) => it.endsWith(".json")) ?? "";
  return JSON.parse((await stage.read(`reports/${name}`)).toString()) as JsonReport;
}

describe("an audit", () => {
  test("plans, collects, publishes and judges, in this order", async () => {
    const { connection, asked } = connected();
    const context = stage.context();
    expect(await audit(context, connection)).toBe(3);
    const told = context.said.said.map(([, line, title]) => title ?? line);
    const order = [
      "Discovered ",
      "Nothing is compared",
      "Collected ",
      "Report written",
      "Verdict: ",
    ];
    const places = order.map((text) => told.findIndex((line) => line.startsWith(text)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(asked[0]).toBe("below");
    expect((await report()).summary).toMatchObject({
      total_volumes_analyzed: 2,
      no_backup_count: 1,
    });
  });

  test("judges at OCI's time where this machine's clock is off", async () => {
    const { connection } = connected();
    const context = stage.context({}, { now: () => NOW + 3 * 86_400_000 });
    await audit(context, connection);
    expect(context.said.of("warning").join()).toContain("clock is 3 days ahead of OCI's");
    expect((await report()).metadata.generated_at_utc).toBe(new Date(NOW).toISOString());
  });

  test("judges nothing where no answer told OCI's time", async () => {
    const { connection } = connected();
    await expect(
      audit(stage.context(), { ...connection, serverNow: () => null }),
    ).rejects.toMatchObject({ name: "ClockError" });
    expect(await stage.names()).toEqual([]);
  });

  test("that cannot be planned writes nothing, and Monitoring hears of it", async () => {
    const { connection } = connected({
      ...TENANT,
      below: [denied("ListCompartments")],
      children: { [TENANCY]: [denied("ListCompartments")] },
    });
    const posted: string[] = [];
    const context = stage.context({ metricsNamespace: "acme" });
    const listening = {
      ...connection,
      postMetrics: ({ values }: { readonly values: readonly { readonly name: string }[] }) => {
        posted.push(...values.map(({ name }) => name));
        return Promise.resolve({ count: 0, messages: [] });
      },
    };
    await expect(audit(context, listening)).rejects.toMatchObject({
      operation: "ListCompartments",
    });
    expect(posted).toContain("failures");
    expect(await stage.names()).toEqual([]);
  });

  test("whose reports cannot be written ends with 2 if its gate held, and with 3 if not", async () => {
    await stage.put({ reports: "a file" });
    const { connection } = connected();
    const lenient = { gate: { ...stage.context().settings.gate, maxNoBackup: 1 } };
    const held = stage.context(lenient);
    expect(await audit(held, connection)).toBe(2);
    expect(held.said.of("error").join()).toContain("reports");
    expect(await audit(stage.context({ ...lenient, failOnUploadError: false }), connection)).toBe(
      0,
    );
    expect(await audit(stage.context(), connection)).toBe(3);
  });

  test("a region that cannot be read is a gap, not an end", async () => {
    const { connection } = connected({
      regions: {
        [HOME]: { ...ANSWERS, volumeBackups: { [TENANCY]: [denied("ListVolumeBackups")] } },
      },
    });
    expect(await audit(stage.context(), connection)).toBe(3);
    const { metadata, summary } = await report();
    expect([metadata.complete, summary.no_backup_count, summary.unknown_count]).toEqual([
      false,
      0,
      2,
    ]);
  });

  test("that is cancelled while it collects writes what it has, and ends with 1", async () => {
    const controller = new AbortController();
    const { connection } = connected();
    const context = stage.context({}, { cancellation: controller.signal });
    const { log } = context.world;
    const world = {
      ...context.world,
      log: {
        ...log,
        progress: () => {
          controller.abort("The run was cancelled (SIGTERM).");
        },
      },
    };
    expect(await audit({ ...context, world }, connection)).toBe(1);
    expect(context.said.said.at(-1)).toEqual([
      "error",
      expect.stringContaining("The run was cancelled (SIGTERM)."),
      "Interrupted",
    ]);
    expect((await report()).metadata.complete).toBe(false);
  });

  test("that keeps its inventory looks up for every policy, and judges by its own", async () => {
    const looksUp = (asked: readonly string[]) =>
      asked.filter((it) => it.includes("policyAssignment")).length;
    const plain = connected();
    await audit(stage.context(), plain.connection);
    const keeping = connected();
    const context = stage.context({ keepsInventory: true });
    await audit(context, keeping.connection);
    expect([looksUp(plain.asked), looksUp(keeping.asked)]).toEqual([0, 2]);
    expect((await stage.names()).filter((it) => it.endsWith(".inventory.json.gz"))).toHaveLength(1);
    expect((await report()).findings.block_volumes[0]?.backup_policy).toBeUndefined();
  });

  test("with a rule that asks for a backup policy looks each one up", async () => {
    const { connection, asked } = connected();
    const asking = policy({ rules: [rule("all", {}, { "backup-policy-assigned": true })] });
    await audit(stage.context({ policy: asking }), connection);
    expect(asked.filter((it) => it.includes("policyAssignment"))).toHaveLength(2);
  });
});
