// The parts `merge` and `exchange`: two replicas that exchange files, beside others and beside JSON; and a large
// file in the real app. Knows the app's test ids and the page `pages/exchange.js`.
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { figures, ms } from "./figures.mjs";
import { PEERS } from "./peers/bundle.mjs";

/** The part `exchange` takes so many times the records of the others. */
const TIMES = 10;

async function page(bench, browser) {
  await browser.go(`${bench.origins.merge}/speed/exchange.html`);
  await browser.wait("window.exchange", "the bench's page");
}

/** The peers that can be loaded; of each other one it is told why it is not in the race. */
async function loaded(bench, browser) {
  const racing = [];
  for (const [name, title] of Object.entries(PEERS)) {
    try {
      await browser.run(`exchange.load("${name}")`);
      racing.push(name);
    } catch (error) {
      bench.notes.push(`NOT IN THE RACE: ${title} could not be loaded: ${error.message}`);
    }
  }
  return racing;
}

/** Two replicas of all records, one in ten edited on both sides: both write their file and take in the other's, first all
 * they have, then what the other lacks. */
export async function merge(bench) {
  const given = `${bench.count}, ${bench.now}`;
  return bench.browser(async (browser) => {
    await page(bench, browser);
    writeFileSync(join(bench.site, "speed", "twins.json"), await browser.run(`exchange.list(${given})`));
    const racing = await loaded(bench, browser);
    return [...(await raced(bench, browser, "write", racing)), ...(await raced(bench, browser, "since", racing))];
  });
}

const STEPS = { write: "whole files", since: "what the other lacks" };

async function raced(bench, browser, step, racing) {
  const given = `"${step}", ${bench.count}, ${bench.now}`;
  const seen = { ours: [], ...Object.fromEntries(racing.map((name) => [name, []])) };
  const floor = async () => {
    await page(bench, browser);
    return [await browser.run(`exchange.mergeFloor(${given})`)];
  };
  const race = (name) => async (round) => {
    await page(bench, browser);
    const took = await browser.run(`exchange.merge("${name}", ${given})`);
    if (round > 0) seen[name].push({ ...took, heap: await browser.heap(), wasm: await browser.run("exchange.wasm()") });
    return [took.wrote + took.read];
  };
  const [json, ours, ...others] = await bench.inTurn(`merge, ${STEPS[step]}`, [floor, race("ours"), ...racing.map(race)]);
  bench.notes.push(...Object.entries(seen).map(([name, runs]) => shape(step, PEERS[name] ?? "ours", runs)));
  const what = `two replicas of ${bench.count} merged, ${STEPS[step]}`;
  const line = (beside, against, aim) => ({ what, ours, beside, against, by: "median", aim });
  return [line(json, "JSON of the same files", 1.5), ...racing.map((name, index) => line(others[index], PEERS[name], 0.25))];
}

/** What else is known of a contestant: both steps, the files, what is held afterwards. */
function shape(step, title, runs) {
  const median = (member) => figures(runs.map((run) => run[member])).median;
  const held = `${median("wasm").toFixed(0)} MB of wasm memory, ${median("heap").toFixed(0)} MB of the script's heap`;
  return `merge, ${STEPS[step]}, ${title}: written in ${ms(median("wrote"))} ms, taken in in ${ms(median("read"))} ms, files ${(median("bytes") / 1e6).toFixed(1)} MB; both replicas hold ${held}`;
}

/** Fills the database of which the app makes a file. */
export async function fillTwin(bench, browser) {
  await bench.storePage(browser, "sender");
  const made = await browser.run(`dianxunBench.fillTwin("dianxun", ${bench.count * TIMES}, ${bench.now})`);
  await bench.remember(browser);
  console.log(`filled "sender": ${made[0]} records, ${made[1]} journal rows`);
  await bench.firstVisit(browser, "sender");
}

/** The file format beside JSON, then the same file in the app. */
export async function exchange(bench) {
  const count = bench.count * TIMES;
  const json = {};
  const lines = [];
  await bench.browser(async (browser) => {
    for (const [step, what, against] of [["write", "written", "JSON.stringify"], ["read", "read", "JSON.parse"]]) {
      const run = (who) => async () => {
        await page(bench, browser);
        return [await browser.run(`exchange.${who}.${step}(${count}, ${bench.now})`)];
      };
      const [floor, ours] = await bench.inTurn(`a file ${what}`, [run("formatFloor"), run("format")]);
      json[step] = floor;
      lines.push({ what: `a file of ${count} records ${what}`, ours, beside: floor, against, by: "median", aim: 3 });
    }
  });
  return [...lines, ...(await inTheApp(bench, count, json))];
}

/** From an event until something is on the page: milliseconds, and the longest turn meanwhile. */
const watching = (event, selector) => `window.watched = new Promise((done) => addEventListener(${JSON.stringify(event)}, () => {
  const began = performance.now();
  let [last, longest] = [began, 0];
  const look = () => {
    const now = performance.now();
    [last, longest] = [now, Math.max(longest, now - last)];
    if (document.querySelector(${JSON.stringify(selector)})) done([now - began, longest]);
    else setTimeout(look, 4);
  };
  setTimeout(look, 4);
}, { capture: true, once: true })), 0`;

async function inTheApp(bench, count, json) {
  const turns = { export: [], import: [] };
  const timed = (step, work) => async (round) => {
    const [took, longest] = await work();
    if (round > 0) turns[step].push(longest);
    return [took];
  };
  const [exported, imported] = await bench.browser((browser) => bench.inTurn("export, import in the app", [
    timed("export", () => exportFile(bench, browser)),
    timed("import", () => importFile(bench, browser)),
  ]));
  const lines = (what, ours, longest, beside, against) => [
    { what: `${count} records ${what} in the app`, ours, beside, against, by: "median", aim: 0 },
    { what: "… the page's longest turn", ours: longest, beside, against: `${against}, one turn`, by: "p95", aim: 0, within: 50 },
  ];
  return [
    ...lines("exported", exported, turns.export, json.write, "JSON.stringify"),
    ...lines("imported", imported, turns.import, json.read, "JSON.parse"),
  ];
}

const REFUSED = "[data-testid=import-outcome] [role=alert]";
const files = (bench) => readdirSync(bench.downloads);

/** The button, until the app says that the file was handed over. */
async function exportFile(bench, browser) {
  files(bench).forEach((name) => rmSync(join(bench.downloads, name)));
  await browser.go(`${bench.origins.sender}/#/exchange`);
  await browser.run("location.reload()");
  await browser.wait(`document.querySelector("[data-testid=export]")`, "the button for exporting");
  await bench.rest(5_000); // all records are in memory, nothing is being folded
  await browser.run(watching("click", "[data-testid=export-outcome]"));
  await browser.tap("[data-testid=export]");
  const took = await browser.run("window.watched");
  for (let tries = 0; !files(bench).some((name) => name.endsWith(".json")); tries++) {
    if (tries > 600) throw new Error(`no file came: ${await browser.run(`document.querySelector("[data-testid=export-outcome]").textContent`)}`);
    await bench.rest(100);
  }
  return took;
}

/** The file of the last export on a device that has nothing yet, until it asks who is there. */
async function importFile(bench, browser) {
  await browser.go(`${bench.origins.receiver}/speed/exchange.html`);
  await browser.wait("window.exchange", "the bench's page");
  await browser.run(`(async () => {
    localStorage.clear();
    for (const { name } of await indexedDB.databases()) await new Promise((done) => (indexedDB.deleteDatabase(name).onsuccess = done));
  })()`);
  await browser.go(`${bench.origins.receiver}/`);
  await browser.wait(`document.querySelector("[data-testid=import-file]")`, "the first start");
  await bench.rest(3_000);
  const isThere = "[data-testid=choose-person]";
  await browser.run(watching("change", `${isThere}, ${REFUSED}`));
  await browser.choose("[data-testid=import-file]", join(bench.downloads, files(bench)[0]));
  const took = await browser.run("window.watched");
  if (await browser.run(`!document.querySelector("${isThere}")`)) throw new Error(await browser.run(`document.querySelector("${REFUSED}").textContent`));
  return took;
}
