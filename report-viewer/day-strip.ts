import type { ComplianceStatus } from "../src/posture/compliance-status.js";
import { DAY_LETTERS } from "../src/posture/verdict/history.js";
import { element, svg } from "./element.js";

const CELL = 9;
const HEIGHT = 18;

const LOOKS: readonly { status: ComplianceStatus; look: string; word: string }[] = [
  { status: "COMPLIANT", look: "compliant", word: "compliant" },
  { status: "STALE_BACKUP", look: "stale", word: "stale" },
  { status: "NO_BACKUP", look: "none", word: "without a backup" },
  { status: "UNKNOWN", look: "unknown", word: "unknown" },
];

/** The volume's last days as a strip, a cell a day and today last; a day without a run is left blank. */
export function dayStrip(days: string): HTMLElement | null {
  if (days.length < 2) return null;
  const counts = LOOKS.map(({ status, look, word }) => ({
    look,
    word,
    letter: DAY_LETTERS[status],
    count: days.split(DAY_LETTERS[status]).length - 1,
  })).filter(({ count }) => count > 0);
  const blank = days.split(".").length - 1;
  const said = [
    ...counts.map(({ count, word }) => `${count} ${word}`),
    ...(blank === 0 ? [] : [`${blank} without a run`]),
  ].join(", ");
  const width = days.length * CELL;
  const cells = Array.from(days, (letter, index) => {
    const look = counts.find((it) => it.letter === letter)?.look ?? "blank";
    const frame = { x: index * CELL, y: 0, width: CELL - 2, height: HEIGHT };
    return svg("rect", { class: look, ...frame });
  });
  return element(
    "section",
    {},
    element("h3", {}, `Last ${days.length} days`),
    svg(
      "svg",
      {
        class: "chart strip",
        viewBox: `0 0 ${width} ${HEIGHT}`,
        width,
        height: HEIGHT,
        role: "img",
        "aria-label": `${said}; today last`,
      },
      ...cells,
    ),
    element("p", { class: "muted" }, `${said}.`),
  );
}
