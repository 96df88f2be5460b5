import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { buildSync } from "esbuild";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

/** A build whose output depends on the source and the version, and drops the files of the last one. */
const NPM = `
case "$1 \${2-}" in
  version*)
    for file in package.json package-lock.json; do
      jq --arg version "$2" '.version = $version' "$file" > changed.json
      mv changed.json "$file"
    done ;;
  "run build")
    version=$(jq -r .version package.json)
    rm -rf dist && mkdir dist
    { cat src/main.ts; echo "// $version"; } > dist/index.js
    echo "// $version" > "dist/chunk-$version.js"
    echo MIT > dist/licenses.txt ;;
  "run schemas") mkdir -p schema && echo "{}" > schema/report.schema.json ;;
  sbom*) echo "{\\"serialNumber\\": \\"$RANDOM\\"}" ;;
esac
`;

/** Runs a script of the repository; prettier has nothing to do. */
const NPX = `if [ "$1" = tsx ]; then
  name=$(basename "$2" .ts)
  shift 2
  exec node "$(dirname "$0")/$name.cjs" "$@"
fi`;

/** Makes a folder for the PATH with what a workflow calls: `gh`, `npm` and `npx`. */
export function makePrograms(folder: string): void {
  mkdirSync(folder);
  const entries = {
    gh: join(ROOT, "__tests__/unit/workflows/local-run/gh.ts"),
    "prepare-release": join(ROOT, ".github/scripts/prepare-release.ts"),
  };
  buildSync({
    ...{ entryPoints: entries, outdir: folder, outExtension: { ".js": ".cjs" } },
    ...{ bundle: true, platform: "node", format: "cjs", logLevel: "error" },
  });
  const program = (name: string, text: string) => {
    writeFileSync(join(folder, name), `#!/usr/bin/env bash\nset -euo pipefail\n${text}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  program("gh", 'exec node "$(dirname "$0")/gh.cjs" "$@"');
  program("npm", NPM);
  program("npx", NPX);
}
