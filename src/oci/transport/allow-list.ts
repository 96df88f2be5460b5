/** What the audit may ask of OCI. Anything else dies before it is signed. */
export interface AllowedWrites {
  /** Objects may be created under `/n/<namespace>/b/<bucket>/o/<prefix>` only. */
  readonly objectPrefix: string;
  /** Whether metrics may be posted to OCI Monitoring; not when absent. */
  readonly metrics?: boolean;
  /** OCID of the one topic that a message may be published to; null or absent: none. */
  readonly topicId?: string | null;
}

/**
 * True when the request can change nothing in the tenancy but what the run itself adds: every GET
 * and HEAD, a search, PutObject of a report below the run's prefix, and, where they are configured,
 * PostMetricData and PublishMessage to the one topic.
 */
export function isAllowed(method: string, url: URL, writes: AllowedWrites): boolean {
  const verb = method.toUpperCase();
  if (verb === "GET" || verb === "HEAD") return true;
  if (verb === "POST") return isSearch(url) || isMetrics(url, writes) || isMessage(url, writes);
  if (verb === "PUT") return isReportObject(url, writes.objectPrefix);
  return false;
}

/** SearchResources is a question, though it is asked with POST. */
function isSearch(url: URL): boolean {
  return url.host.startsWith("query.") && url.pathname === "/20180409/resources";
}

function isMetrics(url: URL, { metrics = false }: AllowedWrites): boolean {
  const isIngestion = url.host.startsWith("telemetry-ingestion.");
  return metrics && isIngestion && url.pathname === "/20180401/metrics";
}

function isMessage(url: URL, { topicId = null }: AllowedWrites): boolean {
  if (topicId === null || !url.host.startsWith("notification.")) return false;
  return url.pathname === `/20181201/topics/${topicId}/messages`;
}

const OBJECT_PATH = /^\/n\/[^/]+\/b\/[^/]+\/o\/(.+)$/;

function isReportObject(url: URL, prefix: string): boolean {
  const match = OBJECT_PATH.exec(url.pathname);
  if (match?.[1] === undefined || !url.host.startsWith("objectstorage.")) return false;
  let name: string;
  try {
    name = decodeURIComponent(match[1]);
  } catch {
    return false;
  }
  const below = prefix === "" ? name : name.slice(prefix.length + 1);
  const isBelow = prefix === "" || name.startsWith(`${prefix}/`);
  return isBelow && REPORT_FILE.test(below);
}

/** The names of the report files; nothing else is ever written. */
const REPORT_FILE = /^block_volume_backup_posture_\d{8}T\d{6}Z\.[a-z.]+$/;
