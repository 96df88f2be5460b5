/**
 * Stands in for `gh` over a bare repository: what the release and the roll-back ask of it, and the rules
 * that docs/environments.md sets for branches and tags. Run as a child process; see `Hosting`.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { APP_TOKEN, JOB_TOKEN, readState, writeState, type Release } from "./hosting-state.js";

const { GH_TOKEN, GH_REPO = "", HOSTING = "" } = process.env;
const origin = join(HOSTING, "origin.git");
const state = readState(HOSTING);

function fail(message: string): never {
  process.stderr.write(`gh: ${message}\n`);
  process.exit(1);
}

function git(args: readonly string[], input: string | Buffer = ""): Buffer {
  const ended = spawnSync("git", args, { cwd: origin, maxBuffer: 1 << 28, input });
  if (ended.status !== 0) fail(ended.stderr.toString());
  return ended.stdout;
}
const gitText = (...args: string[]) => git(args).toString().trim();

/** Names and values of the options, and what stands beside them. */
function parsed(args: readonly string[]) {
  const flags = ["--silent", "--draft", "--verify-tag", "--clobber", "--exclude-drafts"];
  const options = new Map<string, string>();
  const fields = new Map<string, string>();
  const rest: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    const [name = "", value] = arg.split(/=(.*)/s);
    if (!arg.startsWith("-")) rest.push(arg);
    else if (flags.includes(name)) options.set(name, value ?? "true");
    else if (arg === "-f" || arg === "-F") {
      const [field = "", text = ""] = (args[(at += 1)] ?? "").split(/=(.*)/s);
      fields.set(field, text);
    } else options.set(arg, args[(at += 1)] ?? "");
  }
  return { options, fields, rest };
}

const { options, fields, rest } = parsed(process.argv.slice(2));

function print(value: unknown): void {
  if (options.has("--silent")) return;
  const filter = options.get("--jq");
  const json = JSON.stringify(value);
  if (filter === undefined) process.stdout.write(json);
  else {
    const ended = spawnSync("jq", ["-r", filter], { input: json });
    if (ended.status !== 0) fail(ended.stderr.toString());
    process.stdout.write(ended.stdout);
  }
}

/** What changes something: only the App may, and the arranged break happens around it. */
function change(half: () => void, whole: () => void): void {
  if (GH_TOKEN !== APP_TOKEN) fail("Repository rule violations found (HTTP 422)");
  state.changes += 1;
  const breaksHere = state.breakAt === state.changes;
  (breaksHere && state.breakHalf ? half : whole)();
  writeState(HOSTING, state);
  if (breaksHere) fail("the connection was lost");
}
const nothing = (): void => undefined;

function refs(prefix: string) {
  const lines = gitText("for-each-ref", "--format=%(refname) %(objectname)", prefix);
  return lines.split("\n").flatMap((line) => {
    const [ref = "", sha = ""] = line.split(" ");
    return ref === "" ? [] : [{ ref, object: { sha } }];
  });
}

function setRef(ref: string, sha: string, isNew: boolean): void {
  const exists = refs(ref).some((each) => each.ref === ref);
  if (isNew === exists) fail(isNew ? "Reference already exists" : "Reference does not exist");
  if (!isNew && /^refs\/tags\/v\d+\./.test(ref)) fail("Cannot update this protected ref.");
  change(nothing, () => git(["update-ref", ref, sha]));
}

interface Commit {
  readonly message: { readonly headline: string };
  readonly expectedHeadOid: string;
  readonly fileChanges: {
    readonly additions: readonly { readonly path: string; readonly contents: string }[];
    readonly deletions: readonly { readonly path: string }[];
  };
}

function commitOnMain({ message, expectedHeadOid, fileChanges }: Commit): string {
  const head = gitText("rev-parse", "refs/heads/main");
  if (head !== expectedHeadOid) fail("Expected branch to point to another commit");
  change(nothing, () => {
    const who = `release[bot] <release@example.com> ${Math.floor(Date.now() / 1_000)} +0000`;
    const text = (content: Buffer) => [`data ${content.length}\n`, content, "\n"];
    const stream = [
      `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\n`,
      ...text(Buffer.from(message.headline)),
      `from ${head}\n`,
      ...fileChanges.deletions.map(({ path }) => `D ${path}\n`),
      ...fileChanges.additions.flatMap(({ path, contents }) => [
        `M 100644 inline ${path}\n`,
        ...text(Buffer.from(contents, "base64")),
      ]),
    ];
    git(["fast-import", "--quiet"], Buffer.concat(stream.map((part) => Buffer.from(part))));
  });
  return gitText("rev-parse", "refs/heads/main");
}

function api(path: string): void {
  const repository = `repos/${GH_REPO}/`;
  if (path === "graphql") {
    const { variables } = JSON.parse(readFileSync(options.get("--input") ?? "", "utf8")) as {
      variables: { input: Commit };
    };
    const oid = commitOnMain(variables.input);
    print({ data: { createCommitOnBranch: { commit: { oid } } } });
    return;
  }
  if (!path.startsWith(repository)) fail(`Not Found (${path})`);
  const [, kind = "", name = ""] =
    /^(git\/refs|git\/ref|git\/matching-refs|compare|commits|tarball)(?:\/(.*))?$/.exec(
      path.slice(repository.length),
    ) ?? [];
  if (kind === "git/refs" && options.get("--method") === "PATCH") {
    setRef(`refs/${name}`, fields.get("sha") ?? "", false);
  } else if (kind === "git/refs") {
    setRef(fields.get("ref") ?? "", fields.get("sha") ?? "", true);
  } else if (kind === "git/matching-refs") {
    print(refs("refs/tags").filter(({ ref }) => ref.startsWith(`refs/${name}`)));
  } else if (kind === "git/ref") {
    print(refs(`refs/${name}`)[0] ?? fail("Not Found (HTTP 404)"));
  } else if (kind === "compare") {
    const log = gitText("log", "--reverse", "--format=%H %B%x00", name.replace("...", ".."));
    const commits = log.split("\0").filter((each) => each.trim() !== "");
    print({
      commits: commits.map((each) => {
        const [sha = "", message = ""] = each.trim().split(/ (.*)/s);
        return { sha, commit: { message: message.trim() } };
      }),
    });
  } else if (kind === "commits") {
    print({ sha: gitText("rev-parse", `refs/${name}^{commit}`) });
  } else if (kind === "tarball") {
    process.stdout.write(git(["archive", "--format=tar.gz", "--prefix=source/", name]));
  } else fail(`Not Found (${path})`);
}

const assets = (tag: string) => join(HOSTING, "assets", tag);

function found(tag: string): Release {
  const release = state.releases.find((each) => each.tagName === tag);
  const canSee = release !== undefined && (!release.isDraft || GH_TOKEN === APP_TOKEN);
  return canSee ? release : fail("release not found");
}

function release(verb: string, [tag = "", ...files]: readonly string[]): void {
  switch (verb) {
    case "list": {
      const seesDrafts = GH_TOKEN === APP_TOKEN && !options.has("--exclude-drafts");
      print(state.releases.filter(({ isDraft }) => seesDrafts || !isDraft));
      return;
    }
    case "view":
      print(found(tag));
      return;
    case "create":
      if (refs(`refs/tags/${tag}`).length === 0) fail("tag does not exist");
      change(nothing, () => {
        const notes = readFileSync(options.get("--notes-file") ?? "", "utf8");
        const isDraft = options.has("--draft");
        state.releases.push({ tagName: tag, isDraft, isPrerelease: false, notes });
      });
      return;
    case "upload": {
      found(tag);
      const put = (some: readonly string[]) => () => {
        mkdirSync(assets(tag), { recursive: true });
        for (const file of some) cpSync(file, join(assets(tag), basename(file)));
      };
      change(put(files.slice(0, 1)), put(files));
      return;
    }
    case "edit":
      change(nothing, () => {
        found(tag).isDraft = options.get("--draft") === "true";
      });
      return;
    case "download":
      found(tag);
      cpSync(assets(tag), options.get("--dir") ?? "", { recursive: true });
      return;
    default:
      fail(`unknown command: release ${verb}`);
  }
}

function verifyAttestation(file: string): void {
  if (!existsSync(file)) fail(`${file} does not exist`);
  const digest = createHash("sha256").update(readFileSync(file)).digest("hex");
  if (!state.attested.some((each) => each.digest === digest)) fail("no attestations found");
}

const [command, ...args] = rest;
if (GH_TOKEN !== APP_TOKEN && GH_TOKEN !== JOB_TOKEN) fail("set GH_TOKEN");
if (command === "api") api(args[0] ?? "");
else if (command === "release") release(args[0] ?? "", args.slice(1));
else if (command === "attestation" && args[0] === "verify") verifyAttestation(args[1] ?? "");
else fail(`unknown command: ${rest.join(" ")}`);
