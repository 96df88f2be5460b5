import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** What tells whether a JSON report is whole. */
export interface ReportHead {
  readonly isComplete: boolean;
  readonly volumes: number;
}

interface Report {
  readonly metadata: { readonly complete: boolean };
  readonly summary: { readonly total_volumes_analyzed: number };
}

/** The one JSON report in a folder; null when there is none. */
export async function reportHead(folder: string): Promise<ReportHead | null> {
  const name = (await readdir(folder)).find((file) => file.endsWith(".json"));
  if (name === undefined) return null;
  const report = JSON.parse(await readFile(join(folder, name), "utf8")) as Report;
  return {
    isComplete: report.metadata.complete,
    volumes: report.summary.total_volumes_analyzed,
  };
}
