import type { Volume, VolumeGroup } from "./inventory.js";

/** Gives each volume its group: a volume names it, and where it does not, the group names its volumes. */
export function withGroups(
  volumes: readonly Volume[],
  groups: readonly VolumeGroup[],
): readonly Volume[] {
  const groupOf = new Map<string, string>(
    groups.flatMap(({ id, volumeIds }) => volumeIds.map((each) => [each, id] as const)),
  );
  return volumes.map((volume) => {
    const volumeGroupId = volume.volumeGroupId ?? groupOf.get(volume.id) ?? null;
    return volumeGroupId === volume.volumeGroupId ? volume : { ...volume, volumeGroupId };
  });
}
