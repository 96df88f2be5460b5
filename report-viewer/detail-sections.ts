import { NOBODY, NO_POLICY, POLICY_NOT_LOOKED_UP } from "../src/reports/html/payload/payload.js";
import { levelText } from "../src/reports/level-text.js";
import type { Remedy } from "../src/posture/remedy.js";
import { commandLine } from "../src/reports/remedy/command-line.js";
import { consoleLink } from "../src/reports/remedy/console-link.js";
import { kubernetesAdvice } from "../src/reports/remedy/kubernetes-volume.js";
import { terraformBlock } from "../src/reports/remedy/terraform.js";
import { backupAxis, isUsable } from "./backup-axis.js";
import { element, icon } from "./element.js";
import { at, type ShownBackup, type ShownCheck, type VolumeList } from "./volume-list.js";
import { days, limitText, timeText } from "./wording.js";

const MINUTE_MS = 60_000;

/** What is known of the volume itself, as terms and values. */
export function factsSection(list: VolumeList, row: number): HTMLElement {
  const { columns, lists } = list.payload;
  const [path, compartmentId] = at(lists.compartments, at(columns.compartment, row));
  const nextBreach = at(columns.nextBreach, row);
  const firstSeen = at(columns.firstSeen, row);
  const drift = list.drift(row);
  const exemption =
    columns.exemption[row] === -1 ? null : at(lists.exemptions, at(columns.exemption, row));
  const facts: readonly (readonly [string, Node | string] | null)[] = [
    ["OCID", copyable(list.id(row))],
    ["Compartment", element("span", {}, path, element("br"), code(compartmentId))],
    ["Where", `${list.region(row)}, ${at(lists.domains, at(columns.domain, row))}`],
    [
      "Volume",
      `${columns.isBoot[row] === 1 ? "boot" : "block"}, ${sizeText(at(columns.sizeGb, row))}, ${at(lists.lifecycleStates, at(columns.lifecycleState, row))}, created ${timeText(at(columns.created, row))}`,
    ],
    ["Attached to", instances(list, row)],
    [
      "Rule",
      `${at(lists.rules, at(columns.rule, row))}, limit ${limitText(at(columns.limitDays, row))} days`,
    ],
    ["Protection level", levelText(list.protection(row))],
    owner(list, row),
    nextBreach === null ? null : ["Next breach", timeText(nextBreach)],
    firstSeen === null
      ? null
      : ["Failing since", `${timeText(firstSeen)}${drift === "none" ? "" : `, ${drift}`}`],
    exemption === null
      ? null
      : [
          "Exemption",
          `${exemption[0]}: ${exemption[1]} (until ${exemption[2] ?? "further notice"})`,
        ],
    columns.isInGrace[row] === 1 ? ["Gate", "in its grace period, not counted yet"] : null,
    list.tags(row).length === 0 ? null : ["Tags", tags(list, row)],
  ];
  const items = facts
    .filter((fact) => fact !== null)
    .map(([term, value]) => element("div", {}, element("dt", {}, term), element("dd", {}, value)));
  return element("dl", { class: "facts tall" }, ...items);
}

/** Not told where the policy names no tag for it. */
function owner({ payload }: VolumeList, row: number): readonly [string, string] | null {
  const index = at(payload.columns.owner, row);
  if (index < 0) return null;
  const name = at(payload.lists.owners, index);
  return ["Owner", name === NOBODY ? "nobody" : name];
}

/** The backups on an axis and as a table. */
export function backupsSection(list: VolumeList, row: number, width: number): HTMLElement {
  const { columns, assessedAt, backupsPerVolume } = list.payload;
  const backups = list.backups(row);
  const now = Math.floor(assessedAt / MINUTE_MS);
  const heading = element("h3", {}, "Backups");
  if (backups.length === 0) {
    return element(
      "section",
      {},
      heading,
      element("p", {}, "No backup of it is known in its region."),
    );
  }
  const span = { now, limitDays: at(columns.limitDays, row), width };
  const note =
    backups.length < backupsPerVolume
      ? null
      : element("p", { class: "muted" }, `The newest ${backupsPerVolume} are shown.`);
  return element(
    "section",
    {},
    heading,
    backupAxis(backups, span),
    backupTable(backups, now),
    note,
  );
}

/** The newest restore that was seen of one of its backups. */
export function restoreSection({ payload }: VolumeList, row: number): HTMLElement {
  const heading = element("h3", {}, "Restore");
  const index = at(payload.columns.proof, row);
  if (index < 0) {
    const none = "No restore from one of its backups was seen.";
    return element("section", {}, heading, element("p", { class: "muted" }, none));
  }
  const proof = at(payload.lists.proofs, index);
  const seen = proof.seenAt === null ? "this run" : `the run of ${timeText(proof.seenAt)}`;
  return element(
    "section",
    {},
    heading,
    element(
      "p",
      {},
      `On ${timeText(proof.restoredAt)} a volume in ${proof.restoredRegion} was made of the backup of ${timeText(proof.backupTime)} in ${proof.backupRegion}; ${seen} saw it hydrated.`,
    ),
    element("p", {}, "Backup ", code(proof.backupId)),
    element("p", {}, "Restored volume ", code(proof.restoredVolumeId)),
  );
}

/** The policy that was looked up, with its schedules. */
export function policySection(list: VolumeList, row: number): HTMLElement {
  const { columns, lists } = list.payload;
  const index = at(columns.policy, row);
  const heading = element("h3", {}, "Backup policy");
  if (index === POLICY_NOT_LOOKED_UP) {
    const why = "Not looked up: no rule asks for it, or the look-up failed.";
    return element("section", {}, heading, element("p", { class: "muted" }, why));
  }
  if (index === NO_POLICY) {
    return element("section", {}, heading, element("p", {}, "None is assigned."));
  }
  const policy = at(lists.policies, index);
  const owner = policy.via === "volume" ? "the volume" : "its volume group";
  const copies = policy.destinationRegion === null ? "" : `, copied to ${policy.destinationRegion}`;
  return element(
    "section",
    {},
    heading,
    element("p", {}, element("strong", {}, policy.name), `, assigned to ${owner}${copies}`),
    element("ul", {}, ...policy.schedules.map((it) => element("li", {}, it))),
    copyable(policy.id),
  );
}

const RESULTS = [
  { result: "fail", word: "fails", look: "none" },
  { result: "unknown", word: "unknown", look: "unknown" },
  { result: "pass", word: "passes", look: "compliant" },
  { result: "not_applicable", word: "not applicable", look: "absent" },
] as const;

/** The checks, failures first, each with what to do; those that no rule asks for are folded. */
export function checksSection(checks: readonly ShownCheck[], volumeName: string): HTMLElement {
  const asked = checks.filter(({ isRequired }) => isRequired);
  const others = checks.filter(({ isRequired }) => !isRequired);
  const heading = element("h3", {}, "Checks");
  if (others.length === 0) return element("section", {}, heading, checkList(asked, volumeName));
  const title = `${others.length} ${others.length === 1 ? "check" : "checks"} that no rule asks for`;
  const folded = element(
    "details",
    {},
    element("summary", {}, title),
    checkList(others, volumeName),
  );
  return element(
    "section",
    {},
    heading,
    asked.length === 0 ? null : checkList(asked, volumeName),
    folded,
  );
}

function checkList(checks: readonly ShownCheck[], volumeName: string): HTMLElement {
  const items = RESULTS.flatMap(({ result, word, look }) =>
    checks
      .filter((check) => check.result === result)
      .map((check) => {
        const severity = result === "fail" ? `, ${check.severity}` : "";
        const excuse = check.waived ? ", waived" : "";
        return element(
          "li",
          { class: `check ${look}` },
          element(
            "p",
            {},
            icon(look),
            " ",
            code(check.id),
            element("span", { class: "result" }, ` ${word}${severity}${excuse}`),
          ),
          element("p", {}, check.message),
          ...(check.remedy === null ? [] : remedyBlocks(check.remedy, volumeName)),
        );
      }),
  );
  return element("ul", { class: "checks" }, ...items);
}

/** The command; where Terraform can do the same, its block too. */
function remedyBlocks(remedy: Remedy, volumeName: string): readonly HTMLElement[] {
  const command = copyable(commandLine(remedy));
  const block = terraformBlock(remedy, volumeName);
  if (block === null) return [command];
  const summary = element("summary", {}, "As Terraform");
  return [command, element("details", {}, summary, copyable(block))];
}

/** Where the volume is in the console, and what fixes it for good where a program made it. */
export function mendingSection(list: VolumeList, row: number): HTMLElement | null {
  const kind = list.payload.columns.isBoot[row] === 1 ? "BOOT_VOLUME" : "BLOCK_VOLUME";
  const link = consoleLink(kind, list.id(row), list.region(row));
  const advice = kubernetesAdvice(list.name(row));
  if (link === null && advice === null) return null;
  const anchor =
    link === null
      ? null
      : element("a", { href: link, rel: "noreferrer", target: "_blank" }, "Open it in the console");
  return element("p", {}, advice, advice === null || anchor === null ? null : " ", anchor);
}

function backupTable(backups: readonly ShownBackup[], now: number): HTMLElement {
  const hasIds = backups.some(({ id }) => id !== null);
  const titles = ["Made", "Age, days", "State", "By", "Kept", ...(hasIds ? ["OCID"] : [])];
  const heads = titles.map((title, index) =>
    element("th", { scope: "col", class: index === 1 ? "count" : null }, title),
  );
  const rows = backups.map((backup) => {
    const { created, expires, state, isScheduled, id } = backup;
    const age = created === null ? "–" : days(now - created);
    const kept = expires === null ? "until deleted" : `until ${timeText(expires)}`;
    return element(
      "tr",
      { class: isUsable(backup, now) ? null : "unusable" },
      element("th", { scope: "row" }, timeText(created)),
      element("td", { class: "count" }, age),
      element("td", {}, state),
      element("td", {}, isScheduled ? "schedule" : "hand"),
      element("td", {}, kept),
      id === null ? null : element("td", {}, code(id)),
    );
  });
  return element(
    "div",
    { class: "scroll backups", tabindex: 0, role: "group", "aria-label": "Backups" },
    element(
      "table",
      {},
      element("thead", {}, element("tr", {}, ...heads)),
      element("tbody", {}, ...rows),
    ),
  );
}

function instances(list: VolumeList, row: number): Node | string {
  const attached = list.instances(row);
  if (attached.length === 0) return "nothing";
  const items = attached.map(([id, name]) =>
    element("li", {}, name ?? "(name not readable)", element("br"), code(id)),
  );
  return element("ul", { class: "plain" }, ...items);
}

function tags(list: VolumeList, row: number): Node {
  const items = list.tags(row).map((tag) => {
    const href = `#${new URLSearchParams({ tag }).toString()}`;
    return element("li", {}, element("a", { href }, tag));
  });
  return element("ul", { class: "inline" }, ...items);
}

function code(text: string): HTMLElement {
  return element("code", {}, text);
}

/** A text with a button that copies it; the detail's own script answers the button. */
function copyable(text: string): HTMLElement {
  const button = element(
    "button",
    { type: "button", class: "copy", "aria-label": `Copy ${text}` },
    "Copy",
  );
  return element("div", { class: "copyable" }, code(text), button);
}

function sizeText(gb: number | null): string {
  return gb === null ? "size not known" : `${gb} GB`;
}
