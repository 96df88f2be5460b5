import { build, type Metafile } from "esbuild";

/** What `src/main.ts` leads to, by path from the root of the repository. */
export async function bundledModules(root: string): Promise<Metafile["inputs"]> {
  const { metafile } = await build({
    ...{ absWorkingDir: root, entryPoints: ["src/main.ts"], outdir: "unwritten" },
    ...{ bundle: true, platform: "node", format: "esm", splitting: true },
    ...{ metafile: true, write: false, logLevel: "error" },
  });
  return metafile.inputs;
}

/** The folder of the package that a module is of; null for the repository's own. */
export function packageFolder(path: string): string | null {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? null;
}
