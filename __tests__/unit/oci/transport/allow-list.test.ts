import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { isAllowed, type AllowedWrites } from "../../../../src/oci/transport/allow-list.js";

const WRITES = { objectPrefix: "audits/backups" };
const FILE = "block_volume_backup_posture_20261105T031500Z.json";
const STORE = "https://objectstorage.us-ashburn-1.oraclecloud.com";
const CORE = "https://iaas.us-ashburn-1.oraclecloud.com/20160918";
const object = (name: string) => `${STORE}/n/acmens/b/reports/o/${name}`;

function allows(method: string, address: string, writes: AllowedWrites = WRITES): boolean {
  return isAllowed(method, new URL(address), writes);
}

describe("isAllowed", () => {
  test.each([
    ["GET", `${CORE}/volumes?compartmentId=a`],
    ["get", `${CORE}/instances/ocid1.instance.oc1..a`],
    ["GET", `${STORE}/n/`],
    ["GET", "https://identity.us-ashburn-1.oci.oraclecloud.com/20160918/compartments"],
    ["HEAD", object("anything")],
    ["POST", "https://query.us-ashburn-1.oci.oraclecloud.com/20180409/resources?limit=1000"],
    ["PUT", object(`audits/backups/${FILE}`)],
    ["PUT", object(`audits%2Fbackups%2F${FILE}`)],
    ["PUT", object(`audits%2Fbackups%2F${FILE.replace(".json", ".junit.xml")}`)],
  ])("%s %s may be sent", (method, address) => {
    expect(allows(method, address)).toBe(true);
  });

  test.each([
    ["POST", `${CORE}/volumes`],
    ["POST", `${CORE}/volumeBackups`],
    ["POST", "https://query.us-ashburn-1.oci.oraclecloud.com/20180409/resources/x"],
    ["POST", "https://evil.example/20180409/resources"],
    ["PUT", "https://query.us-ashburn-1.oci.oraclecloud.com/20180409/resources"],
    ["POST", object(`audits/backups/${FILE}`)],
    ["DELETE", object(`audits/backups/${FILE}`)],
    ["DELETE", `${CORE}/volumes/ocid1.volume.oc1..a`],
    ["PATCH", object(`audits/backups/${FILE}`)],
    ["OPTIONS", `${CORE}/volumes`],
    ["PUT", `${CORE}/volumes/ocid1.volume.oc1..a`],
    ["PUT", `${STORE}/n/acmens/b/reports`],
    ["PUT", object("")],
    ["PUT", object(FILE)],
    ["PUT", object(`audits/${FILE}`)],
    ["PUT", object(`audits/backups2/${FILE}`)],
    ["PUT", object(`audits%2Fbackups%2F..%2F${FILE}`)],
    ["PUT", object(`audits%2Fbackups%2Fsub%2F${FILE}`)],
    ["PUT", object("audits/backups/other.json")],
    ["PUT", object(`audits/backups/${FILE}%0A`)],
    ["PUT", object(`audits/backups/${FILE}%`)],
    ["PUT", object(`audits/backups/x${FILE}`)],
    ["PUT", `${CORE}/n/acmens/b/reports/o/audits/backups/${FILE}`],
    ["PUT", `https://evil.example/n/acmens/b/reports/o/audits/backups/${FILE}`],
    ["PUT", `${STORE}/x/n/acmens/b/reports/o/audits/backups/${FILE}`],
  ])("%s %s may not", (method, address) => {
    expect(allows(method, address)).toBe(false);
  });

  test("without a prefix the report lies at the bucket's root, and nowhere else", () => {
    const writes = { objectPrefix: "" };
    expect(allows("PUT", object(FILE), writes)).toBe(true);
    expect(allows("PUT", object(`sub%2F${FILE}`), writes)).toBe(false);
  });

  test("no name but a report's is written below the prefix", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const isAReport = /^block_volume_backup_posture_\d{8}T\d{6}Z\.[a-z.]+$/.test(name);
        const address = object(`audits%2Fbackups%2F${encodeURIComponent(name)}`);
        expect(allows("PUT", address)).toBe(isAReport);
      }),
    );
  });

  const METRICS = "https://telemetry-ingestion.us-ashburn-1.oraclecloud.com/20180401/metrics";
  const TOPIC = "ocid1.onstopic.oc1.iad.changes";
  const topic = (id: string) =>
    `https://notification.us-ashburn-1.oraclecloud.com/20181201/topics/${id}/messages`;

  test("metrics are posted only where that is asked for, and nowhere else", () => {
    const writes = { ...WRITES, metrics: true };
    expect(allows("POST", METRICS)).toBe(false);
    expect(allows("POST", METRICS, { ...WRITES, topicId: TOPIC })).toBe(false);
    expect(allows("POST", METRICS, writes)).toBe(true);
    expect(allows("PUT", METRICS, writes)).toBe(false);
    expect(allows("POST", `${METRICS}/actions`, writes)).toBe(false);
    expect(allows("POST", METRICS.replace("telemetry-ingestion", "telemetry"), writes)).toBe(false);
    expect(allows("POST", METRICS.replace("metrics", "alarms"), writes)).toBe(false);
  });

  test("a message is published to the topic that was named, and to no other", () => {
    const writes = { ...WRITES, topicId: TOPIC };
    expect(allows("POST", topic(TOPIC))).toBe(false);
    expect(allows("POST", topic(TOPIC), { ...WRITES, metrics: true, topicId: null })).toBe(false);
    expect(allows("POST", topic(TOPIC), writes)).toBe(true);
    expect(allows("DELETE", topic(TOPIC), writes)).toBe(false);
    expect(allows("POST", topic(`${TOPIC}x`), writes)).toBe(false);
    expect(allows("POST", topic(TOPIC).replace("messages", "subscriptions"), writes)).toBe(false);
    expect(allows("POST", topic(TOPIC).replace("notification.", "evil."), writes)).toBe(false);
  });
});
