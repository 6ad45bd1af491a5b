// `./dev bench`: ours beside raw IndexedDB in plain JavaScript, in one Chromium run. Prints medians, 95th percentiles
// and ratios, and which aims are met; never fails because of a time. What is measured is told in docs/speed.md.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromedriver, serve } from "./driver.mjs";
import { figures, load, ms } from "./figures.mjs";
import { Bench, PARTS } from "./parts.mjs";
import { bundle } from "./peers/bundle.mjs";

const { values: wishes } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    records: { type: "string", default: "10000" },
    anyway: { type: "boolean", default: false }, // neither wait for a quiet machine nor discard: to try the bench itself
    only: { type: "string", default: PARTS.join(",") },
    dist: { type: "string", default: "dist" },
    module: { type: "string", default: join(process.env.CARGO_TARGET_DIR || "target", "speed") },
  },
});

const parts = wishes.only.split(",");
const work = mkdtempSync(join(tmpdir(), "dianxun-bench-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true, maxRetries: 5 }));

/** One folder for all origins: the built app, and the bench's pages and module beside it. */
function folder() {
  const site = join(work, "site");
  cpSync(wishes.dist, site, { recursive: true });
  cpSync("benches/speed/pages", join(site, "speed"), { recursive: true });
  cpSync(wishes.module, join(site, "speed"), { recursive: true });
  cpSync(`${wishes.module}-worker`, join(site, "speed", "worker"), { recursive: true });
  if (["merge", "goods"].some((part) => parts.includes(part))) bundle(join(site, "speed", "peers"));
  return site;
}

async function prepared() {
  const site = folder();
  const origins = {};
  for (const name of ["empty", "full", "years", "raw", "bulk", "rawBulk", "rawTap", "merge", "sender", "receiver", "goods", "bare", "taker"]) origins[name] = await serve(site);
  const driver = await chromedriver();
  const downloads = join(work, "downloads");
  mkdirSync(downloads);
  return new Bench({
    open: () => driver.open(join(work, "profile"), downloads),
    site, downloads, origins, count: Number(wishes.records), rounds: Number(wishes.rounds), anyway: wishes.anyway,
  });
}

/** A line of the table: ours beside what it is compared with. */
function line({ what, ours, beside, against, by, aim, within }) {
  const [own, other] = [figures(ours), figures(beside)];
  const ratio = other[by] > 0 ? own[by] / other[by] : 0; // nothing to compare with
  const aims = [aim && `≤ ${aim}`, within && `≤ ${within} ms`].filter(Boolean).join(", ");
  const met = aims && ((!aim || ratio <= aim) && (!within || own[by] <= within) ? "met" : "MISSED");
  return [what, ms(own.median), ms(own.p95), against, ms(other.median), ms(other.p95), by, ratio ? ratio.toFixed(2) : "", aims, met, String(own.count)];
}

function table(rows) {
  const head = ["what", "p50", "p95", "beside", "p50", "p95", "by", "ratio", "aim", "", "n"];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd()).join("\n");
}

const bench = await prepared();
console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model.trim()}  Node ${process.version}`);
console.log(`load average before: ${load()}`);
await bench.fill(parts);
const lines = await bench.measure(parts);
console.log(`load average after:  ${load()}`);
console.log(`\nmilliseconds; ${wishes.records} other records where not said otherwise\n${table(lines.map(line))}`);
bench.notes.forEach((note) => console.log(note));
process.exit(0);
