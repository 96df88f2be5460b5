import { describe, expect, test } from "@jest/globals";

import { validate } from "../../../../src/run/modes/validate.js";
import { NOW } from "../../posture/inventory-builder.js";
import { fakeWorld } from "../run-world.js";
import { modeStage } from "./mode-stage.js";

const stage = modeStage();

async function validated(text: string) {
  const world = fakeWorld({ now: () => NOW });
  const { result, outputs } = await stage.step(() =>
    validate(world, { mode: "validate", policyFile: { path: "backup.yml", text } }),
  );
  return { code: result, said: world.log.said, outputs };
}

describe("mode: validate", () => {
  test("passes a file that is right, and says so in the log and the output", async () => {
    const headline = "backup.yml is a valid policy file.";
    expect(await validated("version: 1\n")).toEqual({
      code: 0,
      said: [["info", headline]],
      outputs: { headline },
    });
  });

  test("names every fault with its place, and ends with 1", async () => {
    const { code, said, outputs } = await validated(
      "version: 1\nrules:\n  - name: a\n    max-backup-age: soon\n  - name: a\n    match: { kinds: [tape] }\n",
    );
    expect(code).toBe(1);
    const lines = said.map(([level, line]) => `${level} ${line}`);
    expect(lines.every((it) => /^error backup\.yml:\d+:\d+: error: /.test(it))).toBe(true);
    expect(lines.length).toBeGreaterThan(1);
    expect(outputs["headline"]).toBe("backup.yml is not a valid policy file: the log says why.");
  });

  test("what is allowed but useless is a warning, and no fault", async () => {
    const { code, said } = await validated("version: 1\nrules:\n  - name: all\n  - name: late\n");
    expect(code).toBe(0);
    expect(said.map(([level]) => level)).toEqual(["warning", "warning", "info"]);
  });

  test("takes an exemption for expired by the world's clock", async () => {
    const text = (expires: string) =>
      `{ version: 1, exemptions: [{ id: a, match: { names: x }, reason: r, expires: ${expires} }] }`;
    expect((await validated(text("2026-11-04"))).said.map(([level]) => level)).toContain("warning");
    expect((await validated(text("2026-11-06"))).said.map(([level]) => level)).toEqual(["info"]);
  });
});
