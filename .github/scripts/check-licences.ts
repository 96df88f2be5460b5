/** `tsx check-licences.ts SBOM CONFIG`: fails when a bundled package's licence is not allowed. */
import { readFileSync } from "node:fs";

import { parse } from "yaml";

import { notAllowed, type BillOfMaterials } from "./licences.js";

const [sbomPath, configPath] = process.argv.slice(2);
if (sbomPath === undefined || configPath === undefined) {
  throw new Error("Usage: check-licences.ts SBOM CONFIG");
}

const bill = JSON.parse(readFileSync(sbomPath, "utf8")) as BillOfMaterials;
const config = parse(readFileSync(configPath, "utf8")) as { "allow-licenses": string[] };
const packages = notAllowed(bill, config["allow-licenses"]);

for (const each of packages) {
  process.stdout.write(
    `::error::${each} is bundled under a licence that is not in ${configPath}: replace the package, or read the licence and add it.\n`,
  );
}
process.stdout.write(`${String(bill.components.length)} bundled packages were looked at.\n`);
process.exitCode = packages.length === 0 ? 0 : 1;
