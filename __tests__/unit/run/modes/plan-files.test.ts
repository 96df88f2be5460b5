import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";

import { describe, expect, test } from "@jest/globals";

import { PlanError } from "../../../../src/plan/plan-error.js";
import { MAX_PLAN_BYTES } from "../../../../src/plan/plan-text.js";
import { readPlans } from "../../../../src/run/modes/plan-files.js";
import { modeStage } from "./mode-stage.js";

const stage = modeStage();
const PLAN = readFileSync(
  new URL("../../../fixtures/plans/references-plain/plan.json", import.meta.url),
);
const never = new AbortController().signal;
const paths = async (...patterns: string[]) =>
  (await readPlans(patterns, stage.folder(), never)).map(({ path }) => path);

describe("plan-file", () => {
  test.each([
    [["plan.json"], ["plan.json"]],
    [["./plan.json"], ["./plan.json"]],
    [["*/plan.json"], ["a/plan.json", "b/plan.json"]],
    [["**/plan.json"], ["a/plan.json", "b/plan.json", "plan.json"]],
    [
      ["b/*", "a/*", "b/plan.json"],
      ["b/plan.json", "a/plan.json"],
    ],
    [["odd[1].json"], ["odd[1].json"]],
    [
      ["plan.json", "./plan.json", "a/../*.json"],
      ["a/../plan.json", "a/../odd[1].json"],
    ],
  ])("%j means %j", async (patterns, expected) => {
    await stage.put(
      Object.fromEntries(
        ["plan.json", "a/plan.json", "b/plan.json", "odd[1].json"].map((name) => [name, PLAN]),
      ),
    );
    expect(await paths(...patterns)).toEqual(expected);
  });

  test("is taken from its absolute path too, and as UTF-16 with a mark", async () => {
    const wide = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(PLAN.toString(), "utf16le"),
    ]);
    await stage.put({ "wide.json": wide, "plan.json": PLAN });
    const [plain, sixteen] = await readPlans(
      [join(stage.folder(), "plan.json"), "wide.json"],
      stage.folder(),
      never,
    );
    expect(sixteen?.document).toEqual(plain?.document);
  });

  test.each([
    ["none.json", "plan-file: none.json cannot be read (ENOENT). Check the path"],
    ["a", "plan-file: a cannot be read (EISDIR). Check the path"],
    ["c/*.json", "plan-file: c/*.json matches no file. Write the plan with terraform show -json"],
    ["latin.json", "latin.json is not UTF-8 (line 1)."],
    ["empty.json", "empty.json is empty."],
  ])("%s is refused", async (name, message) => {
    await stage.put({
      "a/plan.json": PLAN,
      "latin.json": Buffer.from('{"name":"caf\xe9"}', "latin1"),
      "empty.json": "",
    });
    const refusal = paths(name);
    await expect(refusal).rejects.toThrow(PlanError);
    await expect(refusal).rejects.toThrow(message);
  });

  test("a file that no plan can be as large as is not read", async () => {
    const path = join(stage.folder(), "large.json");
    writeFileSync(path, "");
    truncateSync(path, MAX_PLAN_BYTES + 1);
    await expect(paths("large.json")).rejects.toThrow(
      "large.json is larger than 256 MiB and was not read. Split the configuration, or plan its parts.",
    );
  });
});

describe("standard input", () => {
  const readFrom = (input: Readable, cancellation = never) =>
    readPlans(["-", "-"], stage.folder(), cancellation, input);

  test("is read once, to its end", async () => {
    const [first, ...more] = await readFrom(Readable.from([PLAN.subarray(0, 9), PLAN.subarray(9)]));
    expect(first?.document.terraformVersion).not.toBeNull();
    expect(more).toEqual([]);
  });

  test("that never ends is left when the run is cancelled", async () => {
    const cancelled = new AbortController();
    const reading = readFrom(new PassThrough(), cancelled.signal);
    cancelled.abort("The run was cancelled (SIGINT).");
    await expect(reading).rejects.toThrow(PlanError);
    await expect(readFrom(new PassThrough(), cancelled.signal)).rejects.toThrow(PlanError);
  });

  test("of more than any plan is not read to its end", async () => {
    const block = Buffer.alloc(MAX_PLAN_BYTES / 4, " ");
    let blocks = 0;
    const endless = function* () {
      for (;;) {
        blocks += 1;
        yield block;
      }
    };
    await expect(readFrom(Readable.from(endless()))).rejects.toThrow(
      "The plan on standard input is larger than 256 MiB and was not read.",
    );
    expect(blocks).toBeLessThan(30);
  });
});
