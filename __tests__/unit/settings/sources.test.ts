import { describe, expect, test } from "@jest/globals";
import { inputs } from "../../../src/settings/inputs.js";
import { readActionInputs } from "../../../src/settings/sources.js";

describe("readActionInputs", () => {
  test("reads every input as the runner names it", () => {
    const env = Object.fromEntries(
      inputs.map(({ name }) => [`INPUT_${name.toUpperCase()}`, `value of ${name}`]),
    );
    expect(readActionInputs(env)).toEqual(
      Object.fromEntries(inputs.map(({ name }) => [name, `value of ${name}`])),
    );
  });

  test("ignores what is no input", () => {
    const env = { "INPUT_OUTPUT-DIR": "here", INPUT_OUTPUT_DIR: "there", INPUT_OTHER: "x" };
    const given = Object.entries(readActionInputs(env)).filter(([, value]) => value !== undefined);
    expect(given).toEqual([["output-dir", "here"]]);
  });
});
