import { everyItem } from "../services/service-fixture.js";
import type { RecordedCase, RecordedCases } from "./case.js";
import { rawRecords, type Raw } from "./recorded-answer.js";
import { REGION } from "./replay.js";

const instances: RecordedCase = {
  read: ({ region }) => everyItem(region.instances("c")),
  gives: (answer) =>
    rawRecords(answer).map((raw) => ({
      id: raw["id"],
      name: raw["displayName"],
      compartmentId: raw["compartmentId"],
      availabilityDomain: raw["availabilityDomain"],
    })),
};

const attachmentOf =
  (kind: "BLOCK_VOLUME" | "BOOT_VOLUME", region: string) =>
  (raw: Raw): unknown => ({
    kind,
    region,
    // Recorded before volumes could be shared; a boot volume never can.
    isShareable: kind === "BLOCK_VOLUME" ? null : false,
    volumeId: raw[kind === "BLOCK_VOLUME" ? "volumeId" : "bootVolumeId"],
    instanceId: raw["instanceId"],
    compartmentId: raw["compartmentId"],
    lifecycleState: raw["lifecycleState"],
  });

export const COMPUTE_CASES: RecordedCases = {
  "instances-2018": instances,
  "instances-2023": instances,
  "made-instances-inspect-only": instances,
  "volume-attachments": {
    read: ({ region }) => everyItem(region.volumeAttachments("c")),
    gives: (answer) => rawRecords(answer).map(attachmentOf("BLOCK_VOLUME", REGION)),
  },
  "legacy-ocids": {
    shape: "as a list",
    read: ({ region }) => everyItem(region.volumeAttachments("c")),
    gives: (answer) => rawRecords(answer).map(attachmentOf("BLOCK_VOLUME", REGION)),
  },
  "boot-volume-attachments": {
    read: ({ region }) => everyItem(region.bootVolumeAttachments("c", "AbCd:PHX-AD-1")),
    gives: (answer) => rawRecords(answer).map(attachmentOf("BOOT_VOLUME", REGION)),
  },
};
