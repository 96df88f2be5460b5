import features from "../../../deploy/terraform/iam-statements.json" with { type: "json" };

/** A verb and a resource type of IAM, as the list of statements has them. */
export type Right =
  | "inspect tenancies"
  | "inspect compartments"
  | "inspect volume-family"
  | "inspect policies"
  | "read instances"
  | "read buckets"
  | "read objects"
  | "manage objects"
  | "use metrics"
  | "use ons-topics";

/** What is known for a statement's placeholders; the others stay, for the reader to fill. */
export interface Known {
  readonly bucket?: string;
  readonly metricsNamespace?: string;
}

const ALL: readonly string[] = Object.values(features).flatMap(({ statements }) => statements);

/** The statements that grant these rights: those of docs/permissions.md and of the Terraform module. */
export function statementsFor(rights: readonly Right[], known: Known = {}): readonly string[] {
  const { bucket = "<bucket>", metricsNamespace = "<metrics-namespace>" } = known;
  return ALL.filter((it) => rights.some((right) => it.includes(` to ${right} in `))).map((it) =>
    it.replace("<bucket>", bucket).replace("<metrics-namespace>", metricsNamespace),
  );
}
