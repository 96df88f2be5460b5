import { z } from "zod";
import {
  boolean,
  countLimit,
  decimal,
  field,
  line,
  list,
  ocid,
  readItems,
  readRegion,
  region,
  text,
  whole,
} from "./fields.js";
import type { InputName } from "./inputs.js";
import { normalisePrivateKey } from "./private-key.js";
import type { ReportFormat } from "./settings.js";

const reportFormats: readonly string[] = ["json", "markdown"] satisfies ReportFormat[];
const laterFormats = ["html", "csv", "sarif", "junit"];
const laterAuth = ["security_token", "oidc", "instance_principal", "resource_principal"];
const takesAuth = "it takes api_key or config_file";

const isReportFormat = (format: string): format is ReportFormat => reportFormats.includes(format);

/** Object Storage allows 1,024 bytes for an object's name; the rest is the report's file name. */
const maxPrefixBytes = 900;

/** The prefix without slashes at its ends or doubled; undefined for what is no safe path. */
function readPrefix(value: string): string | undefined {
  const segments = value.split("/").filter((segment) => segment !== "");
  const unsafe = segments.some(
    (segment) => [".", ".."].includes(segment) || /\p{Cc}/u.test(segment),
  );
  const prefix = segments.join("/");
  const fits = prefix !== "" && Buffer.byteLength(prefix) <= maxPrefixBytes;
  return fits && !unsafe ? prefix : undefined;
}

function readRegions(value: string): "all" | readonly string[] | undefined {
  return value.toLowerCase() === "all" ? "all" : readItems(value, readRegion);
}

function readHttpsUrl(value: string): string | undefined {
  return URL.canParse(value) && new URL(value).protocol === "https:" ? value : undefined;
}

/**
 * The one source of types, defaults and messages of the inputs. Each field reads the text that was
 * given, trimmed and not empty; a default (`prefault`) is written as a user would write it.
 * @see inputs.ts for descriptions and environment variables
 */
export const schema = z.object({
  auth: z
    .enum(["api_key", "config_file"], {
      error: ({ input }) =>
        laterAuth.includes(String(input)) ? `it is not supported yet; ${takesAuth}` : takesAuth,
    })
    .optional(),
  tenancy: ocid("tenancy").optional(),
  user: ocid("user").optional(),
  fingerprint: field("16 pairs of hexadecimal digits with colons between", (value) =>
    /^[\da-f]{2}(:[\da-f]{2}){15}$/i.test(value) ? value.toLowerCase() : undefined,
  ).optional(),
  "private-key": field("a private key in PEM", normalisePrivateKey).optional(),
  "private-key-passphrase": z.string().optional(),
  region: region().optional(),
  "config-file": line().prefault("~/.oci/config"),
  "config-profile": line().prefault("DEFAULT"),
  "oidc-domain-url": field("an https:// URL", readHttpsUrl).optional(),
  "oidc-client-id": line().optional(),
  "oidc-client-secret": z.string().optional(),
  "oidc-audience": line().prefault("https://cloud.oracle.com"),
  regions: field(
    "all, or region names such as us-ashburn-1 (comma or newline between)",
    readRegions,
  ).prefault("all"),
  "root-compartment": ocid("compartment", "tenancy").optional(),
  "include-subcompartments": boolean().prefault("true"),
  "exclude-compartments": list("OCIDs, names or paths of compartments", (item) =>
    /\p{Cc}/u.test(item) ? undefined : item,
  ).prefault("ManagedCompartmentForPaaS"),
  "max-backup-age-days": decimal("a number of days greater than 0", (days) => days > 0).prefault(
    "7",
  ),
  "policy-file": z
    .never({ error: "it is not supported yet; leave it out and set max-backup-age-days instead" })
    .optional(),
  "max-no-backup": countLimit().prefault("0"),
  "max-stale-backup": countLimit().prefault("0"),
  "max-unknown": countLimit().prefault("0"),
  "min-compliance-percent": decimal(
    "a number from 0 to 100",
    (percent) => percent <= 100,
  ).optional(),
  "fail-on-incomplete": boolean().prefault("true"),
  "fail-if-empty": boolean().prefault("false"),
  "warn-only": boolean().prefault("false"),
  "output-dir": line().prefault("output"),
  formats: list(
    `json and markdown, ${laterFormats.join(", ")} being not supported yet`,
    (item): ReportFormat | undefined => {
      const format = item.toLowerCase();
      return isReportFormat(format) ? format : undefined;
    },
  ).prefault("json,markdown"),
  "upload-object-storage": boolean().prefault("true"),
  "object-storage-namespace": text("letters, digits, - and _", /^[\w-]+$/).optional(),
  "object-storage-bucket": text(
    "1 to 256 letters, digits, -, _ and dots",
    /^(?!\.{1,2}$)[\w.-]{1,256}$/,
  ).optional(),
  "object-storage-prefix": field(
    `a path such as audits/backups, at most ${maxPrefixBytes} bytes, without . and .. and control characters`,
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
  redact: boolean()
    .refine((on) => !on, { error: "it is not supported yet; it takes false" })
    .prefault("false"),
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
