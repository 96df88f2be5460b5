/** One small tenancy that the simulator's tests share, and a running simulator for each test. */
import { afterEach, beforeEach } from "@jest/globals";

import {
  startSimulator,
  type Simulator,
  type SimulatorOptions,
} from "../../../simulator/simulator.js";
import { TenancyBuilder } from "../../../simulator/tenancy/builder.js";
import { days } from "../../../simulator/tenancy/time.js";
import { apiUser } from "../../../simulator/runner/api-user.js";
import { OciClient, type Reply } from "./oci-client.js";

export const REGION = "us-ashburn-1";
export const CORE = `https://iaas.${REGION}.oraclecloud.com/20160918`;
export const IDENTITY = `https://identity.${REGION}.oci.oraclecloud.com/20160918`;
export const STORE = `https://objectstorage.${REGION}.oraclecloud.com`;
export const SEARCH = `https://query.${REGION}.oci.oraclecloud.com/20180409/resources`;

export const builder = new TenancyBuilder({
  name: "acme",
  now: Date.UTC(2024, 0, 15),
  homeRegion: REGION,
  regions: [
    { name: REGION, availabilityDomains: 2 },
    { name: "eu-frankfurt-1" },
    { name: "ap-tokyo-1", status: "IN_PROGRESS" },
  ],
});
export const prod = builder.compartment("prod");
export const erp = builder.compartment("erp", { parent: prod });
export const hidden = builder.compartment("hidden", { unreadable: true });
export const gone = builder.compartment("gone", { state: "DELETED" });
export const where = { compartment: erp, region: REGION };
export const volumes = Array.from({ length: 25 }, (_, index) =>
  builder.volume({ ...where, name: `data-${index}`, domain: 1 + (index % 2) }),
);
export const volume = volumes[0] ?? builder.volume({ ...where, name: "never" });
export const boot = builder.volume({ ...where, name: "boot", kind: "boot" });
export const backup = builder.backup(volume, { age: days(1), isRetentionLockEnabled: true });
builder.backup(volume, { age: days(3), state: "FAULTY" });
builder.backup(boot, { age: days(2), compartment: prod });
builder.copyBackup(backup, { region: "eu-frankfurt-1", age: days(1) });
export const host = builder.instance({ ...where, name: "db-1" });
builder.attach(volume, host);
builder.attach(boot, host);
export const group = builder.volumeGroup("pair", prod, [volume, boot]);
builder.groupBackup(group, { age: days(1) });
builder.assignPolicy(volume, builder.oraclePolicy("gold"));
export const replica = builder.replica(volume, { region: "eu-frankfurt-1", syncAge: 1000 });
export const bucketTags = { freeformTags: { purpose: "reports" } };
builder.bucket({ name: "reports", compartment: prod, region: REGION, ...bucketTags });
export const { tenancy } = builder;
export const user = apiUser(tenancy.id, builder.user());

/** The simulator and the client of the test at hand; made anew for each. */
export let simulator: Simulator;
export let client: OciClient;

beforeEach(async () => {
  simulator = await startSimulator({ tenancy, apiKeys: [user.apiKey] });
  client = new OciClient(simulator, user);
});

afterEach(async () => {
  await client.close();
  await simulator.stop();
});

/** The same tenancy under other options. */
export async function restart(options: Omit<SimulatorOptions, "tenancy">): Promise<void> {
  await client.close();
  await simulator.stop();
  simulator = await startSimulator({ tenancy, apiKeys: [user.apiKey], ...options });
  client = new OciClient(simulator, user);
}

export const listVolumes = `${CORE}/volumes?compartmentId=${erp}`;
export const code = (reply: Reply): string =>
  `${reply.status} ${(reply.json as { code: string }).code}`;
export const names = (reply: Reply): string[] =>
  (reply.json as { name?: string; displayName?: string }[]).map(
    (item) => item.name ?? item.displayName ?? "",
  );
