/** How many places a new check and a new report format take, and that the compiler names each of them. */
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "@jest/globals";
import ts from "typescript";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** One place: a new file, or a line put before another one in a file that is there. */
type Place =
  | { readonly file: string; readonly text: string }
  | { readonly file: string; readonly before: string; readonly line: string };

const NEW_CHECK: readonly Place[] = [
  {
    file: "src/settings/policy.ts",
    before: '  "unattached-volume": null,\n',
    line: '  "named-volume": { kind: "switch", meaning: "The volume has a name." },\n',
  },
  {
    file: "src/posture/checks/named-volume.ts",
    text: `
      import type { Check } from "../check.js";
      import { fail, pass } from "./outcome.js";
      export const namedVolume: Check = {
        id: "named-volume",
        title: "The volume has a name",
        help: "A volume without a name is easily forgotten. Give it one.",
        severity: "info",
        needs: [],
        isRequired: ({ require }) => require["named-volume"],
        demands: () => [],
        evaluate: ({ volume }) =>
          volume.name === "" ? fail("the volume has no name", null) : pass("the volume has a name"),
      };`,
  },
  {
    file: "src/posture/checks/checks.ts",
    before: '  "unattached-volume": unattachedVolume,\n',
    line: '  "named-volume": (await import("./named-volume.js")).namedVolume,\n',
  },
  {
    file: "src/posture/plan/planned-checks.ts",
    before: '  "unattached-volume": null,\n',
    line: '  "named-volume": null,\n',
  },
];

const NEW_FORMAT: readonly Place[] = [
  {
    file: "src/settings/settings.ts",
    before: '  "junit",\n] as const;\n',
    line: '  "made-up",\n',
  },
  {
    file: "src/reports/made-up.ts",
    text: `
      import type { PlanRenderer } from "./plan/plan-report.js";
      import type { Renderer } from "./report.js";
      const common = { format: "made-up", extension: "made-up", contentType: "text/plain" } as const;
      export const madeUpRenderer: Renderer = {
        ...common,
        render: ({ findings }) => findings.map((it) => it.volumeId + "\\t" + it.status + "\\n").join(""),
      };
      export const planMadeUpRenderer: PlanRenderer = {
        ...common,
        render: ({ findings }) => findings.map((it) => it.address + "\\t" + it.protection + "\\n").join(""),
      };`,
  },
  {
    file: "src/reports/renderers.ts",
    before: "  junit: {\n",
    line: `  "made-up": {
        audit: async () => (await import("./made-up.js")).madeUpRenderer,
        plan: async () => (await import("./made-up.js")).planMadeUpRenderer,
      },\n`,
  },
];

const { options, fileNames } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(`${ROOT}/tsconfig.json`, (file) => ts.sys.readFile(file)).config,
  ts.sys,
  ROOT,
);
/** The sources that know of checks' ids, requirements or formats: all others compile as before. */
const SOURCES = fileNames.filter(
  (it) =>
    it.startsWith(`${ROOT}src/`) &&
    /CheckId|Requirement|ReportFormat|CHECKS|CHECK_IDS|REQUIREMENTS|REPORT_FORMATS/.test(
      ts.sys.readFile(it) ?? "",
    ),
);

/** Files that are not edited are parsed once for all programs. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function compile(places: readonly Place[], earlier?: ts.Program): ts.Program {
  const edited = new Map(places.map((place) => [ROOT + place.file, editedText(place)]));
  const host = ts.createCompilerHost(options);
  const files = [...new Set([...SOURCES, ...edited.keys()])];
  return ts.createProgram(
    files,
    { ...options, noEmit: true },
    {
      ...host,
      fileExists: (name) => edited.has(name) || host.fileExists(name),
      getSourceFile: (name, languageVersion) => {
        const text = edited.get(name);
        if (text !== undefined) return ts.createSourceFile(name, text, languageVersion);
        if (!parsed.has(name)) parsed.set(name, host.getSourceFile(name, languageVersion));
        return parsed.get(name);
      },
    },
    earlier,
  );
}

function editedText(place: Place): string {
  if ("text" in place) return place.text;
  const text = ts.sys.readFile(ROOT + place.file) ?? "";
  expect(text.split(place.before)).toHaveLength(2);
  return text.replace(place.before, () => place.line + place.before);
}

/** The errors in the files, as `file: message`. */
function errorsIn(program: ts.Program, files: readonly string[]): string[] {
  return files
    .flatMap((file) => program.getSemanticDiagnostics(program.getSourceFile(file)))
    .map(({ file, messageText }) => {
      const where = file?.fileName.slice(ROOT.length) ?? "";
      return `${where}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
}

describe.each([
  ["a check", NEW_CHECK, 4],
  ["a report format", NEW_FORMAT, 3],
])("%s", (_, places, atMost) => {
  test("takes no more places than CONTRIBUTING.md says, each of them asked for by the compiler", () => {
    expect(places.length).toBeLessThanOrEqual(atMost);
    const whole = compile(places);
    expect(errorsIn(whole, [...SOURCES, ...places.map(({ file }) => ROOT + file)])).toEqual([]);
    const touched = places.map(({ file }) => ROOT + file);
    for (const left of places) {
      const others = places.filter((it) => it !== left);
      const program = compile(others, whole);
      const files = touched.filter((it) => program.getSourceFile(it) !== undefined);
      expect([left.file, errorsIn(program, files).length > 0]).toEqual([left.file, true]);
    }
  });
});
