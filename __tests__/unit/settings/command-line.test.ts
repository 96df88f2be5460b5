import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseCommandLine } from "../../../src/settings/command-line.js";
import { helpText } from "../../../src/settings/help.js";
import { inputs } from "../../../src/settings/inputs.js";
import { isSwitch } from "../../../src/settings/schema.js";
import { samplePem } from "./samples.js";

const names = inputs.map(({ name }) => name);

describe("parseCommandLine", () => {
  test("hands every input through, in both ways to write it", () => {
    const value = fc.string({ minLength: 1 }).filter((text) => !text.startsWith("-"));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.constantFrom(...names), value, fc.boolean()), {
          selector: ([name]) => name,
        }),
        (options) => {
          const argv = options.flatMap(([name, text, isInline]) =>
            isInline || isSwitch(name) ? [`--${name}=${text}`] : [`--${name}`, text],
          );
          const given = Object.fromEntries(options.map(([name, text]) => [name, text]));
          expect(parseCommandLine(argv)).toEqual({ kind: "run", inputs: given });
        },
      ),
    );
  });

  test("every switch may stand alone, before another option and at the end", () => {
    for (const name of names.filter(isSwitch)) {
      expect(parseCommandLine([`--${name}`, "--region", "iad", `--${name}`])).toEqual({
        kind: "run",
        inputs: { [name]: "true", region: "iad" },
      });
    }
    expect(parseCommandLine(["--warn-only", "FALSE"])).toEqual({
      kind: "run",
      inputs: { "warn-only": "FALSE" },
    });
  });

  test("a value may begin with dashes when it is no option", () => {
    expect(parseCommandLine(["--private-key", samplePem, "--max-no-backup", "-1"])).toEqual({
      kind: "run",
      inputs: { "private-key": samplePem, "max-no-backup": "-1" },
    });
  });

  test("help comes before version, and both before a run", () => {
    expect(parseCommandLine(["--version", "--help"])).toEqual({ kind: "help" });
    expect(parseCommandLine(["--region", "iad", "--version"])).toEqual({ kind: "version" });
    expect(parseCommandLine([])).toEqual({ kind: "run", inputs: {} });
  });

  const needsName =
    "The command line has a value that belongs to no option: write --name value, or --name=value, with quotes around a value that holds spaces.";

  test.each([
    [
      ["--max-no-backups", "3"],
      "Unknown option --max-no-backups. Did you mean --max-no-backup? --help lists all options.",
    ],
    [["--frobnicate"], "Unknown option --frobnicate. --help lists all options."],
    [
      ["--private-kez=top-secret"],
      "Unknown option --private-kez. Did you mean --private-key? --help lists all options.",
    ],
    [["-r", "iad"], "Unknown option -r. --help lists all options."],
    [[`--${"x".repeat(50)}`], "Unknown option. --help lists all options."],
    [["--__proto__"], "Unknown option --__proto__. --help lists all options."],
    [["--region"], "Option --region needs a value: --region=value."],
    [["--region", "--warn-only"], "Option --region needs a value: --region=value."],
    [["--region", "--user=x"], "Option --region needs a value: --region=value."],
    [["--help=yes"], "Option --help takes no value."],
    [["top-secret"], needsName],
    [["--warn-only", "yes"], needsName],
    [["--", "--region"], needsName],
  ])("%j is refused in one sentence without the value", (argv, message) => {
    expect(() => parseCommandLine(argv)).toThrow(new Error(message));
  });
});

describe("helpText", () => {
  const help = helpText("1.2.3");

  test("fits 80 columns", () => {
    expect(help.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("tells the version and of every input its name, default and variables", () => {
    expect(help).toContain("oci-volume-backup-audit 1.2.3\n");
    const words = help.replace(/\s+/g, " ");
    for (const { name, env } of inputs) {
      expect(words).toContain(` --${name} `);
      for (const variable of env) expect(words).toContain(variable);
    }
    expect(help).toContain(
      "  --object-storage-region\n      Region of the bucket. Default: the value of region.\n",
    );
    expect(words).toContain("in days, fractions allowed. Default: 7. Environment: OCI_MAX");
  });
});
