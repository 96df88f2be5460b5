/** Oracle's CSI driver gives a volume the name of its PersistentVolume. */
const PERSISTENT_VOLUME = /^csi-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** What fixes it for good where Kubernetes made the volume; null where it did not. */
export function kubernetesAdvice(volumeName: string): string | null {
  return PERSISTENT_VOLUME.test(volumeName)
    ? "Kubernetes made this volume, and what is done to it alone is gone with its claim: to protect those to come, take VolumeSnapshots on a schedule, with a VolumeSnapshotClass of the driver blockvolume.csi.oraclecloud.com."
    : null;
}
