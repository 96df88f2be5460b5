import { messageOf } from "../plain/error-message.js";

/** One finished report. `fileName` has no folder in it; `format` is as in the input `formats`. */
export interface ReportFile {
  readonly format: string;
  readonly fileName: string;
  readonly contentType: string;
  /** The bytes, made again at each call: a report of many volumes is nowhere held as a whole. */
  readonly content: () => Iterable<Buffer>;
}

/** What became of the reports in one place. */
export interface Delivered {
  readonly sink: string;
  /** Paths, `oci://` URIs or a URL: only what was stored. */
  readonly locations: readonly string[];
  /** What was not delivered and what to do about it, a sentence each. */
  readonly problems: readonly string[];
  /** Worth saying though nothing failed, a sentence each. */
  readonly notes: readonly string[];
  /** The workflow artifact, from the sink that makes one. */
  readonly artifact?: { readonly id: string; readonly url: string };
}

/** A place where finished reports go. `deliver` never throws: what fails is in `problems`. */
export interface Sink {
  readonly name: string;
  deliver(files: readonly ReportFile[]): Promise<Delivered>;
}

/** Delivers to all sinks at once, in their order in the answer; none can stop another. */
export async function deliverAll(
  sinks: readonly Sink[],
  files: readonly ReportFile[],
): Promise<readonly Delivered[]> {
  return Promise.all(
    sinks.map(async (sink) => {
      try {
        return await sink.deliver(files);
      } catch (error) {
        return undelivered(sink.name, `Delivery to ${sink.name} broke off: ${messageOf(error)}.`);
      }
    }),
  );
}

/** Nothing was stored, for one reason. */
export function undelivered(
  sink: string,
  problem: string,
  notes: readonly string[] = [],
): Delivered {
  return { sink, locations: [], problems: [problem], notes };
}

/** What the deliveries left where: what the outputs of a step tell. */
export function placesOf(files: readonly ReportFile[], deliveries: readonly Delivered[]) {
  const locations = (sink: string) =>
    deliveries.filter((each) => each.sink === sink).flatMap((each) => each.locations);
  return {
    reportPaths: locationsByFormat(files, locations("disk")),
    objectUris: locations("object storage"),
    artifact: deliveries.find((each) => each.artifact !== undefined)?.artifact ?? null,
  };
}

/** Where each format was stored, found by the file name at the location's end. */
function locationsByFormat(
  files: readonly ReportFile[],
  locations: readonly string[],
): ReadonlyMap<string, string> {
  const entries = files.flatMap(({ format, fileName }) => {
    const location = locations.find((candidate) => candidate.split(/[\\/]/).at(-1) === fileName);
    return location === undefined ? [] : [[format, location] as const];
  });
  return new Map(entries);
}
