/**
 * What each folder of src/ may import; what is not listed is an error, type imports included.
 * Data flows one way: a folder imports from those above it in this table.
 */
export const IMPORT_RULES = [
  {
    folder: "plain",
    folders: [],
    packages: [],
    builtins: ["node:buffer", "node:crypto", "node:fs", "node:fs/promises", "node:timers/promises"],
    reason: "stands below all others, so that each of them can use it",
  },
  {
    folder: "process",
    folders: ["plain"],
    packages: [],
    builtins: ["node:perf_hooks", "node:v8", "node:vm"],
    reason: "knows the engine and its signals, and nothing of audits",
  },
  {
    folder: "matching",
    isPure: true,
    folders: ["plain"],
    packages: [],
    builtins: [],
    reason: "is pure: a pattern and a text give an answer",
  },
  {
    folder: "settings",
    folders: ["plain", "matching"],
    packages: ["yaml", "zod"],
    builtins: ["node:path", "node:util"],
    reason: "stands first in the flow; files reach it through its sources",
  },
  {
    folder: "oci",
    folders: ["plain", "settings"],
    packages: [
      "oci-common",
      "oci-core",
      "oci-identity",
      "oci-monitoring",
      "oci-objectstorage",
      "oci-ons",
      "oci-resourcesearch",
      "undici",
    ],
    builtins: [
      "node:console",
      "node:crypto",
      "node:events",
      "node:http",
      "node:os",
      "node:path",
      "node:stream",
      "node:util",
    ],
    reason: "is the only place that imports the SDK",
  },
  {
    folder: "inventory",
    folders: ["plain", "matching", "settings", "oci"],
    packages: ["p-map"],
    builtins: [],
    reason: "asks through oci/ and judges nothing",
  },
  {
    folder: "plan",
    isPure: true,
    folders: ["plain", "inventory/inventory.ts"],
    packages: [],
    builtins: [],
    reason: "is a source of facts beside inventory/, of which it has the types alone",
  },
  {
    folder: "snapshot",
    folders: ["plain", "settings", "oci", "inventory"],
    packages: ["zod"],
    builtins: ["node:util", "node:zlib"],
    reason: "is what was read, as a file: it judges nothing and asks nobody",
  },
  {
    folder: "sharding",
    folders: ["plain", "settings", "oci/transport", "inventory", "snapshot"],
    packages: ["zod"],
    builtins: [],
    reason: "hands over what was read, and judges nothing",
  },
  {
    folder: "posture",
    isPure: true,
    folders: ["plain", "matching", "settings", "oci/operations.ts", "inventory", "plan"],
    packages: ["luxon"],
    builtins: [],
    reason: "is pure: no I/O, no clock, no SDK; the time is an argument",
  },
  {
    folder: "reports",
    isPure: true,
    folders: ["plain", "settings", "oci/operations.ts", "inventory", "posture"],
    packages: ["d3-scale", "string-width", "zod"],
    builtins: ["node:crypto", "node:util"],
    reason: "is pure: an assessment becomes text",
  },
  {
    folder: "github",
    folders: ["plain", "settings", "posture", "reports"],
    packages: ["@actions/artifact", "@actions/core", "@actions/github", "undici"],
    builtins: ["node:fs/promises", "node:path"],
    reason: "is the only place that imports @actions/*; its neighbour delivery/ is not its concern",
  },
  {
    folder: "delivery",
    folders: ["plain", "settings", "oci", "posture", "reports"],
    packages: [],
    builtins: ["node:crypto", "node:fs/promises", "node:path"],
    reason: "brings finished reports away; its neighbour github/ is not its concern",
  },
  {
    folder: "run",
    folders: [
      "plain",
      "process",
      "matching",
      "settings",
      "oci",
      "inventory",
      "plan",
      "snapshot",
      "sharding",
      "posture",
      "reports",
      "github",
      "delivery",
    ],
    packages: ["p-map"],
    builtins: ["node:crypto", "node:fs", "node:fs/promises", "node:path"],
    reason: "is the only room that sees all",
  },
];

/** What a pure folder would know of the world around it. */
const IMPURE = [
  'MemberExpression[object.name="Date"][property.name="now"]',
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'MemberExpression[object.name="Math"][property.name="random"]',
  "MemberExpression[object.name=/^(?:performance|process|globalThis)$/]",
  "CallExpression[callee.name=/^(?:fetch|setTimeout|setInterval|setImmediate)$/]",
];

/** The table as the rules of eslint. */
export const importRules = IMPORT_RULES.map((row) => {
  const { folder, folders, packages, builtins, isPure = false, reason } = row;
  const message = `${folder}/ ${reason}. What it may import is in import-rules.js.`;
  const allowed = [...packages, ...builtins].map((name) => name.replaceAll("/", "\\/")).join("|");
  const others = `^(?![.]{1,2}\\/|(?:${allowed || "(?!)"})$)`;
  // What is loaded on demand is imported all the same.
  const onDemand = `ImportExpression > Literal[value=/${others}/]`;
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: {
      "import-x/no-restricted-paths": [
        "error",
        {
          zones: [
            {
              target: `./src/${folder}`,
              from: "./src",
              except: [folder, ...folders].map((each) => `./${each}`),
              message,
            },
          ],
        },
      ],
      "no-restricted-imports": ["error", { patterns: [{ regex: others, message }] }],
      "no-restricted-syntax": [
        "error",
        ...[onDemand, ...(isPure ? IMPURE : [])].map((selector) => ({ selector, message })),
      ],
    },
  };
});
