import { days } from "../tenancy/time.js";
import { ASHBURN, type DemoWorld } from "./world.js";

const fresh = [{ age: days(1) }];

const web = (world: DemoWorld, name: string) => ({
  name,
  compartment: world.in.web,
  region: ASHBURN,
  domain: 3,
});

/** A shareable volume belongs to every instance that it is attached to. */
export function shareableAttachment(world: DemoWorld): void {
  const volume = world.volume(
    web(world, "quorum"),
    "COMPLIANT",
    "attached to two instances",
    fresh,
  );
  for (const name of ["node-a", "node-b"]) {
    world.build.attach(volume, world.build.instance(web(world, name)), { shareable: true });
  }
}

/** An attachment that ended says nothing about today. */
export function detachedAttachment(world: DemoWorld): void {
  const volume = world.volume(web(world, "spare"), "COMPLIANT", "its attachment has ended", fresh);
  const instance = world.build.instance(web(world, "former-host"));
  world.build.attach(volume, instance, { state: "DETACHED" });
}

/** The instance may lie in another compartment than the volume. */
export function instanceInAnotherCompartment(world: DemoWorld): void {
  const volume = world.volume(
    web(world, "uploads"),
    "COMPLIANT",
    "its instance lies in another compartment",
    fresh,
  );
  const instance = world.build.instance({ ...web(world, "media"), compartment: world.in.shared });
  world.build.attach(volume, instance);
}

/** An instance that may not be read keeps its OCID and has no name. */
export function unreadableInstance(world: DemoWorld): void {
  const volume = world.volume(
    web(world, "audit-log"),
    "COMPLIANT",
    "its instance lies in a compartment that may not be read",
    fresh,
  );
  const instance = world.build.instance({ ...web(world, "siem"), compartment: world.in.security });
  world.build.attach(volume, instance, { compartment: world.in.web });
}
