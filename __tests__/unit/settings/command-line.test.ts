import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { SettingsError } from "../../../src/settings/settings-error.js";
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

  test("every list that is given several times is joined; of other options the last one holds", () => {
    const lists = inputs.filter(({ description }) => /comma or newline/.test(description));
    expect(lists.length).toBeGreaterThan(3);
    for (const { name } of inputs.filter((it) => !isSwitch(it.name))) {
      const joined = lists.some((it) => it.name === name) ? "a\nb" : "b";
      expect(parseCommandLine([`--${name}`, "a", `--${name}=b`])).toEqual({
        kind: "run",
        inputs: { [name]: joined },
      });
    }
  });

  test("plans are judged whether they are named as files or by the option", () => {
    expect(parseCommandLine(["plan", "a.json", "--plan-file", "b.json", "c.json"])).toEqual({
      kind: "run",
      inputs: { mode: "plan", "plan-file": "a.json\nc.json\nb.json" },
    });
    expect(() => parseCommandLine(["preview", "a.gz", "--inventory-file", "b.gz"])).toThrow(
      /^The command preview needs one inventory:/,
    );
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

describe("validate", () => {
  test("takes the path of a policy file, whatever it looks like", () => {
    for (const path of ["policy.yml", "my policies/a b.yml", "::error::x"]) {
      expect(parseCommandLine(["validate", path])).toEqual({ kind: "validate", path });
    }
    expect(parseCommandLine(["validate", "--help"])).toEqual({ kind: "help" });
  });

  const usage = "oci-volume-backup-audit validate FILE";
  const oneFile = `The command validate takes one file and no options: ${usage}, with quotes around a path that holds spaces.`;
  test.each([
    [["validate"], `The command validate needs a policy file: ${usage}.`],
    [["validate", " "], `The command validate needs a policy file: ${usage}.`],
    [["validate", "a.yml", "b.yml"], oneFile],
    [["validate", "a.yml", "--region=iad"], oneFile],
    [["validate", "--region", "iad"], oneFile],
  ])("%j is refused", (argv, message) => {
    expect(() => parseCommandLine(argv)).toThrow(new Error(message));
  });
});

describe("diff", () => {
  test("takes the paths of two reports, whatever they look like", () => {
    const path = fc.string().filter((text) => text.trim() !== "" && !text.startsWith("-"));
    fc.assert(
      fc.property(path, path, (oldPath, newPath) => {
        expect(parseCommandLine(["diff", oldPath, newPath])).toEqual({
          kind: "diff",
          oldPath,
          newPath,
        });
      }),
    );
    expect(parseCommandLine(["diff", "old.json", "--help"])).toEqual({ kind: "help" });
  });

  const usage = "oci-volume-backup-audit diff OLD.json NEW.json";
  const twoFiles = `The command diff takes two files and no options: ${usage}, with quotes around a path that holds spaces.`;
  const needs = `The command diff needs two JSON reports: ${usage}.`;
  test.each([
    [["diff"], needs],
    [["diff", "old.json"], needs],
    [["diff", "", "new.json"], needs],
    [["diff", "a.json", "b.json", "c.json"], twoFiles],
    [["diff", "a.json", "--region=iad"], twoFiles],
  ])("%j is refused", (argv, message) => {
    expect(() => parseCommandLine(argv)).toThrow(new Error(message));
  });
});

describe("evidence", () => {
  test("takes a folder, two days and where to write", () => {
    const days = ["--from", "2026-07-01", "--to=2026-09-30"];
    const command = {
      kind: "evidence",
      folder: "my reports",
      from: "2026-07-01",
      to: "2026-09-30",
    };
    expect(parseCommandLine(["evidence", "my reports", ...days])).toEqual({
      ...command,
      outputDir: "output",
    });
    expect(parseCommandLine(["evidence", ...days, "--output-dir", "out", "my reports"])).toEqual({
      ...command,
      outputDir: "out",
    });
    expect(parseCommandLine(["evidence", "--help"])).toEqual({ kind: "help" });
  });

  const usage =
    "The command evidence needs a folder of JSON reports and takes no other options: oci-volume-backup-audit evidence FOLDER --from DATE --to DATE [--output-dir DIR].";
  const takes = "it takes a day like 2026-07-01.";
  test.each([
    [["evidence", "--from=2026-07-01", "--to=2026-07-02"], [usage]],
    [["evidence", "a", "b", "--from=2026-07-01", "--to=2026-07-02"], [usage]],
    [["evidence", "a", "--region=iad"], [usage]],
    [
      ["evidence", "a"],
      [`--from: got nothing; ${takes}`, `--to: got nothing; ${takes}`],
    ],
    [
      ["evidence", "a", "--from=2026-02-30", "--to=July"],
      [`--from: got "2026-02-30"; ${takes}`, `--to: got "July"; ${takes}`],
    ],
    [
      ["evidence", "a", "--from=2026-07-02", "--to=2026-07-01"],
      ["--to: 2026-07-01 lies before --from, which is 2026-07-02. Give the first day first."],
    ],
  ])("%j is refused", (argv, problems) => {
    expect(() => parseCommandLine(argv)).toThrow(new SettingsError(problems));
  });
});

describe("helpText", () => {
  const help = helpText("1.2.3");

  test("fits 80 columns", () => {
    expect(help.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("tells the version and of every input its name, default and variables", () => {
    expect(help).toContain("oci-volume-backup-audit 1.2.3\n");
    expect(help).toContain("\n  validate FILE\n      Check a policy file.");
    expect(help).toContain("\n  diff OLD.json NEW.json\n      Show what changed");
    const words = help.replace(/\s+/g, " ");
    for (const { name, env } of inputs) {
      expect(words).toContain(` --${name} `);
      for (const variable of env) expect(words).toContain(variable);
    }
    expect(help).toContain(
      "  --object-storage-region\n      Region of the bucket. Default: the value of region.\n",
    );
    expect(words).toContain("never a rule's. Default: 7. Environment: OCI_MAX");
  });
});
