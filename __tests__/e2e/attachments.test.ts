import { beforeAll, expect, test } from "@jest/globals";

import type { AttachOptions, InstanceHandle, VolumeKind } from "../../simulator/tenancy/handles.js";
import { days } from "../../simulator/tenancy/time.js";
import { ASHBURN, asked, openStage, smallTenancy } from "./harness/stage.js";
import type { Audit, Stage } from "./harness/stage.js";

const KINDS: readonly VolumeKind[] = ["block", "boot"];

let stage: Stage;
let audit: Audit;
const instances = new Map<string, InstanceHandle>();

beforeAll(async () => {
  const build = smallTenancy({ regions: [{ name: ASHBURN, availabilityDomains: 2 }] });
  const home = build.compartment("home");
  const other = build.compartment("other");
  const locked = build.compartment("locked", { unreadable: true });
  // The second domain: what is asked of the first one only is not found.
  const place = { region: ASHBURN, domain: 2 };
  const instance = (name: string, compartment = home) => {
    const made = build.instance({ ...place, name, compartment });
    instances.set(name, made);
    return made;
  };
  const attached = (name: string, to: readonly InstanceHandle[], how: AttachOptions = {}) => {
    for (const kind of KINDS) {
      const volume = build.volume({ ...place, name: `${name} ${kind}`, kind, compartment: home });
      build.backup(volume, { age: days(1) });
      for (const each of to) build.attach(volume, each, how);
    }
  };
  attached("shared", [instance("node-a"), instance("node-b")], { shareable: true });
  attached("attaching", [instance("newcomer")], { state: "ATTACHING" });
  attached("detaching", [instance("leaver")], { state: "DETACHING" });
  attached("detached", [instance("former")], { state: "DETACHED" });
  attached("free", []);
  attached("abroad", [instance("neighbour", other)]);
  attached("locked", [instance("hidden", locked)], { compartment: home });
  stage = await openStage(build);
  audit = await stage.audit();
});

const EXPECTED: readonly [string, readonly string[]][] = [
  ["shared", ["node-a", "node-b"]],
  ["attaching", ["newcomer"]],
  ["detaching", []],
  ["detached", []],
  ["free", []],
  ["abroad", ["neighbour"]],
];

test.each(EXPECTED)("a volume that is %s is reported as attached to %j", (name, names) => {
  for (const kind of KINDS) {
    const { attached_instances: attached } = audit.finding(`${name} ${kind}`);
    const expected = names.map((each) => ({
      instance_id: instances.get(each)?.id,
      instance_name: each,
      compartment_id: instances.get(each)?.record.compartmentId,
    }));
    expect(attached).toHaveLength(expected.length);
    expect(attached).toEqual(expect.arrayContaining(expected));
  }
});

test("an instance that may not be read keeps its OCID and has no name", () => {
  for (const kind of KINDS) {
    expect(audit.finding(`locked ${kind}`).attached_instances).toMatchObject([
      { instance_id: instances.get("hidden")?.id, instance_name: null },
    ]);
  }
});

test("instances are not asked for one by one where a listing names them", () => {
  const ids = asked(stage.simulator, "GetInstance").map(({ path }) => path.split("/").at(-1));
  expect(ids).toEqual([instances.get("hidden")?.id]);
});
