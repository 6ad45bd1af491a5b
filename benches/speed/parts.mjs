// What is measured, and in which order. Knows the app's test ids and hash routes, and the bench's own pages.
import { sleep } from "./driver.mjs";
import { exchange, fillTwin, merge } from "./exchange.mjs";
import { figures, isBusy, isSpoilt, load, ms } from "./figures.mjs";
import { fillGoods, goods } from "./goods.mjs";
import { fillYears, history } from "./history.mjs";
import { startProbe, tapProbe } from "./probe.mjs";

const USABLE = ".slip-actions .button-primary, #rows > :nth-child(50)";
const DAY_MS = 86_400_000;
/** Typed letter by letter: a word of notes, a code, a name and a role, a word in traditional characters, initials. */
const WORDS = ["活动价", "insp-02.4", "林晓 设计", "價格表", "lx", "12月"];

/** The parts, in the order in which they are measured. */
export const PARTS = ["tap", "start", "search", "history", "load", "bulk", "merge", "exchange", "goods"];

/** The parts that read nothing of what is filled for all others. */
const APART = ["merge", "exchange", "goods"];

/** How many rounds of microtasks the app is given: what a key sets off runs in them, one after the other. */
const MICROTASKS = 100;

/** Each letter typed into the search's field: milliseconds until all that it sets off has been done and the page laid
 * out, and until the frame that shows it has been drawn. */
const typing = `(async () => {
  const field = document.querySelector("[data-testid=search-text]");
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  const { port1, port2 } = new MessageChannel();
  const drawn = () => new Promise((done) => { port1.onmessage = done; requestAnimationFrame(() => port2.postMessage(0)); });
  const took = [];
  for (const word of ${JSON.stringify(WORDS)}) for (let length = 1; length <= word.length; length++) {
    set.call(field, word.slice(0, length));
    const began = performance.now();
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    for (let left = ${MICROTASKS}; left > 0; left--) await null;
    document.body.offsetHeight;
    const worked = performance.now() - began;
    await drawn();
    took.push([worked, performance.now() - began]);
    await new Promise((done) => setTimeout(done, 100)); // drawn meanwhile, as between two keys
  }
  return took;
})()`;

export class Bench {
  constructor(given) {
    Object.assign(this, { now: Date.now(), notes: [] }, given); // open, site, downloads, origins, count, rounds, anyway
  }

  /** A browser process on the one profile; every contender has its own origin in it. */
  async browser(work) {
    const browser = await this.open();
    try {
      return await work(browser);
    } finally {
      await browser.close();
    }
  }

  async storePage(browser, origin) {
    await browser.go(`${this.origins[origin]}/speed/store.html`);
    await browser.wait("window.storeIsReady", "the bench's module");
  }

  /** The first visit: the service worker is installed, as it is for people who come back. */
  async firstVisit(browser, origin) {
    await browser.go(`${this.origins[origin]}/#/today`);
    await browser.wait(`document.querySelector("${USABLE}")`, "today");
    const missing = () => this.notes.push(`"${origin}" is measured without its service worker: it was not active within a minute`);
    await browser.wait("navigator.serviceWorker.controller?.state === 'activated'", "", 60_000).catch(missing);
    await sleep(1_000);
  }

  /** Who is at the device is a local preference of the app. */
  remember(browser) {
    return browser.run(`localStorage["dianxun.shop"] = dianxunBench.shop, localStorage["dianxun.person"] = dianxunBench.person, localStorage["dianxun.lang"] = "zh"`);
  }

  /** Fills the databases. */
  async fill(parts) {
    await this.browser(async (browser) => {
      console.log(`Chromium ${browser.version}`);
      if (parts.some((part) => !APART.includes(part))) await this.fillCommon(browser, parts);
      if (parts.includes("exchange")) await fillTwin(this, browser);
      if (parts.includes("goods")) await fillGoods(this, browser);
    });
  }

  async fillCommon(browser, parts) {
    const visits = ["tap", "start", "search", "history"].some((part) => parts.includes(part));
    for (const [origin, count] of [["empty", 0], ["full", this.count]]) {
      await this.storePage(browser, origin);
      const made = await browser.run(`dianxunBench.fill("dianxun", ${count}, ${this.now})`);
      await this.remember(browser);
      this.shop = await browser.run("dianxunBench.shop");
      console.log(`filled "${origin}": ${made[0]} records, ${made[1]} journal rows`);
      if (visits) await this.firstVisit(browser, origin);
    }
    if (parts.includes("history")) {
      await fillYears(this, browser);
      await this.firstVisit(browser, "years");
    }
    await this.storePage(browser, "raw");
    await browser.run(`raw.bulk("raw", JSON.parse(dianxunBench.objects(${this.count}, ${this.now})))`);
  }

  /** Rounds of all contenders in turn: one to warm up, then those that count; spoilt ones are made again. */
  async inTurn(what, contenders) {
    const kept = contenders.map(() => []);
    let [spoilt, warm] = [0, false];
    for (let round = 0; kept[0].length < this.rounds; round++) {
      for (let patience = this.anyway ? 0 : 10; patience > 0 && (await isBusy()); patience--) await sleep(2_000);
      const times = contenders.map(() => []);
      for (let turn = 0; turn < contenders.length; turn++) {
        const index = (turn + round) % contenders.length;
        times[index] = await contenders[index](round);
      }
      const why = await isSpoilt();
      if (warm && why && !this.anyway && spoilt < 2 * this.rounds) {
        spoilt++;
        console.log(`${what}: a round was discarded: ${why}`);
      } else if (warm) {
        times.forEach((own, index) => kept[index].push(own));
        if (why) this.notes.push(`not quiet: ${what}: ${why}`);
      }
      warm = true;
    }
    const all = kept.map((rounds) => rounds.flat());
    const told = all.map(figures).map(({ median, p95 }) => `${ms(median)} / ${ms(p95)}`).join(", ");
    console.log(`${what}: ${this.rounds} rounds, ${spoilt} discarded, load average ${load()}; p50 / p95 of each in turn: ${told} ms`);
    return all;
  }

  async measure(parts) {
    const lines = [];
    for (const part of PARTS.filter((part) => parts.includes(part))) lines.push(...(await this[part]()));
    return lines;
  }

  /** Tap on "pass" → stored and drawn, through the 23 checks of a day that nobody inspected. */
  async tap() {
    const [floor, empty, full] = await this.browser(async (browser) => {
      await browser.inject(tapProbe);
      const app = (origin) => async (round) => {
        const day = new Date(this.now + 8 * 3_600_000 - (1 + round) * DAY_MS).toISOString().slice(0, 10);
        await browser.go(`${this.origins[origin]}/#/inspections/${this.shop}:daily:${day}`);
        await browser.run("location.reload()");
        return this.taps(browser, `[...document.querySelectorAll("[data-testid=dot]")].map((dot) => dot.dataset.check)`);
      };
      const plain = async () => {
        await browser.go(`${this.origins.rawTap}/speed/tap.html`);
        return this.taps(browser, "window.checks");
      };
      return this.inTurn("tap", [plain, app("empty"), app("full")]);
    });
    const line = (what, ours) => ({ what, ours, beside: floor, against: "raw strict put + frame", by: "p95", aim: 2 });
    return [line("tap → stored, drawn; 0 others", empty), line(`tap → stored, drawn; ${this.count} others`, full)];
  }

  async taps(browser, checks) {
    await sleep(500);
    const list = await browser.wait(`(() => { const list = ${checks}; return list && list.length >= 23 && list; })()`, "the checks");
    const times = [];
    for (const check of list) {
      await browser.run(`window.expectedDot = ${JSON.stringify(check)}, window.lastTap = null`);
      await browser.tap("[data-testid=answer-pass]");
      times.push(await browser.wait("window.lastTap", `the tap on ${check}`));
      // The slide to the next check ends; a random rest, so that taps fall anywhere within a frame.
      await sleep(250 + Math.random() * 50);
    }
    return times;
  }

  /** A visit in a fresh browser process: navigation → usable Today. */
  cold(origin, path = "#/today") {
    return () => this.browser(async (browser) => {
      await browser.inject(startProbe(USABLE));
      await sleep(1_500); // the process has started; only the page is measured
      await browser.go(`${this.origins[origin]}/${path}`);
      return [await browser.wait("window.firstShown", "the first screen")];
    });
  }

  /** Navigation → usable Today, each time in a fresh browser process. */
  async start() {
    const contenders = [this.cold("raw", "speed/start.html"), this.cold("empty"), this.cold("full")];
    const [floor, empty, full] = await this.inTurn("start", contenders);
    const line = (what, ours, beside, against, aim) => ({ what, ours, beside, against, by: "median", aim });
    return [
      line(`cold start → Today; ${this.count}`, full, empty, "the same with 0 records", 1.3),
      line(`cold start → Today; ${this.count}`, full, floor, "plain page, 50 rows", 0),
      line("cold start → Today; 0", empty, floor, "plain page, 50 rows", 0),
    ];
  }

  rest(ms) {
    return sleep(ms);
  }

  /** The history over two years, and what is made of it. */
  history() {
    return history(this);
  }

  /** A key in the search's field → its work is done. */
  search() {
    return this.searched(`a key in the search; ${this.count}`, "full");
  }

  async searched(what, origin) {
    const drawn = { empty: [], [origin]: [] };
    const type = (browser, of) => async (round) => {
      await browser.go(`${this.origins[of]}/#/search`);
      await browser.run("location.reload()");
      await sleep(500);
      await browser.wait(`document.querySelector("[data-testid=search-text]")`, "the search");
      await sleep(1_500); // the table has come, the texts are folded
      const keys = await browser.run(typing);
      if (round > 0) drawn[of].push(...keys.map(([, shown]) => shown));
      return keys.map(([worked]) => worked);
    };
    const [empty, full] = await this.browser((browser) => this.inTurn("search", [type(browser, "empty"), type(browser, origin)]));
    const line = (what, ours, beside, within) => ({ what, ours, beside, against: "the same with 0 records", by: "p95", aim: 0, within });
    return [line(what, full, empty, 16), line("… drawn", drawn[origin], drawn.empty)];
  }

  /** All records into memory, over an open connection, first read of a fresh page. */
  async load() {
    const read = (browser, origin, call) => async () => {
      await this.storePage(browser, origin);
      const [took, count] = await browser.run(call);
      if (count < this.count) throw new Error(`${origin}: ${count} records instead of ${this.count}`);
      return [took];
    };
    const [raw, ours] = await this.browser((browser) =>
      this.inTurn("load", [read(browser, "raw", `raw.load("raw")`), read(browser, "full", `dianxunBench.load("dianxun")`)]));
    return [{ what: `load of ${this.count} records`, ours, beside: raw, against: "raw getAll", by: "median", aim: 0.5 }];
  }

  /** All records stored by one import. */
  async bulk() {
    const folded = [];
    const [raw, ours] = await this.browser(async (browser) => {
      const store = (origin, call) => async (round) => {
        await this.storePage(browser, origin);
        const took = await browser.run(`(async () => { const took = await ${call}; await raw.drop("bulk"); return took; })()`);
        if (Array.isArray(took) && round > 0) folded.push(took[1]);
        return [Array.isArray(took) ? took[0] : took];
      };
      return this.inTurn("bulk", [
        store("rawBulk", `raw.bulk("bulk", JSON.parse(dianxunBench.objects(${this.count}, ${this.now})))`),
        store("bulk", `dianxunBench.bulk("bulk", ${this.count}, ${this.now})`),
      ]);
    });
    const line = (what, ours) => ({ what, ours, beside: raw, against: "raw puts, 3 indexes", by: "median", aim: 0 });
    return [line(`import of ${this.count} stored`, ours), line("… and folded into segments", folded)];
  }

  /** Two replicas exchange their files and end equal. */
  merge() {
    return merge(this);
  }

  /** Very many listings. */
  goods() {
    return goods(this);
  }

  /** Files beside JSON, and in the app. */
  exchange() {
    return exchange(this);
  }
}
