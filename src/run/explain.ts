import { messageOf } from "../plain/error-message.js";
import { ClockError } from "./judged-instant.js";
import { ScopeError } from "../inventory/scope.js";
import { OciFailure } from "../oci/failure.js";
import { SignInError } from "../oci/sign-in/sign-in-error.js";
import { PlanError } from "../plan/plan-error.js";
import { PartialError } from "../sharding/partial.js";
import { SnapshotError } from "../snapshot/snapshot.js";
import { SettingsError } from "../settings/settings-error.js";

/** Why nothing could be audited, for the person who has to fix it. */
export function explain(error: unknown, startRegion: string | null): string {
  if (error instanceof OciFailure) return explainFailure(error, startRegion);
  if (error instanceof SettingsError) return allOf(error.problems);
  if (isForPeople(error)) return error.message;
  return `The audit broke off: ${messageOf(error)}. This is a fault of the program; please report it with this line.`;
}

/** True for an error that was made to be read; of any other nobody knows what it quotes. */
export function isForPeople(error: unknown): error is Error {
  const kinds = [
    OciFailure,
    SettingsError,
    SignInError,
    ScopeError,
    PartialError,
    SnapshotError,
    PlanError,
    ClockError,
  ];
  return kinds.some((kind) => error instanceof kind);
}

/** One message for all: a log line is one line. */
function allOf(problems: readonly string[]): string {
  if (problems.length === 1) return problems.join("");
  const numbered = problems.map((problem, index) => `(${index + 1}) ${problem}`);
  return `${problems.length} settings cannot be used. ${numbered.join(" ")}`;
}

function explainFailure(failure: OciFailure, startRegion: string | null): string {
  const { status, region, operation } = failure;
  const answer = answerOf(failure);
  if (status === 401) {
    return `OCI refused the sign-in (${answer}). With an API key, check that tenancy, user, fingerprint and private-key belong together and that the key is still among the user's API keys; with a token, that its session, trust or dynamic group still holds. Check that the machine's clock is right.`;
  }
  if (status === null && region === startRegion) {
    return `OCI cannot be reached in region ${region} (${answer}). Check the spelling of region, and that this machine may reach the region's hosts (HTTPS_PROXY, NO_PROXY, firewall) and trusts their certificates (NODE_EXTRA_CA_CERTS).`;
  }
  if (failure.isDenied) {
    return `The tenancy's compartments cannot be listed (${answer}), so there is nothing to audit. Check tenancy and root-compartment, and allow the caller to inspect compartments in the tenancy.`;
  }
  return `The audit could not begin: ${operation} in ${region} failed (${answer}). Run it again; if it stays so, give Oracle support the request id.`;
}

function answerOf({ status, code, message, operation, opcRequestId }: OciFailure): string {
  const head = [operation, status, code].filter((part) => part !== null).join(" ");
  const id = opcRequestId === null ? "" : `; opc-request-id ${opcRequestId}`;
  return `${head}: ${message.replace(/\.+$/, "")}${id}`;
}
