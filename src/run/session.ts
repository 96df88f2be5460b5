import { fetchIdToken } from "../github/id-token.js";
import { requestTrace } from "../github/request-trace.js";
import { connect, type Connection } from "../oci/cloud.js";
import { lastingSecret } from "../oci/sign-in/lasting-secret.js";
import { signIn } from "../oci/sign-in/sign-in.js";
import { connectionPool } from "../oci/transport/connection-pool.js";
import type { AuthSettings, CommonSettings } from "../settings/settings.js";
import { notAudited, type Telling } from "./not-audited.js";
import type { RunContext } from "./run-context.js";

/**
 * Signs in, hands the connection over, and closes it. An error becomes a sentence and exit code 1.
 * @param tell says in GitHub why nothing was audited, where the outputs alone would not do
 */
export async function withConnection(
  { world, settings, redaction }: RunContext<CommonSettings & { readonly auth: AuthSettings }>,
  use: (connection: Connection) => Promise<number>,
  tell?: Telling,
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
  const withholdsMessages = settings.redact;
  const idToken = (audience: string) => fetchIdToken(audience, network);
  let startRegion = settings.region;
  try {
    const signedIn = await signIn(settings.auth, {
      ...network,
      ...{ region: startRegion, now, idToken, withholdsMessages },
    });
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
      withholdsMessages,
      ...requestTrace(log, env, { isRedacted: settings.redact }),
    });
    log.info(`oci-volume-backup-audit ${world.version}`);
    return await use(connection);
  } catch (error) {
    return await notAudited(world, redaction.error(error), startRegion, tell);
  } finally {
    await dispatcher.destroy();
  }
}
