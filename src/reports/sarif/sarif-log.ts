import { visibleJson } from "../../plain/visible.js";

/** GitHub takes at most so many results a run; of 10 MB gzipped they fill less than half. */
export const MAX_RESULTS = 25_000;

export interface SarifRun {
  readonly toolVersion: string;
  readonly description: string;
  /** Up to its last slash GitHub takes it for the category, whose alerts are its own. */
  readonly id: string;
  readonly rules: readonly object[];
  readonly invocation: object;
  readonly results: readonly object[];
}

/** The text of a SARIF 2.1.0 file of one run. */
export function sarifLogText({
  toolVersion,
  description,
  id,
  rules,
  invocation,
  results,
}: SarifRun): string {
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "oci-volume-backup-audit",
            version: toolVersion,
            semanticVersion: toolVersion,
            shortDescription: { text: description },
            rules,
          },
        },
        automationDetails: { id },
        invocations: [invocation],
        columnKind: "utf16CodeUnits",
        results,
      },
    ],
  };
  return `${visibleJson(JSON.stringify(log, null, 1))}\n`;
}
