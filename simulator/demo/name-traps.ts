import { days } from "../tenancy/time.js";
import { FRANKFURT, type DemoWorld } from "./world.js";

/** Names tell nothing apart: two volumes of one name differ in all but that. */
export function duplicateNames(world: DemoWorld): void {
  const twin = { name: "twin", compartment: world.in.web, region: FRANKFURT };
  world.volume(twin, "COMPLIANT", "has a namesake without a backup", [{ age: days(2) }]);
  world.volume(twin, "NO_BACKUP", "has a namesake with a backup");
}

/** Anyone who may name a volume may write into the report: nothing of it may break out. */
export const HOSTILE_NAMES: readonly string[] = [
  "pipes | in | a | table",
  "`backticks` and ```fences```",
  "<script>alert('volume')</script><img src=x onerror=alert(1)>",
  "two\nlines\r\n## Heading",
  "::error::All is lost",
  "::add-mask::COMPLIANT",
  "%0A::warning::encoded%0D%0A",
  "\u202Egnp.emulov\u202C\u200F right to left",
  "🚀 émojis 👩‍👩‍👧‍👦 and ünïcödé 数据卷",
  "\u001B[31mred\u001B[0m\u0007 control",
  '=HYPERLINK("http://192.0.2.1/","click")',
  "[link](javascript:alert(1)) **bold** #1 @everyone",
];

/** One volume and one instance a hostile name; every other one is without a backup. */
export function hostileNames(world: DemoWorld): void {
  const place = { compartment: world.in.team, region: FRANKFURT, domain: 2 };
  for (const [index, name] of HOSTILE_NAMES.entries()) {
    const isBackedUp = index % 2 === 1;
    const volume = world.volume(
      { ...place, name },
      isBackedUp ? "COMPLIANT" : "NO_BACKUP",
      "its name tries to break out of the report",
      isBackedUp ? [{ age: days(1) }] : [],
    );
    world.build.attach(volume, world.build.instance({ ...place, name }));
  }
}
