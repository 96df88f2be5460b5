import { describe, expect, test } from "@jest/globals";

import { earlierReports } from "../../../src/delivery/earlier-report.js";
import { denied, objectStore } from "./store-fixture.js";
import type { World } from "./store-fixture.js";
import { TRUE_NAMES } from "../../../src/delivery/place-names.js";

const named = (time: string, extension = "json") =>
  `block_volume_backup_posture_${time}.${extension}`;

const NOW = Date.UTC(2026, 10, 30);

async function earlier(world: World, prefix: string, most = Infinity) {
  const { store, read } = objectStore(world);
  const texts: string[] = [];
  const uris: string[] = [];
  const place = { store, namespace: "acmens", bucket: "reports", prefix, names: TRUE_NAMES };
  const untimely: string[] = [];
  const hear = (given: readonly string[]) => untimely.push(...given);
  for await (const { uri, content } of earlierReports(place, NOW, hear)) {
    texts.push(content.toString());
    uris.push(uri);
    if (texts.length >= most) break;
  }
  return { texts, uris, read, untimely };
}

const OBJECTS = {
  [`p/${named("20261103T031500Z")}`]: "third",
  [`p/${named("20261105T031500Z")}`]: "first",
  [`p/${named("20261104T031500Z")}`]: "second",
  [`p/${named("20261106T031500Z", "md")}`]: "not JSON",
  [`p/${named("20261106T031500Z", "json.bak")}`]: "no report",
  [`p/${named("2026")}`]: "no time",
  [`other/${named("20261107T031500Z")}`]: "of another prefix",
  [named("20261108T031500Z")]: "at the top",
};

describe("earlierReports", () => {
  test("gives the JSON reports under the prefix, newest first", async () => {
    const { texts, uris } = await earlier({ objects: OBJECTS }, "p");
    expect(texts).toEqual(["first", "second", "third"]);
    expect(uris[0]).toBe(`oci://reports@acmens/p/${named("20261105T031500Z")}`);
  });

  test("reads no more of them than are asked for", async () => {
    const { read } = await earlier({ objects: OBJECTS }, "p", 1);
    expect(read).toEqual([`p/${named("20261105T031500Z")}`]);
  });

  test("without a prefix those at the bucket's top", async () => {
    expect((await earlier({ objects: OBJECTS }, "")).texts).toEqual(["at the top"]);
  });

  test("gives up after ten", async () => {
    const days = Array.from({ length: 25 }, (_, day) => String(day + 1).padStart(2, "0"));
    const objects = Object.fromEntries(
      days.map((day) => [`p/${named(`202611${day}T000000Z`)}`, day]),
    );
    const { texts } = await earlier({ objects }, "p");
    expect(texts).toEqual(days.toReversed().slice(0, 10));
  });

  test("passes over what is to come, long ago or no date, before it counts to ten", async () => {
    const times = Array.from({ length: 12 }, (_, index) => `29990101T0000${index + 10}Z`);
    const passed = [...times, "20261131T000000Z", "20261130T001001Z"];
    const objects = Object.fromEntries(
      [...passed, "20261130T001000Z", "20260901T000000Z", "20260831T235959Z"].map((time) => [
        `p/${named(time)}`,
        time,
      ]),
    );
    const { texts, untimely } = await earlier({ objects }, "p");
    expect(texts).toEqual(["20261130T001000Z", "20260901T000000Z"]);
    expect(untimely).toHaveLength(passed.length);
  });

  test("says what Object Storage answered", async () => {
    const unlisted = denied("ListObjects");
    await expect(earlier({ unlisted }, "p")).rejects.toBe(unlisted);
  });
});
