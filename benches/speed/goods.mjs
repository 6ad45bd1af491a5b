// The part `goods`: very many listings: taken in from a table, searched, filtered, sorted and scrolled, what contradicts
// itself among them found, and the start beside them. Knows the app's hash routes and test ids, and `pages/goods.js`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { figures } from "./figures.mjs";
import { STORES } from "./peers/bundle.mjs";

/** The larger shop has so many times the listings of the smaller one. */
const TIMES = 10;
/** Storing a hundred thousand takes others a minute: so many rounds of it count. */
const HEAVY = 2;
/** Typed letter by letter. */
const WORDS = ["龙井", "龙井 礼盒", "T-0999", "60000005", "特级 春茶 普洱", "99999"];
const FRAMES = 200;

/** Of all modules of a page: the memories, and the longest task. Runs before anything else of it. */
const probe = `(() => {
  window.memories = new Set();
  const noted = (made) => (Object.values((made.instance ?? made).exports).forEach((member) => member instanceof WebAssembly.Memory && memories.add(member)), made);
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const plain = WebAssembly[name];
    WebAssembly[name] = async (...given) => noted(await plain.apply(WebAssembly, given));
  }
  window.tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ entryTypes: ["longtask"] });
})()`;

/** Milliseconds until something is so, looked at between all turns of the page, and the longest turn meanwhile. */
const until = (work, isSo) => `(async () => {
  const { port1, port2 } = new MessageChannel();
  const next = () => new Promise((done) => { port1.onmessage = done; port2.postMessage(0); });
  const began = performance.now();
  ${work};
  let [last, longest] = [began, 0];
  for (let is = false; !is; ) {
    await next();
    is = ${isSo};
    if (is) document.body.offsetHeight;
    const now = performance.now();
    [last, longest] = [now, Math.max(longest, now - last)];
  }
  return [last - began, longest];
})()`;

const IDLE = `document.querySelector("[data-testid=listing-count]")?.getAttribute("aria-busy") === "false"`;
const READ = `${IDLE} && document.querySelector("[data-testid=listing]")`;

/** Each letter: milliseconds of work until what is found stands there and is laid out, and the longest turn. */
const typing = `(async () => {
  const field = document.querySelector("[data-testid=listing-search]");
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  const took = [];
  for (const word of ${JSON.stringify(WORDS)}) for (let length = 1; length <= word.length; length++) {
    took.push(await ${until(`set.call(field, word.slice(0, length)); field.dispatchEvent(new InputEvent("input", { bubbles: true }))`, IDLE)});
    await new Promise((done) => setTimeout(done, 80)); // drawn meanwhile, as between two keys
  }
  return took;
})()`;

/** Frame after frame a screen further down: milliseconds between frames. */
const scrolling = (selector) => `new Promise((done) => {
  const box = document.querySelector(${JSON.stringify(selector)});
  const frames = [];
  let last = null;
  const step = (now) => {
    if (last !== null) frames.push(now - last);
    last = now;
    box.scrollTop += 300;
    frames.length < ${FRAMES} ? requestAnimationFrame(step) : done(frames);
  };
  requestAnimationFrame(step);
})`;

async function page(bench, browser, origin) {
  await browser.go(`${bench.origins[origin]}/speed/goods.html`);
  await browser.wait("window.goods", "the bench's page");
}

/** Fills the databases: very many listings, and none. */
export async function fillGoods(bench, browser) {
  for (const [origin, count] of [["bare", 0], ["goods", bench.count * TIMES]]) {
    await page(bench, browser, origin);
    const fill = count ? "fillGoods" : "fill";
    const made = await browser.run(`goods.ours("worker").then((bench) => bench.${fill}("dianxun", ${count}, ${bench.now}))`);
    await bench.remember(browser);
    bench.shop = await browser.run("dianxunBench.shop");
    console.log(`filled "${origin}": ${made[0]} records`);
    await bench.firstVisit(browser, origin);
  }
}

export async function goods(bench) {
  const many = bench.count * TIMES;
  const lines = [];
  await bench.browser(async (browser) => {
    await browser.inject(probe);
    lines.push(...(await worked(bench, browser, many)), ...(await listed(bench, browser, many)), ...(await scrolled(bench, browser, many)));
  });
  lines.push(await started(bench, many));
  lines.push(...(await bench.browser((browser) => stored(bench, browser, many))));
  lines.push(...(await taken(bench, many)));
  return lines;
}

/** With rounds of its own. */
async function inRounds(bench, rounds, what, contenders) {
  const usual = bench.rounds;
  bench.rounds = Math.min(usual, rounds);
  try {
    return await bench.inTurn(what, contenders);
  } finally {
    bench.rounds = usual;
  }
}

/** Bytes of a table → stored and searchable, beside those that merely store the parsed objects. */
async function stored(bench, browser, many) {
  await page(bench, browser, "taker");
  const racing = [];
  for (const [name, title] of Object.entries(STORES)) {
    try {
      await browser.run(`goods.load("${name}")`);
      racing.push(name);
    } catch (error) {
      bench.notes.push(`NOT IN THE RACE: ${title} could not be loaded: ${error.message}`);
    }
  }
  const lines = [];
  for (const [count, rounds] of [[bench.count, bench.rounds], [many, HEAVY]]) {
    const searchable = [];
    const one = (call) => async (round) => {
      await page(bench, browser, "taker");
      const took = await browser.run(call);
      if (!Array.isArray(took)) return [took];
      if (round > 0) searchable.push(took[1]);
      bench.workerHeap = await browser.run("goods.wasm()");
      return [took[0]];
    };
    const others = ["raw", ...racing];
    const calls = [...others.map((who) => one(`goods.store("${who}", ${count})`)), one(`goods.take(${count}, ${bench.now})`)];
    const [plain, ...rest] = await inRounds(bench, rounds, `${count} listings stored`, calls);
    const ours = rest.pop();
    const line = (what, ours, beside, against, aim) => ({ what, ours, beside, against, by: "median", aim });
    lines.push(
      line(`table of ${count} listings → stored`, ours, plain, "raw puts, 3 indexes", 1),
      line("… and searchable", searchable, plain, "raw puts, 3 indexes", 1),
      ...racing.map((name, at) => line("… and searchable", searchable, rest[at], STORES[name], name === "pouchdb" ? 0.4 : 0)),
    );
  }
  bench.notes.push(`wasm memory of the worker's code after ${many} listings were taken in: ${bench.workerHeap.toFixed(0)} MB`);
  return lines;
}

/** The same with 0 listings. */
const NONE = "the same with 0 listings";

/** Worked out inside wasm: findings as the worker's program and as the page's; filters and order as the page's. */
async function worked(bench, browser, many) {
  const lines = [];
  const beside = [0];
  const line = (what, ours, within) => lines.push({ what, ours, beside, against: "", by: "p95", aim: 0, within });
  for (const [built, title] of [["worker", "built for speed"], ["page", "as the page"]]) {
    const edits = [];
    const run = async (round) => {
      await page(bench, browser, "goods");
      const found = await browser.run(`goods.ours("${built}").then((bench) => bench.findings("dianxun", ${bench.now}))`);
      if (round > 0) edits.push(...found.edits);
      bench.found = found.count;
      return found.all;
    };
    const [all] = await inRounds(bench, 3, `findings, ${title}`, [run]);
    line(`all findings of ${many} listings, ${title}`, all, built === "worker" ? 300 : 0);
    line("… after an edit", edits, 16);
  }
  bench.notes.push(`${bench.found} findings of ${many} listings and 500 placements`);
  const seen = {};
  const choose = async (round) => {
    await page(bench, browser, "goods");
    const { read, filters, sorted, longest } = await browser.run(`goods.ours("page").then((bench) => bench.chosen("dianxun", ${bench.now}))`);
    const all = { read, sorted, longest, ...Object.fromEntries(Object.entries(filters).map(([name, times]) => [`filter: ${name}`, times])) };
    if (round > 0) Object.entries(all).forEach(([name, times]) => (seen[name] ??= []).push(...times));
    return read;
  };
  await inRounds(bench, 3, "list read", [choose]);
  line(`list of ${many} read`, seen.read);
  Object.keys(seen).filter((name) => name.startsWith("filter")).forEach((name) => line(name, seen[name], 16));
  line("sorted by title", seen.sorted);
  line("… its longest turn", seen.longest, 16);
  return lines;
}

const others = (bench, browser, origin) => async () => {
  await browser.go(`${bench.origins[origin]}/#/more`);
  await browser.run("location.reload()");
  await bench.rest(500);
  await browser.wait(`document.querySelector("[data-testid=more]")`, "the page of more");
  await bench.rest(4_000); // every part and all records have come
  await browser.run("tasks.length = 0");
};

/** In the app: the list is opened and typed into, sorted; the findings are opened. */
async function listed(bench, browser, many) {
  const seen = { list: [], key: [], keyTurn: [], sort: [], sortTurn: [], listTurn: [], found: [], foundTurn: [] };
  const heaps = [];
  const visit = async (round) => {
    const note = (name, all) => round > 0 && seen[name].push(...all);
    await others(bench, browser, "goods")();
    const [list, listTurn] = await browser.run(until(`location.hash = "#/listings"`, READ));
    note("list", [list]), note("listTurn", [listTurn]);
    await bench.rest(500);
    const keys = await browser.run(typing);
    note("key", keys.map(([took]) => took)), note("keyTurn", keys.map(([, turn]) => turn));
    await browser.run(until(`document.querySelector("[data-testid=listing-search]").value = ""; document.querySelector("[data-testid=listing-search]").dispatchEvent(new InputEvent("input", { bubbles: true }))`, IDLE));
    for (const column of ["price", "title", "stock"]) {
      await bench.rest(200);
      const [sort, sortTurn] = await browser.run(until(`document.querySelector(".goods-sort[data-column=${column}]").click()`, IDLE));
      note("sort", [sort]), note("sortTurn", [sortTurn]);
    }
    await bench.rest(300);
    const [found, foundTurn] = await browser.run(until(`location.hash = "#/findings"`, `document.querySelector("[data-testid=finding]")`));
    await bench.rest(1_000);
    note("found", [found]), note("foundTurn", [foundTurn]);
    const tasks = await browser.run("tasks");
    if (round > 0) heaps.push({ wasm: await browser.run("[...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0) / 1e6"), heap: await browser.heap(), longest: Math.max(0, ...tasks) });
    return keys.map(([took]) => took);
  };
  await bench.inTurn("the list in the app", [visit]);
  const median = (name) => figures(heaps.map((one) => one[name])).median.toFixed(0);
  bench.notes.push(`the page with ${many} listings, list and findings open: ${median("wasm")} MB of wasm memory, ${median("heap")} MB of the script's heap; longest task of each visit: ${heaps.map(({ longest }) => longest.toFixed(0)).join(", ")} ms`);
  const line = (what, ours, within) => ({ what, ours, beside: [0], against: "", by: "p95", aim: 0, within });
  return [
    line(`list of ${many} opened, all read`, seen.list),
    line("… its longest turn", seen.listTurn, 50),
    line("a key in its search", seen.key, 16),
    line("… its longest turn", seen.keyTurn, 50),
    line("sorted by a column", seen.sort),
    line("… its longest turn", seen.sortTurn, 50),
    line("findings opened, all worked out", seen.found),
    line("… its longest turn", seen.foundTurn, 50),
  ];
}

/** Frame after frame, beside a list in plain JavaScript. */
async function scrolled(bench, browser, many) {
  const longest = [];
  const plain = async () => {
    await page(bench, browser, "goods");
    await browser.run(`goods.plainList(${many})`);
    await bench.rest(500);
    return browser.run(scrolling("#scroll"));
  };
  const app = async (round) => {
    await others(bench, browser, "goods")();
    await browser.run(until(`location.hash = "#/listings"`, READ));
    await bench.rest(1_000);
    const frames = await browser.run(scrolling("[data-testid=listing-rows]"));
    if (round > 0) longest.push(Math.max(...frames));
    return frames;
  };
  const [floor, ours] = await inRounds(bench, 3, "scrolling", [plain, app]);
  const line = (what, ours, within) => ({ what, ours, beside: floor, against: "plain list", by: "p95", aim: 0, within });
  return [line(`frames while ${many} rows scroll`, ours, 17), line("… the longest of each visit", longest, 50)];
}

async function started(bench, many) {
  const [bare, full] = await bench.inTurn("start", [bench.cold("bare"), bench.cold("goods")]);
  return { what: `cold start → Today; ${many} listings`, ours: full, beside: bare, against: NONE, by: "median", aim: 1.3 };
}

/** In the app: a file is chosen until what it would change is shown; the button until it is taken in. */
async function taken(bench, many) {
  const file = join(bench.downloads, "goods.csv");
  const seen = { look: [], lookTurn: [], takeTurn: [] };
  const run = async (round) => bench.browser(async (browser) => {
    await page(bench, browser, "taker");
    await browser.run("localStorage.clear()");
    const table = `goods.ours("worker").then((bench) => new TextDecoder().decode(bench.goodsTable(${many})))`;
    writeFileSync(file, await browser.run(table));
    await browser.run(`indexedDB.databases().then((all) => Promise.all(all.map(({ name }) => new Promise((done) => (indexedDB.deleteDatabase(name).onsuccess = done)))))`);
    await browser.run(`dianxunBench.fill("dianxun", 0, ${bench.now})`);
    await bench.remember(browser);
    await browser.go(`${bench.origins.taker}/#/listings/import`);
    await browser.wait(`document.querySelector("[data-testid=table-file]")`, "the page of imports");
    await bench.rest(3_000);
    const choosing = browser.run(until(`await new Promise((done) => document.querySelector("[data-testid=table-file]").addEventListener("change", done, { capture: true, once: true }))`, `document.querySelector("[data-testid=table-take-in]:not([disabled])")`));
    await bench.rest(300);
    const chosen = Date.now();
    await browser.choose("[data-testid=table-file]", file);
    const [, lookTurn] = await choosing;
    const look = Date.now() - chosen;
    const [take, takeTurn] = await browser.run(until(`document.querySelector("[data-testid=table-take-in]").click()`, `document.querySelector("[data-testid=table-take-back]")`));
    if (round > 0) seen.look.push(look), seen.lookTurn.push(lookTurn), seen.takeTurn.push(takeTurn);
    return [take];
  });
  const [take] = await inRounds(bench, HEAVY, "a table in the app", [run]);
  const line = (what, ours, within) => ({ what, ours, beside: [0], against: "", by: "p95", aim: 0, within });
  return [
    line(`table of ${many} looked at in the app`, seen.look),
    line("… the page's longest turn", seen.lookTurn, 50),
    line("… taken in", take),
    line("… the page's longest turn", seen.takeTurn, 50),
  ];
}
