import { type PlannedSchedule, type PlannedPolicy, UNKNOWN_POLICY } from "./planned-policy.js";
import { placeId, resourceKeyOf } from "./instances.js";
import type { LivePolicies } from "./live-policies.js";
import { isDestroyed } from "./plan-document.js";
import type { PlanFacts, Reader } from "./plan-facts.js";
import type { Source } from "./resolution.js";
import {
  at,
  isList,
  isTold,
  numberOf,
  textOf,
  UNTOLD,
  type Json,
  type Step,
  type Told,
} from "./told.js";

/** The policies of a plan, before or after it is applied. */
export interface Policies {
  byId(id: string): PlannedPolicy;
  /** The plan deletes it: whatever names it still protects nobody. */
  isGone(id: string): boolean;
  /** The one that a reference leads to; what is not an instance of the plan is an unknown policy. */
  bySource(source: Source): PlannedPolicy;
}

const TYPE = "oci_core_volume_backup_policy";

/** @param live what is known of policies that are not in the plan */
export function plannedPolicies(
  facts: PlanFacts,
  when: "before" | "after",
  live: LivePolicies,
): Policies {
  const { changes, state } = facts.document;
  const byId = new Map<string, PlannedPolicy>();
  const byPlace = new Map<string, PlannedPolicy>();
  const liveById = (id: string): PlannedPolicy | null => {
    const policy = live.byId(id);
    return policy !== null && facts.hidesNames ? { ...policy, name: null } : policy;
  };
  const shown = (from: Reader): Reader =>
    facts.hidesNames ? (path) => (path.at(-1) === "display_name" ? null : from(path)) : from;
  for (const { isData, type, values } of state) {
    const from = shown((path) => at(values, path));
    if (isData && type === "oci_core_volume_backup_policies") {
      const listed = from(["volume_backup_policies"]);
      for (const index of isTold(listed) && isList(listed) ? listed.keys() : []) {
        add(byId, from, ["volume_backup_policies", index]);
      }
    }
    if (!isData && type === TYPE) add(byId, from, []);
  }
  const gone = new Set<Told<Json>>();
  for (const change of changes) {
    if (change.type !== TYPE) continue;
    if (when === "after" && isDestroyed(change)) {
      gone.add(facts.marked(change, "before")?.(["id"]) ?? null);
    }
    if (change.isDeposed) continue;
    const reader = facts.reader(change, when);
    if (reader === null) continue;
    const from = shown(reader);
    const marked = facts.marked(change, when) ?? reader;
    add(byId, from, [], marked);
    byPlace.set(placeId(resourceKeyOf(change), change.key), policyAt(from, [], marked));
  }
  return {
    byId: (id) => byId.get(id) ?? liveById(id) ?? UNKNOWN_POLICY,
    isGone: (id) => gone.has(id),
    bySource: ({ resource, key }) => byPlace.get(placeId(resource, key)) ?? UNKNOWN_POLICY,
  };
}

function add(
  byId: Map<string, PlannedPolicy>,
  from: Reader,
  path: readonly Step[],
  marked = from,
): void {
  const id = textOf(from([...path, "id"]));
  if (id !== UNTOLD && id !== null) byId.set(id, policyAt(from, path, marked));
}

/** @param marked of schedules: they are a set, in another order than that in which they are written */
function policyAt(from: Reader, path: readonly Step[], marked = from): PlannedPolicy {
  const name = textOf(from([...path, "display_name"]));
  return {
    name: name === UNTOLD ? null : name,
    schedules: schedulesAt(from, [...path, "schedules"], marked),
    destinationRegion: destinationAt(from, [...path, "destination_region"]),
  };
}

/** OCI keeps a region's name in lower case; `none` and an empty text stand for no region. */
function destinationAt(from: Reader, path: readonly Step[]): Told<string | null> {
  const region = textOf(from(path));
  if (region === UNTOLD || region === null) return region;
  return region.toLowerCase() === "none" ? null : region.toLowerCase();
}

function schedulesAt(
  from: Reader,
  path: readonly Step[],
  marked: Reader,
): Told<readonly PlannedSchedule[]> {
  const list = from(path);
  if (list === UNTOLD) return UNTOLD;
  if (!isList(list)) return [];
  const schedules: PlannedSchedule[] = [];
  for (const index of list.keys()) {
    const schedule = scheduleAt(marked, [...path, index], list.length === 1);
    if (schedule === UNTOLD) return UNTOLD;
    schedules.push(schedule);
  }
  return schedules;
}

/** What the service does not fill in by itself, so that it is written where it is unknown. */
const TIMES = [
  ...["offset_type", "offset_seconds"],
  ...["hour_of_day", "day_of_week", "day_of_month", "month"],
];

/** Whenever these run, they do at equal distances. */
const EVEN_PERIODS: ReadonlySet<string | null> = new Set(["ONE_HOUR", "ONE_DAY", "ONE_WEEK"]);

/**
 * What the service fills in by itself may be missing; without period or retention nothing can be told,
 * nor where it matters at which times it runs, and those are known after apply only.
 */
function scheduleAt(from: Reader, path: readonly Step[], isAlone: boolean): Told<PlannedSchedule> {
  const text = (name: string) => known(textOf(from([...path, name])));
  const number = (name: string) => known(numberOf(from([...path, name])));
  const period = text("period");
  const retentionSeconds = number("retention_seconds");
  const isAnyTime = isAlone && EVEN_PERIODS.has(period);
  if (!isAnyTime && TIMES.some((name) => from([...path, name]) === UNTOLD)) return UNTOLD;
  if (period === null || retentionSeconds === null) return UNTOLD;
  const hour = number("hour_of_day");
  const day = number("day_of_month");
  return {
    backupType: text("backup_type") ?? "",
    period,
    offsetType: text("offset_type"),
    offsetSeconds: number("offset_seconds"),
    // The provider's default for both is -1: not set.
    hourOfDay: hour !== null && hour < 0 ? null : hour,
    dayOfWeek: text("day_of_week"),
    dayOfMonth: day !== null && day < 1 ? null : day,
    month: text("month"),
    retentionSeconds,
    timeZone: text("time_zone"),
    ...guardAt(from, path),
  };
}

function known<Value>(value: Told<Value | null>): Value | null {
  return value === UNTOLD ? null : value;
}

const UNIT_SECONDS: ReadonlyMap<Told<string | null>, number> = new Map([
  ["DAYS", 86_400],
  ["YEARS", 365 * 86_400],
]);

/**
 * A protection is a flag and a period. What is unknown as a whole was not written, and the service fills
 * it in: the flag is off, the period as long as the backup is kept.
 */
function guardAt(
  from: Reader,
  path: readonly Step[],
): Pick<PlannedSchedule, "isGuarded" | "guardSeconds"> {
  const flags = ["is_retention_lock_enabled", "is_prevent_deletion_enabled"].map((name) =>
    from([...path, name]),
  );
  if (!flags.includes(true)) return { isGuarded: false, guardSeconds: null };
  const period: readonly Step[] = [...path, "retention_period", 0];
  if (from(period.slice(0, -1)) === UNTOLD) return { isGuarded: true, guardSeconds: null };
  const amount = numberOf(from([...period, "retention_time_amount"]));
  if (amount === null) return { isGuarded: true, guardSeconds: null };
  const unit = UNIT_SECONDS.get(textOf(from([...period, "retention_time_unit"])));
  if (amount === UNTOLD || unit === undefined) return { isGuarded: UNTOLD, guardSeconds: null };
  return { isGuarded: amount > 0, guardSeconds: amount * unit };
}
