import type { Check } from "../check.js";
import { newestOnes } from "../evidence/recovery-point.js";
import { fail, pass, unknown } from "./outcome.js";
import { encryptBackup, encryptBoth, encryptVolume } from "./remedy.js";

export const customerManagedKey: Check = {
  id: "customer-managed-key",
  title: "Volume and newest backup are encrypted with a Vault key",
  help:
    "Only a key in your own Vault can be rotated, audited and revoked by you. A new key on the " +
    "volume reaches its later backups only, so assign one to the newest backup too.",
  severity: "low",
  needs: [],
  // Without a recovery point nothing but the volume's own key is judged.
  isOfVolumeAlone: true,
  isRequired: ({ require }) => require["customer-managed-key"],
  demands: () => [],
  evaluate({ volume, recoveryPoints, areBackupsRead }) {
    // A copy of the newest one holds the same data, even under another key.
    const newest = newestOnes(recoveryPoints);
    const open = newest.find(({ kmsKeyId }) => kmsKeyId === null);
    if (volume.kmsKeyId === null) {
      return fail(
        "the volume is encrypted with a key that Oracle manages",
        open === undefined ? encryptVolume(volume) : encryptBoth(volume, open),
      );
    }
    if (!areBackupsRead) {
      return unknown(
        "the volume is encrypted with a Vault key, but its newest backup is not known",
      );
    }
    if (newest.length === 0) {
      return pass("the volume is encrypted with a Vault key; there is no recovery point to judge");
    }
    return open === undefined
      ? pass("the volume and its newest recovery point are encrypted with a Vault key")
      : fail(
          "the newest recovery point is encrypted with a key that Oracle manages",
          encryptBackup(open),
        );
  },
};
