// The part `history`: two years of a shop's inspections, opened page by page, and the search over them. Knows the
// app's hash routes and test ids.
const DAYS = 730;
const DAY_MS = 86_400_000;
/** Of each round: how often each page is opened. */
const VISITS = 3;
/** How many weeks the page of figures looks at: the most that it offers. */
const SPAN = "52";

/** The page is opened by its address: milliseconds until all is in it and laid out, and the longest turn meanwhile. */
const opening = (href, isThere) => `(async () => {
  const { port1, port2 } = new MessageChannel();
  const next = () => new Promise((done) => { port1.onmessage = done; port2.postMessage(0); });
  const began = performance.now();
  location.hash = ${JSON.stringify(href)};
  let [last, longest] = [began, 0];
  for (let is = false; !is; ) {
    await next();
    is = ${isThere};
    if (is) document.body.offsetHeight;
    const now = performance.now();
    [last, longest] = [now, Math.max(longest, now - last)];
  }
  return [last - began, longest];
})()`;

/** How many groups a report has. */
const GROUPS = 6;

const count = (selector) => `document.querySelectorAll(${JSON.stringify(selector)}).length`;
const has = (selector) => `!!document.querySelector(${JSON.stringify(selector)})`;

function pages(now, shop) {
  const day = (ago) => new Date(now + 8 * 3_600_000 - ago * DAY_MS).toISOString().slice(0, 10);
  return [
    { what: "history page", href: "#/inspections", isThere: has("[data-testid=day]"), within: 100 },
    { what: "figures of 52 weeks", href: "#/inspections/figures", isThere: `${has("[data-testid=figures] .empty")} || ${count("[data-testid=week]")} >= ${SPAN} && ${has("[data-testid=in-time]")}`, longestWithin: 50 },
    { what: "two runs compared", href: "#/inspections/latest/compare", isThere: has("[data-testid=compare-row], [data-testid=compare-page] .empty, [data-testid=unchanged]"), within: 50 },
    { what: "a run's summary", href: `#/inspections/${shop}:daily:${day(1)}/summary`, isThere: `${count("[data-testid=report] caption")} >= ${GROUPS}`, within: 100, longestWithin: 50 },
    {
      what: "print preview of 30 days", href: `#/inspections/${day(30)}..${day(1)}/print`,
      isThere: `document.getElementsByClassName("forms")[0]?.dataset.waiting === "false" || ${has("[data-testid=no-forms]")}`, longestWithin: 50,
    },
  ];
}

/** Fills the database and visits it once. */
export async function fillYears(bench, browser) {
  await bench.storePage(browser, "years");
  const made = await browser.run(`dianxunBench.fillYears("dianxun", ${DAYS}, ${bench.now})`);
  await bench.remember(browser);
  console.log(`filled "years": ${made[0]} records, ${made[1]} journal rows`);
}

/** The trend alone, computed over records in memory. */
async function trend(bench, browser) {
  const computed = (origin) => async () => {
    await bench.storePage(browser, origin);
    return browser.run(`dianxunBench.trend("dianxun", ${SPAN}, ${bench.now})`);
  };
  const [empty, years] = await bench.inTurn("trend", [computed("empty"), computed("years")]);
  return { what: "trend of 52 weeks, computed; 2 years", ours: years, beside: empty, against: "the same with 0 records", by: "p95", aim: 0, within: 50 };
}

export async function history(bench) {
  const lines = [];
  await bench.browser(async (browser) => {
    for (const page of pages(bench.now, bench.shop)) {
      const longest = { empty: [], years: [] };
      const visit = (origin) => async (round) => {
        await browser.go(`${bench.origins[origin]}/#/more`);
        await browser.run(`localStorage["dianxun.figures.weeks"] = "${SPAN}", location.reload()`);
        await bench.rest(500);
        await browser.wait(has("[data-testid=more]"), "the page of more");
        await bench.rest(2_500); // every part has come
        const times = [];
        for (let count = 0; count < VISITS; count++) {
          const [took, turn] = await browser.run(opening(page.href, page.isThere));
          times.push(took);
          if (round > 0) longest[origin].push(turn);
          await browser.run(`location.hash = "#/more"`);
          await bench.rest(300);
        }
        return times;
      };
      const [empty, years] = await bench.inTurn(page.what, [visit("empty"), visit("years")]);
      const line = (what, ours, beside, within) => ({ what, ours, beside, against: "the same with 0 records", by: "p95", aim: 0, within });
      lines.push(line(`${page.what}; 2 years`, years, empty, page.within));
      if (page.longestWithin) lines.push(line("… its longest turn", longest.years, longest.empty, page.longestWithin));
    }
    lines.push(await trend(bench, browser));
  });
  const [empty, years] = await bench.inTurn("start", [bench.cold("empty"), bench.cold("years")]);
  lines.push({ what: "cold start → Today; 2 years", ours: years, beside: empty, against: "the same with 0 records", by: "median", aim: 1.3 });
  return [...lines, ...(await bench.searched("a key in the search; 2 years", "years"))];
}
