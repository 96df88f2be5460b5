import { publishNothing } from "./publish.js";
import { EXIT } from "./exit-code.js";
import { explain } from "./explain.js";
import type { RunContext } from "./run-context.js";
import type { World } from "./world.js";

/**
 * Does what goes to OCI with nothing. An error becomes a sentence and exit code 1 all the same.
 * @param tell says in GitHub why there is no result, where the outputs alone would not do
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
export type Telling = (why: string) => Promise<void>;

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
