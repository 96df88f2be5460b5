// Loaded into a measured process with --import: at its end, writes what it used, as JSON.
import { writeFileSync } from "node:fs";

const file = process.env.BENCH_USAGE_FILE;
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(file, JSON.stringify({ userCPUTime, systemCPUTime, maxRSS }));
});
