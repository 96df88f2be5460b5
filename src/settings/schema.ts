import { z } from "zod";
import {
  boolean,
  countLimit,
  decimal,
  field,
  FINGERPRINT_TAKES,
  line,
  list,
  ocid,
  oneOf,
  readFingerprint,
  readItems,
  region,
  text,
  whole,
  wordsOf,
} from "./fields.js";
import {
  maxPrefixBytes,
  readCheckId,
  readHttpsUrl,
  readPatterns,
  readPrefix,
  readRegions,
  readOutputFormat,
  readSeverity,
  readShard,
} from "./input-readers.js";
import type { InputName } from "./inputs.js";
import { normalisePrivateKey } from "./private-key.js";
import { readDuration } from "./policy-file/duration.js";
import { splitAtCommas } from "../matching/glob-syntax.js";
import { ALL_CHECK_IDS, FAIL_ON, SEVERITIES } from "./policy.js";
import {
  BASELINES,
  COMMENT_TIMES,
  DISCOVERIES,
  MANAGED_COMPARTMENT,
  LOG_FORMATS,
  MODES,
  OUTPUT_FORMATS,
  type AuthSettings,
} from "./settings.js";

const authKinds = [
  "api_key",
  "config_file",
  "security_token",
  "oidc",
  "instance_principal",
  "resource_principal",
] as const satisfies AuthSettings["kind"][];

/**
 * The one source of types, defaults and messages of the inputs. Each field reads the text that was
 * given, trimmed and not empty; a default (`prefault`) is written as a user would write it.
 * @see inputs.ts for descriptions and environment variables
 */
export const schema = z.object({
  mode: oneOf(MODES).prefault("audit"),
  auth: oneOf(authKinds),
  tenancy: ocid("tenancy").optional(),
  user: ocid("user").optional(),
  fingerprint: field(FINGERPRINT_TAKES, readFingerprint).optional(),
  "private-key": field("a private key in PEM", normalisePrivateKey).optional(),
  "private-key-passphrase": z.string().optional(),
  region: region().optional(),
  "config-file": line().prefault("~/.oci/config"),
  "config-profile": line().prefault("DEFAULT"),
  "oidc-domain-url": field(
    "an https:// URL without user, query and fragment",
    readHttpsUrl,
  ).optional(),
  "oidc-client-id": line().optional(),
  "oidc-client-secret": z.string().optional(),
  "oidc-audience": line().prefault("https://cloud.oracle.com"),
  regions: field(
    "all, or region names like us-ashburn-1 (comma or newline between)",
    readRegions,
  ).prefault("all"),
  "root-compartment": ocid("compartment", "tenancy").optional(),
  "include-subcompartments": boolean().prefault("true"),
  "exclude-compartments": field(
    "OCIDs, names or paths of compartments (comma or newline between)",
    readPatterns,
  ).prefault(MANAGED_COMPARTMENT),
  "max-backup-age-days": decimal("a number of days greater than 0", (days) => days > 0).prefault(
    "7",
  ),
  "policy-file": line().optional(),
  "base-policy-file": line().optional(),
  "max-no-backup": countLimit().prefault("0"),
  "max-stale-backup": countLimit().prefault("0"),
  "max-unknown": countLimit().prefault("0"),
  "min-compliance-percent": decimal(
    "a number from 0 to 100",
    (percent) => percent <= 100,
  ).optional(),
  "fail-on-incomplete": boolean().prefault("true"),
  "fail-if-empty": boolean().prefault("false"),
  "fail-on-checks": field(
    `ids of checks (comma or newline between), or none: ${ALL_CHECK_IDS.join(", ")}`,
    (value) => (value.toLowerCase() === "none" ? [] : readItems(value, readCheckId)),
  ).prefault("none"),
  "fail-on-severity": field(`${SEVERITIES.join(", ")} or none`, readSeverity).prefault("none"),
  "fail-on-exemptions": boolean().prefault("false"),
  "fail-on": oneOf(FAIL_ON).prefault("any"),
  "warn-only": boolean().prefault("false"),
  "output-dir": line().prefault("output"),
  formats: list(wordsOf(OUTPUT_FORMATS), readOutputFormat).prefault("json,markdown"),
  "plan-file": field("paths or globs (comma or newline between)", (value) => {
    const files = splitAtCommas(value.replaceAll("\n", ","))
      .map((file) => file.trim())
      .filter((file) => file !== "");
    return files.length === 0 ? undefined : files;
  }).optional(),
  "terraform-dir": line().optional(),
  "inventory-file": line().optional(),
  "baseline-file": line().optional(),
  baseline: oneOf(BASELINES).prefault("auto"),
  "baseline-max-age": field(
    "a duration like 90m, 36h, 7d or 2w, more than 0",
    (given) => readDuration(given) || undefined,
  ).prefault("48h"),
  "upload-object-storage": boolean().prefault("true"),
  "object-storage-namespace": text("letters, digits, - and _", /^[\w-]+$/).optional(),
  "object-storage-bucket": text(
    "1 to 256 letters, digits, -, _ and dots",
    /^(?!\.{1,2}$)[\w.-]{1,256}$/,
  ).optional(),
  "object-storage-prefix": field(
    `a path like audits/backups, at most ${maxPrefixBytes} bytes, without . and .. and control characters`,
    readPrefix,
  ).prefault("block-volume-backup-posture"),
  "object-storage-region": region().optional(),
  "auto-discover-bucket": boolean().prefault("true"),
  "fail-on-upload-error": boolean().prefault("true"),
  "upload-artifact": boolean().prefault("true"),
  "artifact-name": text(
    String.raw`a name without " : < > | * ? / \ and control characters`,
    /^[^":<>|*?/\\\p{Cc}]+$/u,
  ).prefault("oci-volume-backup-posture"),
  "artifact-retention-days": whole(1, 400).optional(),
  "job-summary": boolean().prefault("true"),
  comment: oneOf(COMMENT_TIMES).prefault("never"),
  "github-token": z.string().optional(),
  redact: boolean().prefault("false"),
  discovery: oneOf(DISCOVERIES).prefault("auto"),
  shard: field("the name of a shard as mode shards gives it", readShard).optional(),
  "max-shards": whole(1, 256).prefault("16"),
  "partial-reports": line().prefault("partial-reports/**/*.json.gz"),
  "metrics-namespace": text(
    "letters, digits and _, beginning with a letter and not with oci_ or oracle_",
    /^(?!oci_|oracle_)[a-z]\w*$/i,
  ).optional(),
  "notification-topic": ocid("onstopic").optional(),
  "log-format": oneOf(LOG_FORMATS).prefault("text"),
  concurrency: whole(1, 256).prefault("16"),
  "request-timeout-seconds": decimal(
    "a number of seconds greater than 0, at most 600",
    (seconds) => seconds > 0 && seconds <= 600,
  ).prefault("30"),
} satisfies Record<InputName, z.ZodType>);

export type InputValues = z.output<typeof schema>;

/** What sign-in with an API key cannot do without. */
export const apiKeyIdentity = schema
  .pick({ tenancy: true, user: true, fingerprint: true, "private-key": true, region: true })
  .required();

/** What the exchange of a GitHub token cannot do without. */
export const oidcIdentity = schema
  .pick({
    tenancy: true,
    region: true,
    "oidc-domain-url": true,
    "oidc-client-id": true,
    "oidc-client-secret": true,
  })
  .required();

/** What `mode: plan` cannot do without. */
export const planNeeds = schema.pick({ "plan-file": true }).required();

/** What `mode: preview` cannot do without. */
export const previewNeeds = schema.pick({ "inventory-file": true, "policy-file": true }).required();

/** What `mode: validate` cannot do without. */
export const validationNeeds = schema.pick({ "policy-file": true }).required();

/** The default as a user would write it; null where there is none or it depends on the run. */
export function defaultOf(name: InputName): string | null {
  const entry: z.ZodType = schema.shape[name];
  if (!(entry instanceof z.ZodPrefault)) return null;
  return String(entry.def.defaultValue);
}

/** True for an input that is either on or off. */
export function isSwitch(name: InputName): boolean {
  return ["true", "false"].includes(defaultOf(name) ?? "");
}
