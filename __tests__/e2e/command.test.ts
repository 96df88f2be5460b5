import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { beforeAll, describe, expect, test } from "@jest/globals";

import packageJson from "../../package.json" with { type: "json" };
import { declaredInputs } from "../../simulator/runner/action-inputs.js";
import { days } from "../../simulator/tenancy/time.js";
import { runAction, runCommand, signInEnvironment, type RunResult } from "./harness/harness.js";
import {
  ASHBURN,
  closeLater,
  openStage,
  PHOENIX,
  secretLines,
  shownLines,
  smallTenancy,
  temporaryFolder,
} from "./harness/stage.js";
import type { Stage } from "./harness/stage.js";

const ACTION_FILE = fileURLToPath(new URL("../../action.yml", import.meta.url));

let stage: Stage;

beforeAll(async () => {
  const build = smallTenancy({ regions: [{ name: ASHBURN }, { name: PHOENIX }] });
  const place = { compartment: build.root, region: ASHBURN };
  build.backup(build.volume({ ...place, name: "fresh" }), { age: days(1) });
  build.backup(build.volume({ ...place, name: "old" }), { age: days(20) });
  build.bucket({ ...place, name: "reports" });
  stage = await openStage(build);
});

const environment = () => signInEnvironment(stage.user, ASHBURN);

/** A run that asks OCI for nothing: there is no simulator, and no need of one. */
async function offline(...args: string[]): Promise<RunResult> {
  const result = await runCommand({ args });
  closeLater(() => result.remove());
  return result;
}

describe("in a step with run:, as at a terminal", () => {
  const inAStep = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, "policy.yml"), "version: 1\n");
    await writeFile(join(cwd, ".env"), "OCI_BACKUP_POLICY_FILE=from-a-pull-request.yml\n");
    const result = await runAction({ args, env, cwd });
    closeLater(() => result.remove());
    return result;
  };

  test.each<[readonly string[], number, RegExp]>([
    [["--version"], 0, /^\d+\.\d+\.\d+/],
    [["validate", "policy.yml"], 0, /^policy\.yml is a valid/m],
    [["diff", "old.json", "new.json"], 1, /^Error: old\.json cannot be read/m],
    [["plan", "plan.json"], 1, /^Error: Plan not judged: .*plan\.json/m],
    [["preview", "inventory"], 1, /^Error: Not audited: /m],
    [
      ["evidence", "reports", "--from", "2026-07-01", "--to", "2026-07-02"],
      1,
      /^Error: No evidence made: The folder reports cannot be read/m,
    ],
    [["--mode", "nonsense"], 1, /option --mode/],
  ])("%j", async (args, code, said) => {
    const result = await inAStep(args);
    expect(`${result.stdout}${result.stderr}`).toMatch(said);
    expect(result).toMatchObject({ code, outputs: {}, summary: "" });
    expect(result.stdout).not.toMatch(/^::/m);
  });

  test("reads no .env, which may be a pull request's", async () => {
    const { stdout, stderr } = await inAStep(["--auth", "nonsense"]);
    expect(`${stdout}${stderr}`).toContain("nonsense");
    expect(`${stdout}${stderr}`).not.toMatch(/\.env|from-a-pull-request/);
  });
});

/** A home directory with `.oci/config`, whose DEFAULT profile signs in as the stage's user. */
async function homeWithConfig(more: readonly string[] = [], keyFile = "~/.oci/key.pem") {
  const home = await temporaryFolder();
  const { user } = stage;
  await mkdir(join(home, ".oci"));
  await writeFile(join(home, ".oci", "key.pem"), user.privateKey, { mode: 0o600 });
  const lines = [
    "# made by hand",
    "[DEFAULT]",
    `user = ${user.user}`,
    `fingerprint=${user.fingerprint}`,
    `key_file=${keyFile}`,
    `tenancy=${user.tenancy}`,
    `region=${ASHBURN}`,
    ...more,
  ];
  await writeFile(join(home, ".oci", "config"), `${lines.join("\n")}\n`, { mode: 0o600 });
  return home;
}

describe("what needs no cloud", () => {
  test("--help tells every option and fits 80 columns", async () => {
    const { code, stdout, stderr } = await offline("--help");
    expect(code).toBe(0);
    expect(stderr).toBe("");
    const names = Object.keys(await declaredInputs(ACTION_FILE));
    expect(names).toContain("max-backup-age-days");
    for (const name of names) expect(stdout).toMatch(new RegExp(`^  --${name}$`, "m"));
    for (const variable of ["OCI_CLI_KEY_CONTENT", "OCI_CONFIG_PROFILE", "OCI_OUTPUT_DIR"]) {
      expect(stdout).toContain(variable);
    }
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).toMatch(/Exit code: 0 .* 1 .* 2 /);
  });

  test("--version tells the version and nothing else", async () => {
    const { code, stdout, stderr } = await offline("--version");
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: `${packageJson.version}\n`,
      stderr: "",
    });
  });

  test.each<[string, string[], RegExp]>([
    ["an option that does not exist", ["--max-no-backups", "3"], /Did you mean --max-no-backup\?/],
    ["an option without its value", ["--formats"], /--formats needs a value/],
    ["a stray value", ["json"], /belongs to no option/],
    ["a value that is wrong", ["--max-no-backup=lots"], /--max-no-backup: got "lots"/],
    ["no configuration file", [], /config-file: .*\.oci.config .*ENOENT/],
  ])("%s ends in one sentence", async (_what, args, says) => {
    const { code, stdout, stderr } = await offline(...args);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(says);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  test("a secret on a wrong command line is not repeated", async () => {
    const { privateKey } = stage.user;
    const { code, stdout, stderr } = await offline("--privat-key", privateKey);
    expect(code).toBe(1);
    expect(stderr).toContain("--private-key");
    for (const line of secretLines(privateKey)) expect(stdout + stderr).not.toContain(line);
  });

  test("a file .env that cannot be read ends in one sentence", async () => {
    const cwd = await temporaryFolder();
    await symlink(".env", join(cwd, ".env"));
    const result = await runCommand({ cwd });
    closeLater(() => result.remove());
    expect(result.code).toBe(1);
    // Cut, for what an uncaught error prints is the whole bundle.
    expect(result.stderr.slice(0, 300)).toMatch(
      /^Error: .*The file \.env .* could not be read .*\.\n$/,
    );
  });
});

describe("an audit from the command line", () => {
  let result: RunResult;

  beforeAll(async () => {
    result = await stage.command({ env: environment() });
  });

  test("gives the same exit code and files as the action", async () => {
    expect(result.code).toBe(3);
    expect(await result.files()).toEqual([
      expect.stringMatching(/^output\/block_volume_backup_posture_\d{8}T\d{6}Z\.json$/),
      expect.stringMatching(/^output\/block_volume_backup_posture_\d{8}T\d{6}Z\.md$/),
    ]);
    expect(stage.simulator.objects(ASHBURN, "reports").size).toBeGreaterThanOrEqual(2);
  });

  test("tells its progress on stderr and the result on stdout", () => {
    expect(result.stderr).toMatch(/^Discovered 1 compartment .*2 regions/m);
    expect(result.stderr).toMatch(/listings read: (\d+)\/\1$/m);
    expect(result.stderr).toMatch(/^Verdict: FAIL/m);
    expect(result.stdout).toContain("STALE_BACKUP");
    expect(result.stdout).toContain("old");
    expect(result.stdout).not.toContain("listings read");
  });

  test("issues no workflow command, sets no output and shows no secret", () => {
    expect(shownLines(result).filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
    expect(result.outputs).toEqual({});
    expect(result.summary).toBe("");
    for (const line of secretLines(stage.user.privateKey)) {
      expect(result.stdout + result.stderr).not.toContain(line);
    }
  });

  test("draws no bar and no colour where there is no terminal", () => {
    expect(result.stdout + result.stderr).not.toMatch(/[\u001B\r]/);
  });
});

describe("where settings come from", () => {
  const audited = (result: RunResult) => /Discovered .* regions?: (.*)$/m.exec(result.stderr)?.[1];

  test("an option comes before the environment, that before .env, that before the default", async () => {
    const cwd = await temporaryFolder();
    const secret = stage.user.privateKey.replaceAll("\n", "\\n");
    await writeFile(
      join(cwd, ".env"),
      [
        "OCI_MAX_BACKUP_AGE_DAYS=30",
        `OCI_REGIONS=${PHOENIX}`,
        "OCI_OUTPUT_DIR=from-dot-env",
        `OCI_CLI_KEY_CONTENT="${secret}"`,
      ].join("\n"),
    );
    const env = environment();
    delete env["OCI_CLI_KEY_CONTENT"];
    const result = await stage.command({
      cwd,
      env: { ...env, OCI_REGIONS: `${ASHBURN},${PHOENIX}` },
      args: ["--regions", ASHBURN, "--upload-object-storage=false"],
    });
    expect(result.code).toBe(0);
    expect(audited(result)).toBe(ASHBURN);
    expect((await result.files()).filter((path) => path.startsWith("from-dot-env/"))).toHaveLength(
      2,
    );
  });

  test("an empty option or variable counts as not given", async () => {
    const result = await stage.command({
      env: { ...environment(), OCI_REGION: "", OCI_OUTPUT_DIR: "", OCI_REGIONS: PHOENIX },
      args: ["--regions=", "--upload-object-storage=false"],
    });
    expect(result.code).toBe(0);
    expect(audited(result)).toBe(PHOENIX);
  });

  test("the action takes them from the environment too, after its inputs", async () => {
    const nothing = { tenancy: "", user: "", fingerprint: "", "private-key": "", region: "" };
    const { OCI_CLI_REGION: region = "", ...rest } = environment();
    const env = { ...rest, OCI_REGION: region, OCI_MAX_BACKUP_AGE_DAYS: "30" };
    const audit = await stage.audit(nothing, { env });
    expect(audit.code).toBe(0);
    expect(audit.report.metadata.max_backup_age_days).toBe(30);
    const strict = await stage.audit({ ...nothing, "max-backup-age-days": "2" }, { env });
    expect(strict.report.metadata.max_backup_age_days).toBe(2);
  });
});

describe("the OCI configuration file", () => {
  const args = ["--upload-object-storage=false", "--max-backup-age-days=30"];

  test("in its usual place signs in by default, outside GitHub Actions", async () => {
    const result = await stage.command({ env: { HOME: await homeWithConfig() }, args });
    expect(result.stderr).not.toContain("Error");
    expect(result.code).toBe(0);
  });

  test("gives another profile what only DEFAULT has, and a key beside it", async () => {
    const home = await homeWithConfig(["[AUDIT]", `region=${PHOENIX}`], "key.pem");
    for (const variable of ["OCI_CONFIG_PROFILE", "OCI_CLI_PROFILE"]) {
      const seen = stage.simulator.requests.length;
      const result = await stage.command({ env: { HOME: home, [variable]: "AUDIT" }, args });
      expect(result.code).toBe(0);
      expect(stage.simulator.requests[seen]?.region).toBe(PHOENIX);
    }
  });

  test("signs in with a profile's own API key beside a token of DEFAULT's", async () => {
    const home = await homeWithConfig();
    const own = await readFile(join(home, ".oci", "config"), "utf8");
    const lines = own.replace("[DEFAULT]", "[AUDIT]").replace(/=/g, ":").replace(ASHBURN, "IAD");
    const text = `[DEFAULT]\r\nsecurity_token_file=~/token\r\n${lines}`;
    await writeFile(join(home, "other"), text);
    const env = {
      ...{ HOME: home, OCI_CLI_CONFIG_FILE: "~/other", OCI_CLI_PROFILE: "AUDIT" },
      ...{ OCI_CLI_KEY_FILE: "~/.oci/key.pem", OCI_CLI_RC_FILE: "~/rc" },
    };
    const result = await stage.command({ env, args });
    expect(result.stderr).toContain("OCI_CLI_RC_FILE is set, and this program does not read it");
    expect(result.code).toBe(0);
  });

  test("serves the action as well, and its key is masked", async () => {
    const home = await homeWithConfig();
    const audit = await stage.audit(
      {
        auth: "config_file",
        "config-file": join(home, ".oci", "config"),
        "max-backup-age-days": "30",
        ...{ tenancy: "", user: "", fingerprint: "", "private-key": "", region: "" },
      },
      { env: { HOME: home } },
    );
    expect(audit.code).toBe(0);
    const masked = new Set(audit.stdout.match(/^::add-mask::.*$/gm));
    for (const line of secretLines(stage.user.privateKey)) {
      expect(masked).toContain(`::add-mask::${line}`);
    }
  });

  test.each<[string, readonly string[], Record<string, string>, RegExp]>([
    ["a profile that is not there", [], { OCI_CONFIG_PROFILE: "NOPE" }, /config-profile: .*"NOPE"/],
    [
      "a profile without a fingerprint that fits",
      ["fingerprint=00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff"],
      {},
      /fingerprint in profile "DEFAULT"/,
    ],
    ["a key file that is not there", ["key_file=~/.oci/gone.pem"], {}, /gone\.pem cannot be read/],
    [
      "a region with a comment behind it",
      ["region=us-ashburn-1 # home"],
      {},
      /region in profile "DEFAULT" of \S+config: got "us-ashburn-1 # home".* a comment .*\.$/m,
    ],
    [
      "a region by its display name",
      ["region=US East (Ashburn)"],
      {},
      /region in profile "DEFAULT" of \S+config: got "US East \(Ashburn\)"/,
    ],
    ["a region key of no table", ["region=NWH"], {}, /region in profile "DEFAULT" .*: got "nwh"/],
    ["a session profile", ["security_token_file=~/.oci/token"], {}, /session profile/],
  ])("with %s ends in one sentence", async (_what, lines, env, says) => {
    const home = await homeWithConfig(lines);
    const result = await stage.command({ env: { HOME: home, ...env }, args });
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(says);
    expect(result.stderr.trim().split("\n")).toHaveLength(1);
  });
});
