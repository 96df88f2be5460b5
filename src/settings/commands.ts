import { SettingsError } from "./settings-error.js";

/** What a command was asked to do; none calls OCI. */
export type Command =
  /** Check the policy file at `path`; as `mode: validate` with that `policy-file`. */
  | { readonly kind: "validate"; readonly path: string }
  /** Tell what changed between two JSON reports. */
  | { readonly kind: "diff"; readonly oldPath: string; readonly newPath: string };

interface CommandSpec {
  readonly files: readonly string[];
  /** One line for the help text. */
  readonly meaning: string;
  readonly needs: string;
  readonly takes: string;
  readonly read: (paths: readonly string[]) => Command;
}

export const commands: ReadonlyMap<string, CommandSpec> = new Map<string, CommandSpec>([
  [
    "validate",
    {
      files: ["FILE"],
      meaning: "Check a policy file. Exit code: 0 it can be used; 1 it cannot.",
      needs: "a policy file",
      takes: "one file",
      read: ([path = ""]) => ({ kind: "validate", path }),
    },
  ],
  [
    "diff",
    {
      files: ["OLD.json", "NEW.json"],
      meaning:
        "Show what changed between two JSON reports. Exit code: 0 nothing fails anew; 3 something does; 1 a file cannot be used.",
      needs: "two JSON reports",
      takes: "two files",
      read: ([oldPath = "", newPath = ""]) => ({ kind: "diff", oldPath, newPath }),
    },
  ],
]);

/**
 * The command `name` with its arguments; null when there is no such command.
 * @throws SettingsError in one sentence that shows no argument
 */
export function readCommand(name: string, paths: readonly string[]): Command | null {
  const command = commands.get(name);
  if (command === undefined) return null;
  const { files, needs, takes } = command;
  const usage = `oci-volume-backup-audit ${name} ${files.join(" ")}`;
  if (paths.length > files.length || paths.some((path) => path.startsWith("-"))) {
    throw new SettingsError([
      `The command ${name} takes ${takes} and no options: ${usage}, with quotes around a path that holds spaces.`,
    ]);
  }
  if (paths.filter((path) => path.trim() !== "").length < files.length) {
    throw new SettingsError([`The command ${name} needs ${needs}: ${usage}.`]);
  }
  return command.read(paths);
}
