import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The token of the release App, which the rules let through. */
export const APP_TOKEN = "app-token";
/** `GITHUB_TOKEN`, which no rule can let through. */
export const JOB_TOKEN = "job-token";

export interface Release {
  readonly tagName: string;
  isDraft: boolean;
  isPrerelease: boolean;
  readonly notes: string;
}

export interface Attested {
  readonly digest: string;
  /** A copy of what was attested. */
  readonly file: string;
}

/** What the stand-in for GitHub knows beside the repository. */
export interface HostingState {
  readonly releases: Release[];
  readonly attested: Attested[];
  /** How many calls changed something. */
  changes: number;
  /** After how many changes the connection is lost; 0: never. */
  breakAt: number;
  /** Whether the change that it breaks at is made in part (an upload) or not at all. */
  breakHalf: boolean;
}

const path = (folder: string) => join(folder, "state.json");

export function readState(folder: string): HostingState {
  return JSON.parse(readFileSync(path(folder), "utf8")) as HostingState;
}

export function writeState(folder: string, state: HostingState): void {
  writeFileSync(path(folder), JSON.stringify(state));
}
