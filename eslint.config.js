import { defineConfig } from "eslint/config";
import importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

const anyOci = { group: ["oci-*"], message: "Only src/oci/ imports the OCI SDK." };
const anyActions = { group: ["@actions/*"], message: "Only src/github/ imports @actions/*." };
const anyIo = {
  group: ["node:fs", "node:fs/*", "node:http", "node:https", "node:net", "node:process", "undici"],
  message: "posture/ and reports/ are pure: no I/O.",
};
const folders = (names, message) => ({ group: names.map((name) => `**/${name}/**`), message });

/** One entry a folder of src/: which imports it must not have. The order of the data flow, as lint. */
const restrict = (folder, ...patterns) => ({
  files: [`src/${folder}/**/*.ts`],
  rules: { "no-restricted-imports": ["error", { patterns }] },
});

export default defineConfig(
  { ignores: ["dist/", "coverage/", "output/", "node_modules/"] },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { "import-x": importX },
    settings: {
      "import-x/parsers": { "@typescript-eslint/parser": [".ts"] },
      "import-x/resolver": { typescript: true, node: true },
    },
    rules: {
      "import-x/no-cycle": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "no-console": "error",
    },
  },
  restrict(
    "text",
    anyOci,
    anyActions,
    folders(
      ["matching", "settings", "oci", "inventory", "posture", "reports", "github", "delivery"],
      "text/ stands before all others in the flow.",
    ),
  ),
  restrict(
    "matching",
    anyOci,
    anyActions,
    anyIo,
    folders(
      ["settings", "oci", "inventory", "posture", "reports", "github", "delivery"],
      "matching/ stands before all others in the flow.",
    ),
  ),
  restrict(
    "settings",
    anyOci,
    anyActions,
    folders(
      ["oci", "inventory", "posture", "reports", "github", "delivery"],
      "settings/ stands first in the flow.",
    ),
  ),
  restrict(
    "oci",
    anyActions,
    folders(
      ["inventory", "posture", "reports", "github", "delivery"],
      "oci/ stands before these in the flow.",
    ),
  ),
  restrict(
    "inventory",
    anyOci,
    anyActions,
    folders(
      ["posture", "reports", "github", "delivery"],
      "inventory/ stands before these in the flow.",
    ),
  ),
  restrict(
    "posture",
    anyOci,
    anyActions,
    anyIo,
    folders(
      ["oci", "reports", "github", "delivery"],
      "posture/ sees settings and inventory types only.",
    ),
  ),
  restrict(
    "reports",
    anyOci,
    anyActions,
    anyIo,
    folders(["oci", "github", "delivery"], "reports/ sees the assessment only."),
  ),
  restrict(
    "github",
    anyOci,
    folders(["oci", "inventory", "delivery"], "github/ is an edge of its own."),
  ),
  restrict("delivery", anyOci, anyActions),
  {
    files: ["scripts/**", "simulator/**", "bench/**"],
    rules: { "no-console": "off" },
  },
  {
    files: ["**/*.js"],
    extends: [tseslint.configs.disableTypeChecked],
  },
);
