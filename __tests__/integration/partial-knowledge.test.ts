import { expect, test } from "@jest/globals";
import fc from "fast-check";

import type { Inventory, Volume } from "../../src/inventory/inventory.js";
import type { FoundResource } from "../../src/oci/resources.js";
import { assess } from "../../src/posture/assess.js";
import type { Assessment, Finding } from "../../src/posture/assessment.js";
import { attachmentsInQuestion } from "../../src/posture/evidence/attachment-questions.js";
import type { Discovery } from "../../src/settings/settings.js";
import {
  attachment,
  backup,
  collect,
  found,
  instance,
  volume,
} from "../unit/inventory/collect-fixture.js";
import {
  compartment,
  denied,
  failure,
  HOME,
  type Answer,
  type RegionAnswers,
} from "../unit/inventory/fake-cloud.js";
import { DAY, NOW, STRICT } from "../unit/posture/inventory-builder.js";
import { exemption, match, policy, rule } from "../unit/posture/policy-fixtures.js";

const PLACES = ["c0", "c1", "c2"];
const DOMAINS = ["AD-1", "AD-2"];
const OPERATIONS = [
  "volumes",
  "bootVolumes",
  "volumeBackups",
  "bootVolumeBackups",
  "volumeAttachments",
  "bootVolumeAttachments",
  "instances",
] as const;

const ATTACHMENTS = ["volumeAttachments", "bootVolumeAttachments"] as const;

const place = fc.constantFrom(...PLACES);
const domain = fc.constantFrom(...DOMAINS);
const anyVolume = fc.record({
  isBoot: fc.boolean(),
  // Where a narrowed scope is, that what is denied beyond it matters.
  place: fc.constantFrom("c0", "c0", "c0", "c1"),
  domain,
  isShown: fc.boolean(),
  /** In none of the listings, as if it moved meanwhile; one of its backups lies where it is. */
  isMoved: fc.boolean(),
  backup: fc.option(
    fc.record({ ageDays: fc.constantFrom(0.5, 3, 30), place, isShown: fc.boolean() }),
  ),
  attached: fc.option(
    fc.record({
      place,
      liesWithVolume: fc.boolean(),
      isShown: fc.boolean(),
      isDomainShown: fc.boolean(),
      state: fc.constantFrom("ATTACHED", "ATTACHING", "DETACHED"),
    }),
  ),
});
const anyTenancy = fc.record({
  volumes: fc.array(anyVolume, { minLength: 1, maxLength: 4 }),
  states: fc.array(fc.constantFrom("ACTIVE", "ACTIVE", "UPDATING"), { minLength: 3, maxLength: 3 }),
  /** Narrowed, the other compartments lie beyond the scope. */
  root: fc.constantFrom(null, "c0", "c0"),
});
const anyKnowledge = fc.record({
  denials: fc.oneof(
    fc.constant([]),
    fc.array(
      fc.record({
        operation: fc.constantFrom(...OPERATIONS, ...ATTACHMENTS, ...ATTACHMENTS),
        place: fc.constantFrom("c0", "c1", "c1", "c2"),
      }),
      { maxLength: 3 },
    ),
  ),
  domains: fc.constantFrom(DOMAINS, ["AD-1"], []),
  discovery: fc.constantFrom<Discovery>("list", "search"),
});

type Tenancy = typeof anyTenancy extends fc.Arbitrary<infer T> ? T : never;
type Knowledge = typeof anyKnowledge extends fc.Arbitrary<infer T> ? T : never;

const ALL: Knowledge = { denials: [], domains: DOMAINS, discovery: "list" };

/** Live disks are held to a day, detached ones excused, and the gate names the detached. */
const POLICY = policy({
  rules: [rule("live", { attached: true }, {}, { maxBackupAgeMs: DAY })],
  exemptions: [exemption({ id: "detached", match: match({ attached: false, kinds: ["block"] }) })],
});
const GATE = { ...STRICT, failOnChecks: ["unattached-volume" as const] };

async function audit(tenancy: Tenancy, knowledge: Knowledge): Promise<Assessment> {
  const isFull = knowledge === ALL;
  const { answers, moved, index } = tenancyAnswers(tenancy, isFull);
  for (const { operation, place: at } of knowledge.denials) {
    for (const key of operation === "bootVolumeAttachments"
      ? DOMAINS.map((it) => `${at}/${it}`)
      : [at]) {
      answers[operation][key] = [denied(OPERATION_NAMES[operation])];
    }
  }
  const { domains } = knowledge;
  const region: RegionAnswers = {
    ...answers,
    volume: moved,
    domains: domains.length === 0 ? failure("ListAvailabilityDomains", null, "BadBody") : domains,
    find: (query) => [index.filter(({ type }) => query.split(" ")[1] === type)],
  };
  const inQuestion = (read: Inventory) => attachmentsInQuestion(read, POLICY, GATE, NOW);
  const below = PLACES.map((id, at) => compartment(id, undefined, tenancy.states[at]));
  const { inventory } = await collect(
    { [HOME]: region },
    {
      ...{ discovery: knowledge.discovery, inQuestion, world: { below: [below] } },
      ...(tenancy.root === null ? {} : { root: tenancy.root }),
    },
  );
  return assess(inventory, POLICY, GATE, NOW);
}

const OPERATION_NAMES = {
  volumes: "ListVolumes",
  bootVolumes: "ListBootVolumes",
  volumeBackups: "ListVolumeBackups",
  bootVolumeBackups: "ListBootVolumeBackups",
  volumeAttachments: "ListVolumeAttachments",
  bootVolumeAttachments: "ListBootVolumeAttachments",
  instances: "ListInstances",
} as const;

function tenancyAnswers({ volumes }: Tenancy, isFull: boolean) {
  const answers: Record<(typeof OPERATIONS)[number], Record<string, Answer<never>>> = {
    ...{ volumes: {}, bootVolumes: {}, volumeBackups: {}, bootVolumeBackups: {} },
    ...{ volumeAttachments: {}, bootVolumeAttachments: {}, instances: {} },
  };
  const moved: Record<string, Volume> = {};
  const put = (listing: Record<string, Answer<never>>, key: string, item: unknown) => {
    const [page] = listing[key] ?? [];
    listing[key] = [[...(Array.isArray(page) ? page : []), item] as never[]];
  };
  const index: FoundResource[] = [];
  const show = (is: boolean, ...resource: Parameters<typeof found>) => {
    if (is) index.push(found(...resource));
  };
  volumes.forEach(({ isBoot, place: compartmentId, ...it }, at) => {
    const kind = isBoot ? "BOOT_VOLUME" : "BLOCK_VOLUME";
    const id = `v${at}`;
    const known = volume(id, {
      kind,
      compartmentId,
      availabilityDomain: it.domain,
      timeCreated: 0,
    });
    const isMoved = it.isMoved && it.backup !== null && !isFull;
    if (isMoved) moved[id] = known;
    else put(isBoot ? answers.bootVolumes : answers.volumes, compartmentId, known);
    show(it.isShown, isBoot ? "bootvolume" : "volume", id, compartmentId);
    if (it.backup !== null) {
      const where = it.isMoved ? compartmentId : it.backup.place;
      const timeCreated = NOW - it.backup.ageDays * DAY;
      const made = backup(`b${at}`, id, { kind, compartmentId: where, timeCreated });
      put(isBoot ? answers.bootVolumeBackups : answers.volumeBackups, where, made);
      show(it.backup.isShown, isBoot ? "bootvolumebackup" : "volumebackup", `b${at}`, where);
    }
    if (it.attached !== null) {
      const { place: host, state, liesWithVolume } = it.attached;
      const where = liesWithVolume ? compartmentId : host;
      const lifecycleState = state;
      const made = attachment(id, `i${at}`, { kind, compartmentId: where, lifecycleState });
      if (isBoot) put(answers.bootVolumeAttachments, `${where}/${it.domain}`, made);
      else put(answers.volumeAttachments, where, made);
      const availabilityDomain = it.domain;
      put(answers.instances, host, instance(`i${at}`, { compartmentId: host, availabilityDomain }));
      show(it.attached.isShown, "instance", `i${at}`, host, {
        availabilityDomain: it.attached.isDomainShown ? it.domain : null,
      });
    }
  });
  return { answers, moved, index };
}

const byId = ({ findings }: Assessment) => new Map(findings.map((it) => [it.volumeId, it]));
const checkOf = (finding: Finding, id: string) => finding.checks.find((it) => it.id === id)?.result;
const gist = ({ volumeId, status, rule: name, waived, attachedInstances, checks }: Finding) => ({
  ...{ volumeId, status, rule: name, waived },
  instances: attachedInstances.map(({ instanceId }) => instanceId),
  checks: checks.map(({ id, result }) => `${id} ${result}`),
});

test("what is hidden or denied is never greener than full knowledge, and equal where nothing is denied", async () => {
  await fc.assert(
    fc.asyncProperty(anyTenancy, anyKnowledge, async (tenancy, knowledge) => {
      const [full, partial] = await Promise.all([audit(tenancy, ALL), audit(tenancy, knowledge)]);
      const truths = byId(full);
      if (partial.verdict.passed) expect(full.verdict.passed).toBe(true);
      for (const it of partial.findings) {
        const truth = truths.get(it.volumeId);
        if (truth === undefined) throw new Error(`${it.volumeId} is not in scope`);
        if (it.waived) expect(truth.waived).toBe(true);
        if (it.status === "COMPLIANT") expect(truth.status).toBe("COMPLIANT");
        const attached = checkOf(it, "unattached-volume");
        if (attached !== "unknown") expect(attached).toBe(checkOf(truth, "unattached-volume"));
        if (partial.complete) expect([it.rule, it.waived]).toEqual([truth.rule, truth.waived]);
        if (it.areAttachmentsKnown) {
          expect(gist(it).instances).toEqual(gist(truth).instances);
        }
      }
      if (partial.complete)
        expect([...byId(partial).keys()].sort()).toEqual([...truths.keys()].sort());
      if (knowledge.denials.length > 0 || knowledge.domains.length === 0) return;
      expect(partial.complete).toBe(true);
      expect(partial.findings.map(gist)).toEqual(full.findings.map(gist));
      expect(partial.verdict).toEqual(full.verdict);
    }),
    { numRuns: 250 },
  );
});
