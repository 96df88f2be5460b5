import type { Finding } from "../../posture/assessment.js";
import { visible } from "../../plain/visible.js";
import { markdownCode } from "../escape/markdown.js";
import { commandLine } from "../remedy/command-line.js";
import { consoleLink } from "../remedy/console-link.js";
import { kubernetesAdvice } from "../remedy/kubernetes-volume.js";
import { gateFailures } from "./gate-failures.js";
import { statusIcon, volumeName } from "./volume-table.js";

/** A folded list of the volumes with what does not fit a table: OCIDs, and remedies to copy. */
export function volumeDetails(findings: readonly Finding[]): string {
  const title = findings.some((it) => remediesOf(it).length > 0) ? "OCIDs and remedies" : "OCIDs";
  const items = findings.map(item).join("\n").trimEnd();
  return `<details><summary>${title}</summary>\n\n${items}\n\n</details>\n`;
}

function item(finding: Finding): string {
  const head = `- ${statusIcon(finding)} ${volumeName(finding)} – ${markdownCode(finding.volumeId)}${consolePart(finding)}`;
  const remedies = remediesOf(finding);
  if (remedies.length === 0) return head;
  return [head, "", "  ```sh", ...remedies.map((line) => `  ${visible(line)}`), "  ```", ""].join(
    "\n",
  );
}

/** The link has no word from the cloud in it but the OCID and the region, which are plain. */
function consolePart({ kind, volumeId, region, volumeName: name }: Finding): string {
  const link = consoleLink(kind, volumeId, region);
  const advice = kubernetesAdvice(name);
  return `${link === null ? "" : ` – [console](${link})`}${advice === null ? "" : `<br>${advice}`}`;
}

/** One line a remedy: a code block is safe for it, since a remedy begins with a command's name. */
function remediesOf(finding: Finding): string[] {
  const remedies = gateFailures(finding).flatMap(({ remedy }) => remedy ?? []);
  return [...new Set(remedies.map(commandLine))];
}
