import type { Operation } from "./operations.js";
import { tellableCode, WITHHELD } from "../plain/withheld.js";

/** A call to OCI that gave no usable answer. The only error that leaves src/oci/. */
export class OciFailure extends Error {
  override readonly name = "OciFailure";
  /** The API operation's name as in IAM documentation: `ListVolumes`. */
  readonly operation: Operation;
  readonly region: string;
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  /** OCI's service code (`NotAuthorizedOrNotFound`) or a transport code (`TimedOut`). */
  readonly code: string | null;
  readonly opcRequestId: string | null;
  /** How often the call was made before it was given up. */
  readonly attempts: number;

  constructor(
    message: string,
    facts: {
      operation: Operation;
      region: string;
      status: number | null;
      code: string | null;
      opcRequestId: string | null;
      attempts?: number;
    },
  ) {
    super(message);
    this.operation = facts.operation;
    this.region = facts.region;
    this.status = facts.status;
    this.code = facts.code;
    this.opcRequestId = facts.opcRequestId;
    this.attempts = facts.attempts ?? 1;
  }

  /**
   * The same without OCI's own words, which may quote anything: they are this program's where no
   * answer came.
   */
  withheld(): OciFailure {
    if (this.status === null) return this;
    const { operation, region, status, opcRequestId, attempts } = this;
    const code = tellableCode(this.code);
    return new OciFailure(WITHHELD, { operation, region, status, code, opcRequestId, attempts });
  }

  /** True when OCI answered that the caller may not, or that there is nothing it may see. */
  get isDenied(): boolean {
    return this.status === 401 || this.status === 403 || this.status === 404;
  }
}

/** A call that was not made, for nothing tells of which region its OCID's key is. */
export function unknownRegion(operation: Operation, key: string): OciFailure {
  return new OciFailure(
    `the OCID names the region "${key}", which is none of this tenancy's regions`,
    { operation, region: key, status: null, code: "UnknownRegion", opcRequestId: null },
  );
}
