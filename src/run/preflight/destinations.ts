import type { PlaceChoice } from "../../delivery/report-bucket.js";
import { answerOf } from "../../delivery/service-answer.js";
import type { ScopeSettings, Settings } from "../../settings/settings.js";
import { failed, passed, unproven, type PreflightResult } from "./result.js";
import { statementsFor } from "./statements.js";

const EARLIER = "earlier reports";

/** The bucket as far as reading tells of it. `findPlace` null: Object Storage is off. */
export async function checkBucket(
  findPlace: (() => Promise<PlaceChoice>) | null,
): Promise<readonly PreflightResult[]> {
  if (findPlace === null) return [];
  const choice = await findPlace();
  if ("problem" in choice) {
    return [failed("bucket", choice.problem, statementsFor(["read buckets"]))];
  }
  const { store, namespace, bucket, prefix, names } = choice.place;
  const shown = names.bucket(bucket);
  const where = `namespace ${names.namespace(namespace)}, ${store.region}`;
  const statements = statementsFor(["manage objects"], { bucket: shown });
  return [
    passed("bucket", `${shown} in ${where}, is private.`),
    unproven("upload of reports", `Not provable without writing to ${shown}.`, statements),
    await checkEarlierReports(
      () => store.listObjects(namespace, bucket, prefix === "" ? "" : `${prefix}/`),
      shown,
    ),
  ];
}

/** Without them a run only compares with nothing. */
async function checkEarlierReports(list: () => Promise<readonly string[]>, bucket: string) {
  try {
    await list();
    return passed(EARLIER, "Can be listed.");
  } catch (error) {
    const detail = `Cannot be listed: nothing is compared. ${answerOf(error)}.`;
    return unproven(EARLIER, detail, statementsFor(["read objects"], { bucket }));
  }
}

/** The artifact service, as far as the runner's variables tell of it. */
export function checkArtifact(env: Readonly<Record<string, string | undefined>>): PreflightResult {
  const needed = ["ACTIONS_RUNTIME_TOKEN", "ACTIONS_RESULTS_URL"];
  const missing = needed.filter((name) => !env[name]);
  return missing.length === 0
    ? passed("artifact service", "The runner names it and gives a token.")
    : failed(
        "artifact service",
        `${missing.join(" and ")} is not set, so that no artifact can be uploaded. Run this as an action and not in a script, or set upload-artifact to false.`,
      );
}

/** What cannot be tried without doing it. */
export function checkTelling({
  metricsNamespace,
  notificationTopic,
  scope,
}: Pick<Settings, "metricsNamespace" | "notificationTopic"> & {
  readonly scope: Pick<ScopeSettings, "rootCompartment">;
}): readonly PreflightResult[] {
  const results: PreflightResult[] = [];
  if (metricsNamespace !== null) {
    // They are posted to the root compartment of the audit.
    const place = scope.rootCompartment === null ? "tenancy" : "compartment <compartment>";
    const statements = statementsFor(["use metrics"], { metricsNamespace }).map((statement) =>
      statement.replace("in tenancy", `in ${place}`),
    );
    results.push(unproven("metrics", "Not provable without posting some.", statements));
  }
  if (notificationTopic !== null) {
    const statements = statementsFor(["use ons-topics"]);
    results.push(unproven("notification", "Not provable without publishing one.", statements));
  }
  return results;
}
