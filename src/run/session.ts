import { explain } from "./explain.js";
import { fetchIdToken } from "../github/id-token.js";
import { requestTrace } from "../github/request-trace.js";
import { connect, type Connection } from "../oci/cloud.js";
import { lastingSecret } from "../oci/sign-in/lasting-secret.js";
import { signIn } from "../oci/sign-in/sign-in.js";
import { connectionPool } from "../oci/transport/connection-pool.js";
import { publishNothing } from "./publish.js";
import type { RunContext } from "./run-context.js";
import type { AuthSettings, CommonSettings } from "../settings/settings.js";
import type { World } from "./world.js";
import { EXIT } from "./exit-code.js";

/** Signs in, hands the connection over, and closes it. An error becomes a sentence and exit code 1. */
export async function withConnection(
  { world, settings, redaction }: RunContext<CommonSettings & { readonly auth: AuthSettings }>,
  use: (connection: Connection) => Promise<number>,
): Promise<number> {
  const { concurrency, requestTimeoutMs, proxy } = settings;
  const { env, cancellation, log } = world;
  const now = () => world.now();
  const mask = (secret: string) => {
    log.mask(secret);
  };
  const connectTimeoutMs = requestTimeoutMs;
  const dispatcher = connectionPool({ connectionsPerHost: concurrency, connectTimeoutMs, proxy });
  const network = { env, dispatcher, requestTimeoutMs, cancellation, mask };
  const idToken = (audience: string) => fetchIdToken(audience, network);
  let startRegion = settings.region;
  try {
    const signedIn = await signIn(settings.auth, { ...network, region: startRegion, now, idToken });
    startRegion = signedIn.region;
    redaction.ofTenancy(signedIn.tenancyId, lastingSecret(settings.auth, signedIn));
    const connection = connect(signedIn, {
      pool: dispatcher,
      concurrency,
      requestTimeoutMs,
      objectPrefix: settings.objectStorage.prefix,
      userAgent: `oci-volume-backup-audit/${world.version}`,
      cancellation,
      now,
      metrics: settings.metricsNamespace !== null,
      topicId: settings.notificationTopic,
      withholdsMessages: settings.redact,
      ...requestTrace(log, env, { isRedacted: settings.redact }),
    });
    log.info(`oci-volume-backup-audit ${world.version}`);
    return await use(connection);
  } catch (error) {
    return await notAudited(world, redaction.error(error), startRegion);
  } finally {
    await dispatcher.destroy();
  }
}

/**
 * Does what goes to OCI with nothing. An error becomes a sentence and exit code 1 all the same.
 * @param tell says in GitHub why it came to nothing, where the outputs alone would not do
 */
export async function withoutConnection(
  { world, redaction }: RunContext,
  work: () => Promise<number>,
  tell: Telling = () => publishNothing(world),
  title?: string,
): Promise<number> {
  try {
    return await work();
  } catch (error) {
    return await notAudited(world, redaction.error(error), null, tell, title);
  }
}

/** `why` is a sentence. */
type Telling = (why: string) => Promise<void>;

/** Nothing could be audited: says why, and sets the outputs so that later steps can tell. */
export async function notAudited(
  world: World,
  error: unknown,
  startRegion: string | null,
  tell: Telling = () => publishNothing(world),
  title = "Not audited",
): Promise<number> {
  const { cancellation } = world;
  // What fails after a cancellation fails because of it, and whatever it says would mislead.
  const why = cancellation.aborted
    ? `${String(cancellation.reason)} Nothing was audited yet, so there is no report.`
    : explain(error, startRegion);
  world.log.error(why, title);
  await tell(why);
  return EXIT.notAudited;
}
