// Medians, 95th percentiles, ratios, and how busy the machine is. Knows numbers only.
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { sleep } from "./driver.mjs";

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];

/** Median, p95 and count of milliseconds. */
export function figures(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, p95: at(sorted, 0.95), count: sorted.length };
}

export const ms = (value) => (value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0));
export const load = () => loadavg().map((value) => value.toFixed(2)).join(" ");

/** The last minute's load average above which somebody else's work would be measured too. */
const MOST_LOAD = 2.5;
/** The part of the processors that may be busy while the bench itself does nothing. */
const MOST_BUSY = 0.2;

function ticks() {
  const [user, nice, system, idle, wait] = readFileSync("/proc/stat", "utf8").split("\n")[0].trim().split(/\s+/).slice(1).map(Number);
  return { busy: user + nice + system, all: user + nice + system + idle + wait };
}

/** How busy the machine is while the bench sleeps: the work of others, 0 to 1. */
async function others() {
  const before = ticks();
  await sleep(400);
  const after = ticks();
  return (after.busy - before.busy) / Math.max(1, after.all - before.all);
}

/** Whether others are at work: both are asked, since the load average also counts the bench's own browsers. */
export async function isBusy() {
  const busy = await others();
  return busy > MOST_BUSY ? `others use ${Math.round(busy * 100)} % of the processors, load average ${load()}` : "";
}

/** Whether a run counts: a high load average that is not the bench's own spoils it. */
export async function isSpoilt() {
  const busy = await isBusy();
  return busy && loadavg()[0] > MOST_LOAD ? busy : "";
}
