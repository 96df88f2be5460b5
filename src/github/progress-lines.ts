/**
 * Progress where lines cannot be redrawn: the first call, then a line for each further tenth, and
 * the last. Gives the line, or null when there is nothing new to say.
 */
export function progressLines(): (done: number, total: number, label: string) => string | null {
  const lastTenth = new Map<string, number>();
  return (done, total, label) => {
    const tenth = total > 0 ? Math.floor((done / total) * 10) : 10;
    if (lastTenth.get(label) === tenth) return null;
    lastTenth.set(label, tenth);
    return `${label}: ${done}/${total}`;
  };
}
