/** A repository on a bare `origin`, with the workflows of this one, and a stand-in for GitHub around it. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

import { workflowFiles, type Workflow } from "../workflow-files.js";
import { APP_TOKEN, JOB_TOKEN, readState, writeState, type Release } from "./hosting-state.js";
import { makePrograms } from "./programs.js";
import { runJob, type ActionStandIn, type JobResult, type Runner } from "./run-workflow.js";

const REPOSITORY = "acme/audit";
const ASSETS = "oci-volume-backup-audit";

export interface Commit {
  readonly message: string;
  /** Files to write, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Where a run loses its connection. */
export interface Break {
  /** At which of the calls that change something. */
  readonly at: number;
  /** Whether that call is made in part or not at all, rather than made and not answered. */
  readonly half: boolean;
}

export class Hosting {
  readonly #folder: string;

  constructor(earlier?: Hosting) {
    this.#folder = mkdtempSync(join(tmpdir(), "hosting-"));
    if (earlier === undefined) this.#begin();
    else this.#copy(earlier);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Tags and the subjects of the commits that they point to. */
  tags(): Readonly<Record<string, string>> {
    const lines = this.git("for-each-ref", "--format=%(refname:short) %(subject)", "refs/tags");
    return Object.fromEntries(
      lines.split("\n").map((line) => line.split(/ (.*)/s).slice(0, 2)),
    ) as Record<string, string>;
  }

  /** Subjects of main, the newest first. */
  subjects(): readonly string[] {
    return this.git("log", "--format=%s", "main").split("\n");
  }

  at(ref: string): string {
    return this.git("rev-parse", `${ref}^{commit}`);
  }

  release(tag: string): Release | undefined {
    return readState(this.#folder).releases.find(({ tagName }) => tagName === tag);
  }

  /** How many calls of the last run changed something. */
  get changes(): number {
    return readState(this.#folder).changes;
  }

  /** Names of the release's assets; fails when one is not what SHA256SUMS says. */
  assets(tag: string): readonly string[] {
    const folder = join(this.#folder, "assets", tag);
    must("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], folder);
    return readdirSync(folder).sort();
  }

  /** Puts another archive, with the checksums to match, in place of the release's own. */
  tamperWith(tag: string): void {
    const folder = join(this.#folder, "assets", tag);
    writeFileSync(join(folder, `${ASSETS}-${tag}.tar.gz`), "another");
    const names = readdirSync(folder).filter((name) => name !== "SHA256SUMS");
    writeFileSync(join(folder, "SHA256SUMS"), must("sha256sum", names, folder));
  }

  /** Archives that were ever attested, or are published, and are not what their tag holds. */
  strayContents(): readonly string[] {
    const { attested, releases } = readState(this.#folder);
    const published = releases
      .filter(({ isDraft }) => !isDraft)
      .map(({ tagName }) => join(this.#folder, "assets", tagName, `${ASSETS}-${tagName}.tar.gz`));
    const archives = [...attested.map(({ file }) => file), ...published]
      .filter((file) => file.endsWith(".tar.gz"))
      .map((file) => [existsSync(file) ? digestOf(file) : file, file] as const);
    return [...new Map(archives).values()].filter((file) => !this.#isWhatTheTagHolds(file));
  }

  commit({ message, files = {} }: Commit): void {
    const clone = this.#clone("main");
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(clone, path)), { recursive: true });
      writeFileSync(join(clone, path), content);
    }
    must("git", ["add", "--all"], clone);
    must("git", ["commit", "--quiet", "--allow-empty", "--message", message], clone);
    must("git", ["push", "--quiet", "origin", "HEAD:main"], clone);
  }

  /** Starts the Release workflow on main. */
  startRelease(options: { readonly dryRun?: boolean; readonly break?: Break } = {}): {
    readonly prepare: JobResult;
    readonly publish: JobResult;
    /** "Re-run failed jobs": the publishing job once more, with what the first one left. */
    publishAgain(): JobResult;
  } {
    const runner = this.#runner({ "dry-run": options.dryRun ?? false }, options.break);
    const workflow = workflowNamed("release.yml");
    const prepare = runJob(workflow, "prepare", runner);
    const publish = () => runJob(workflow, "publish", runner, { prepare });
    return {
      prepare,
      publish: prepare.result === "success" ? publish() : prepare,
      publishAgain: () => {
        this.#willBreak(undefined);
        return publish();
      },
    };
  }

  /** Starts the Roll back workflow. */
  rollBack(target: string): JobResult {
    const runner = this.#runner({ target });
    const workflow = workflowNamed("rollback.yml");
    const verify = runJob(workflow, "verify", runner);
    return verify.result === "success" ? runJob(workflow, "move", runner, { verify }) : verify;
  }

  git(...args: readonly string[]): string {
    return must("git", args, join(this.#folder, "origin.git")).trim();
  }

  #copy(earlier: Hosting): void {
    const from = earlier.#folder;
    for (const name of ["origin.git", "assets", "attested", "bin", "state.json"]) {
      cpSync(join(from, name), join(this.#folder, name), { recursive: true });
    }
  }

  #begin(): void {
    must("git", ["init", "--quiet", "--bare", "--initial-branch=main", "origin.git"], this.#folder);
    writeState(this.#folder, {
      ...{ releases: [], attested: [], changes: 0, breakAt: 0, breakHalf: false },
    });
    makePrograms(join(this.#folder, "bin"));
  }

  #runner(inputs: Readonly<Record<string, unknown>>, breaks?: Break): Runner {
    this.#willBreak(breaks);
    const sha = this.at("main");
    const uploads = mkdtempSync(join(this.#folder, "uploads-"));
    const actions: Record<string, ActionStandIn> = {
      "actions/checkout": (_, workspace) => {
        must("git", ["clone", "--quiet", join(this.#folder, "origin.git"), "."], workspace);
        must("git", ["checkout", "--quiet", "--detach", sha], workspace);
        return {};
      },
      "actions/setup-node": () => ({}),
      "actions/upload-artifact": ({ name = "", path = "" }, workspace) => {
        cpSync(join(workspace, path), join(uploads, name), { recursive: true });
        return {};
      },
      "actions/download-artifact": ({ name = "", path = "" }, workspace) => {
        cpSync(join(uploads, name), join(workspace, path), { recursive: true });
        return {};
      },
      "actions/create-github-app-token": (given) => {
        const rights = [given["permission-contents"], given["permission-workflows"]];
        return { token: rights.every((right) => right === "write") ? APP_TOKEN : "too-weak" };
      },
      "actions/attest": ({ "subject-path": pattern = "" }, workspace) => {
        this.#attest(join(workspace, dirname(pattern)), basename(pattern).replace("*", ""));
        return {};
      },
    };
    const github = { ref: "refs/heads/main", sha, token: JOB_TOKEN, repository: REPOSITORY };
    const path = `${join(this.#folder, "bin")}:${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`;
    return {
      folder: mkdtempSync(join(this.#folder, "run-")),
      actions,
      contexts: {
        ...{ github, inputs },
        vars: { RELEASE_APP_CLIENT_ID: "client" },
        secrets: { RELEASE_APP_PRIVATE_KEY: "key" },
      },
      env: { PATH: path, HOME: this.#folder, HOSTING: this.#folder, GITHUB_SHA: sha },
    };
  }

  #willBreak(breaks: Break | undefined): void {
    const state = readState(this.#folder);
    const { at: breakAt = 0, half: breakHalf = false } = breaks ?? {};
    writeState(this.#folder, { ...state, changes: 0, breakAt, breakHalf });
  }

  #attest(folder: string, ending: string): void {
    const state = readState(this.#folder);
    for (const name of readdirSync(folder).filter((each) => each.endsWith(ending))) {
      const digest = createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex");
      const file = join(this.#folder, "attested", digest, name);
      cpSync(join(folder, name), file);
      state.attested.push({ digest, file });
    }
    writeState(this.#folder, state);
  }

  #isWhatTheTagHolds(file: string): boolean {
    const [, tag = ""] = /-(v[\d.]+)\.tar\.gz$/.exec(file) ?? [];
    if (!(tag in this.tags()) || !existsSync(file)) return false;
    const [archived, tagged] = ["archived-", "tagged-"].map((name) =>
      mkdtempSync(join(this.#folder, name)),
    ) as [string, string];
    must("tar", ["-xzf", file, "-C", archived], archived);
    const tar = join(tagged, "..", `${basename(tagged)}.tar`);
    this.git("archive", "--output", tar, tag, ...readdirSync(archived));
    must("tar", ["-xf", tar, "-C", tagged], tagged);
    return spawnSync("diff", ["--recursive", archived, tagged]).status === 0;
  }

  #clone(ref: string): string {
    const folder = mkdtempSync(join(this.#folder, "clone-"));
    const origin = join(this.#folder, "origin.git");
    const isEmpty = this.git("for-each-ref") === "";
    const branch = isEmpty ? [] : ["--branch", ref];
    const quiet = ["-c", "advice.detachedHead=false"];
    must("git", [...quiet, "clone", "--quiet", ...branch, origin, "."], folder);
    for (const [key, value] of [
      ["user.name", "somebody"],
      ["user.email", "somebody@example.com"],
    ] as const) {
      must("git", ["config", key, value], folder);
    }
    return folder;
  }
}

function workflowNamed(wanted: string): Workflow {
  const file = workflowFiles().find(({ name }) => name === wanted);
  if (file === undefined) throw new Error(`There is no ${wanted}.`);
  return file.workflow;
}

const digestOf = (file: string): string =>
  createHash("sha256").update(readFileSync(file)).digest("hex");

function must(program: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stderr}`);
  return stdout;
}
