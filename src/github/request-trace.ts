import type { LineFields } from "./json-log.js";

/** A request as the transport tells of it. */
export interface TracedRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly ocids: Readonly<Record<string, string>>;
  readonly operation: string;
  readonly region: string;
  readonly number: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly durationMs: number;
  readonly opcRequestId: string | null;
}

/** True when the person who started the run asked for debug lines, in GitHub's way. */
export function isDebugging(env: Readonly<Record<string, string | undefined>>): boolean {
  return env["RUNNER_DEBUG"] === "1" || env["ACTIONS_STEP_DEBUG"]?.toLowerCase() === "true";
}

/** A debug line for each request to OCI, as an option of the connection; nothing when none is read. */
export function requestTrace(
  log: { debug(line: string, fields?: LineFields): void },
  env: Readonly<Record<string, string | undefined>>,
  { isRedacted }: { readonly isRedacted: boolean },
): { readonly onAttempt?: (request: TracedRequest) => void } {
  if (!isDebugging(env)) return {};
  return {
    onAttempt: (request) => {
      const { region, operation, opcRequestId } = request;
      const id = opcRequestId === null ? {} : { opc_request_id: opcRequestId };
      log.debug(traceLine(isRedacted ? withoutNames(request) : request), {
        region,
        operation,
        ...id,
      });
    },
  };
}

/** Paths have OCIDs in them, but for Object Storage's: those name the namespace and the bucket. */
function withoutNames(request: TracedRequest): TracedRequest {
  return request.path.startsWith("/n/") ? { ...request, path: "/n/…" } : request;
}

function traceLine(request: TracedRequest): string {
  const { method, host, path, operation, region, number, durationMs } = request;
  const ocids = Object.entries(request.ocids).map(([name, ocid]) => `${name}=${ocid}`);
  const outcome = request.status === null ? (request.error ?? "no answer") : request.status;
  return [
    `${operation} in ${region}: ${method} ${host}${path}`,
    ...ocids,
    `→ ${outcome}, attempt ${number}, ${durationMs} ms,`,
    `opc-request-id ${request.opcRequestId ?? "none"}`,
  ].join(" ");
}
