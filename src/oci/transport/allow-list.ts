/** What the audit may ask of OCI. Anything else dies before it is signed. */
export interface AllowedWrites {
  /** Objects may be created under `/n/<namespace>/b/<bucket>/o/<prefix>` only. */
  readonly objectPrefix: string;
}

/**
 * True when the request can change nothing in the tenancy but the run's own report objects:
 * every GET and HEAD, and PutObject below the run's prefix.
 */
export function isAllowed(method: string, url: URL, writes: AllowedWrites): boolean {
  const verb = method.toUpperCase();
  if (verb === "GET" || verb === "HEAD") return true;
  if (verb === "PUT") return isReportObject(url, writes.objectPrefix);
  return false;
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

/** The report file names of contract §4; nothing else is ever written. */
const REPORT_FILE = /^block_volume_backup_posture_\d{8}T\d{6}Z\.[a-z.]+$/;
