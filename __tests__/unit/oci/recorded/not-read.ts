/**
 * Recorded answers of operations that the program never asks for; only the simulator's form is
 * compared with them.
 */
export const NOT_READ = [
  "search-resource-types",
  "volume-group-backup-committed",
  "volume-group-backup-first",
] as const;
