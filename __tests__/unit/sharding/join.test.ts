import { gunzipSync, gzipSync } from "node:zlib";

import { describe, expect, test } from "@jest/globals";

import type { Backup, Inventory, Volume } from "../../../src/inventory/inventory.js";
import { joinPartials } from "../../../src/sharding/join.js";
import {
  PartialError,
  readPartial,
  writePartial,
  type Partial,
} from "../../../src/sharding/partial.js";
import { parseShard, shardName } from "../../../src/settings/shard-id.js";
import { asPlainBackup } from "../inventory/plain-backup.js";
import { backup, inventory, volume } from "../posture/inventory-builder.js";
import { HALVES, HOUR, NOW, partial, SCOPE } from "./partial-fixture.js";

describe("a partial report", () => {
  test("comes back as it was written, with numbers that JSON does not know", async () => {
    const odd: Backup = backup({ id: "odd", timeCreated: NaN, expirationTime: -Infinity });
    const given: Inventory = inventory({
      volumes: [volume()],
      backups: [odd, backup({ id: "b" })],
    });
    const name = HALVES[0];
    const data = await writePartial(name, partial(name, { inventory: given }));
    const read = await readPartial(data, "file");
    const { backups, ...others } = read.inventory;
    const plain = [...backups].map(([id, them]) => [id, them.map(asPlainBackup)] as const);
    expect({ ...others, backups: new Map(plain) }).toEqual(given);
    expect(read.shard).toEqual(parseShard(name));
  });

  test.each(["#!number:NaN", "#!text:#!number:1", "#!", "__proto__"])(
    "a name that looks like something of the format's own comes back: %s",
    async (name) => {
      const given = inventory({ volumes: [volume({ name, timeCreated: NaN })] });
      const data = await writePartial(HALVES[0], partial(HALVES[0], { inventory: given }));
      expect((await readPartial(data, "file")).inventory.volumes).toEqual(given.volumes);
    },
  );

  test("volumes that share a policy share it again", async () => {
    const policy = { id: "p", name: "gold", destinationRegion: null, schedules: [] };
    const answer = { kind: "answered", answer: { policy, assignedAt: null } } as const;
    const lookups = {
      policies: new Map([
        ["a", answer],
        ["b", answer],
      ]),
      replicas: new Map(),
    };
    const name = HALVES[0];
    const given = partial(name, { inventory: { ...inventory(), lookups } });
    const { policies } = (await readPartial(await writePartial(name, given), "f")).inventory
      .lookups;
    const [a, b] = ["a", "b"].map((id) => policies.get(id));
    expect(a?.kind === "answered" && b?.kind === "answered" && a.answer?.policy).toBe(
      b?.kind === "answered" && b.answer?.policy,
    );
  });

  test.each([
    ["no gzip", Buffer.from("{}"), "x.gz is not a partial report: it is not gzipped JSON."],
    [
      "something else",
      gzipSync("{}"),
      "x.gz is not a partial report of this version. Use the same version of the action in every job of the matrix.",
    ],
    [
      "what inflates without measure",
      Buffer.concat(Array<Buffer>(65).fill(gzipSync(Buffer.alloc(8 << 20)))),
      "x.gz inflates to more than 512 MiB, which no partial report does. Look at what partial-reports matches, and plan more shards if it is one.",
    ],
  ])("is refused: %s", async (_what, data, message) => {
    await expect(readPartial(data, "x.gz")).rejects.toThrow(message);
  });

  test.each([
    ["null", () => "null\n", /^x.gz is not a partial report of this version./],
    ...["unread", "tolerated", "compartments", "texts", "volumes", "lookups", "inventory"].map(
      (name): [string, (text: string) => string, RegExp] => [
        name,
        (text) => text.replace(`"${name}":`, `"${name}of-old":`),
        /^x.gz is damaged. (It has no list of \w+|A part of it is missing). Download the artifact/,
      ],
    ),
  ] as const)("is refused without %s", async (_, spoil, message) => {
    const text = gunzipSync(await writePartial(HALVES[0], partial(HALVES[0]))).toString("latin1");
    const spoilt = gzipSync(Buffer.from(spoil(text), "latin1"));
    const refusal = await readPartial(spoilt, "x.gz").catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(PartialError);
    expect((refusal as Error).message).toMatch(message);
  });

  test("is read without a key __proto__, be there marked texts or not", async () => {
    for (const name of ["data", "#!number:1"]) {
      const given = partial(HALVES[0], {
        inventory: inventory({ volumes: [volume({ name })] }),
      });
      const text = gunzipSync(await writePartial(HALVES[0], given)).toString("latin1");
      const poisoned = text.replace('"inventory":{', '"__proto__":{"coversTenancy":true},$&');
      const read = await readPartial(gzipSync(Buffer.from(poisoned, "latin1")), "x.gz");
      expect(Object.getOwnPropertyNames(read)).not.toContain("__proto__");
      expect(read.inventory.volumes).toHaveLength(1);
    }
  });
});

describe("a partial report of backups", () => {
  const backups = Array.from({ length: 20 }, (_, index) => backup({ id: `b-${index}` }));
  const given = partial(HALVES[0], { inventory: inventory({ backups }) });

  test.each([
    ["cut off", "idBytes", (content: Buffer) => content.subarray(0, -1)],
    ["none", "created", (content: Buffer) => content.subarray(0, content.indexOf("\n") + 1)],
  ])("is refused: %s", async (_what, column, damage) => {
    const content = gunzipSync(await writePartial(HALVES[0], given));
    await expect(readPartial(gzipSync(damage(content)), "x.gz")).rejects.toThrow(
      new RegExp(
        `^x.gz is damaged. The column ${column} is not of \\d+ rows. Download the artifact again, or run the shard again.$`,
      ),
    );
  });
});

describe("joining", () => {
  test("puts the parts together, and says gaps that both have once", () => {
    const unread = {
      compartmentId: "c",
      compartmentName: "c",
      region: "us-ashburn-1",
      operation: "ListAvailabilityDomains" as const,
      status: 500,
      code: null,
      reason: "x",
      opcRequestId: "1",
    };
    const [first, second] = ["one", "two"].map((id, index) => {
      const one: Volume = volume({ id });
      const backups = [backup({ id: `b-${id}`, volumeId: "one" })];
      return partial(HALVES[index] as string, {
        startedAt: NOW + index,
        inventory: inventory({ volumes: [one], backups, unread: [unread] }),
      });
    }) as [Partial, Partial];
    const joined = joinPartials([first, second], NOW);
    expect(joined.inventory.volumes.map(({ id }) => id)).toEqual(["one", "two"]);
    expect(joined.inventory.backups.get("one")?.map(({ id }) => id)).toEqual(["b-one", "b-two"]);
    expect(joined.inventory.unread).toEqual([unread]);
    expect(joined.startedAt).toBe(NOW + 1);
    expect(joined.api).toEqual({ requests: 10, retries: 2, throttled: 0 });
  });

  const other = { ...inventory(), tenancyId: "ocid1.tenancy.oc1..other" };
  test.each<[string, readonly Partial[], string]>([
    ["nothing", [], "partial-reports: there is no partial report to join."],
    [
      "a missing shard",
      [partial("1of3.us-ashburn-1.1of1"), partial("3of3.uk-london-1.1of1")],
      "shard 2 of 3 is missing, so the audit would not be whole.",
    ],
    [
      "two missing shards",
      [partial("1of3.us-ashburn-1.1of1")],
      "shards 2, 3 of 3 are missing, so the audit would not be whole.",
    ],
    [
      "a shard twice",
      [partial(HALVES[0]), partial(HALVES[0])],
      `shard ${HALVES[0]} is there twice. Keep one of each.`,
    ],
    [
      "another matrix",
      [partial(HALVES[0]), partial("1of1.uk-london-1.1of1")],
      "shard 1of1.uk-london-1.1of1 belongs to another matrix (the others are of 2).",
    ],
    [
      "an overlap",
      [partial("1of2.us-ashburn-1.1of1"), partial("2of2.us-ashburn-1+uk-london-1.1of1")],
      "the shards 1of2.us-ashburn-1.1of1 and 2of2.us-ashburn-1+uk-london-1.1of1 overlap in region us-ashburn-1.",
    ],
    [
      "two cuts of one region",
      [partial("1of2.us-ashburn-1.1of2"), partial("2of2.us-ashburn-1.2of3")],
      "overlap in region us-ashburn-1.",
    ],
    [
      "a slice whose others are of another matrix",
      [partial("1of2.us-ashburn-1.1of2"), partial("2of2.uk-london-1.1of1")],
      "of the 2 slices of region us-ashburn-1 only 1 is there. Join the parts of one matrix only.",
    ],
    [
      "a region that the matrix was planned without",
      [partial(HALVES[0]), partial(HALVES[1], { regions: ["us-ashburn-1", "uk-london-1"] })],
      "partial-reports: no shard is of uk-london-1, which the audit covers. Plan the matrix again, with the same inputs as its jobs.",
    ],
    [
      "another tenancy",
      [partial(HALVES[0]), partial(HALVES[1], { inventory: other })],
      `shard ${HALVES[1]} is of another tenancy.`,
    ],
    [
      "another scope",
      [partial(HALVES[0]), partial(HALVES[1], { scope: { ...SCOPE, regions: ["x"] } })],
      `shard ${HALVES[1]} is of another scope.`,
    ],
    [
      "another version",
      [partial(HALVES[0]), partial(HALVES[1], { toolVersion: "2.0.0" })],
      `shard ${HALVES[1]} was made by version 2.0.0, another by 1.0.0.`,
    ],
    [
      "another run of the workflow",
      [partial(HALVES[0]), partial(HALVES[1], { runId: "7" })],
      `shard ${HALVES[1]} is of another workflow run than the others (7, not 42). Join the parts of one run: run the whole matrix again.`,
    ],
    [
      "parts of which one is of no run",
      [partial(HALVES[0]), partial(HALVES[1], { runId: null })],
      "(outside of GitHub Actions, not 42)",
    ],
    [
      "a part of more than a day ago",
      [partial(HALVES[0]), partial(HALVES[1], { startedAt: NOW - 24 * HOUR - 1 })],
      `partial-reports: shard ${HALVES[1]} was read at 2026-11-04T03:14:59.999Z, more than a day ago, and what it holds is not of today. Run the whole matrix again.`,
    ],
    [
      "a part of a time to come",
      [partial(HALVES[0]), partial(HALVES[1], { startedAt: NOW + HOUR / 6 + 1 })],
      `shard ${HALVES[1]} was read at 2026-11-05T03:25:00.001Z, which is still to come by this machine's clock.`,
    ],
  ])("refuses %s", (_what, parts, message) => {
    expect(() => joinPartials(parts, NOW)).toThrow(message);
  });

  test("a whole set in any order is taken", () => {
    const parts = [...HALVES].reverse().map((name) => partial(name));
    expect(joinPartials(parts, NOW).inventory.volumes).toEqual([]);
    expect(parts.map(({ shard }) => shardName(shard))).toContain(HALVES[1]);
  });
});

test("parts of a day ago, and of a clock that is a little ahead, are taken", () => {
  const [first, second] = HALVES;
  const parts = [
    partial(first, { startedAt: NOW - 24 * HOUR }),
    partial(second, { startedAt: NOW + HOUR / 6 }),
  ];
  expect(joinPartials(parts, NOW).startedAt).toBe(NOW + HOUR / 6);
});

test.each<[string, unknown]>([
  ["startedAt", null],
  ["startedAt", undefined],
  ["startedAt", "2026-11-05T03:15:00Z"],
  ["startedAt", -1],
  ["startedAt", 9e15],
  ["startedAt", NaN],
  ["durationMs", -1],
  ["durationMs", null],
  ["api", { requests: -1, retries: 0, throttled: 0 }],
  ["coversTenancy", "yes"],
  ["regions", "us-ashburn-1"],
  ["runId", 42],
  ["scope", {}],
  ["toolVersion", undefined],
])("a part whose %s is %j is refused", async (field, value) => {
  const [name] = HALVES;
  const data = await writePartial(name, partial(name, { [field]: value }));
  await expect(readPartial(data, "file")).rejects.toThrow(
    new RegExp(
      `^file does not say ${field}.* as this version writes it, .* Run the whole matrix again\\.$`,
    ),
  );
});
