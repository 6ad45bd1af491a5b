// Chromium by chromedriver's HTTP interface, and static servers. Knows browsers, nothing of what is measured.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

const FLAGS = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1180,820",
];

const children = new Set();
const end = () => children.forEach((child) => child.kill());
process.on("exit", end);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));

function start(command, args) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  children.add(child);
  child.on("exit", () => children.delete(child));
  return child;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

/** Serves a folder on a port, and so an origin, of its own; returns its address. */
export async function serve(folder) {
  const port = await freePort();
  const child = start(process.execPath, ["build/serve.mjs", folder, String(port)]);
  await once(child.stdout, "data");
  return `http://localhost:${port}`;
}

/** chromedriver; `open` gives one browser process on a profile folder, and a folder for what it downloads. */
export async function chromedriver() {
  const port = await freePort();
  start("chromedriver", [`--port=${port}`, "--log-level=SEVERE"]);
  const base = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    const ready = await fetch(`${base}/status`).then((r) => r.json()).catch(() => null);
    if (ready?.value?.ready) return { open: (profile, downloads) => Browser.open(base, profile, downloads) };
    await sleep(50);
  }
  throw new Error("chromedriver did not start");
}

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** One browser process with one page. */
class Browser {
  static async open(base, profile, downloads) {
    const options = { args: [...FLAGS, `--user-data-dir=${profile}`], prefs: { "download.default_directory": downloads } };
    const always = { browserName: "chrome", pageLoadStrategy: "none", timeouts: { script: 300_000 }, "goog:chromeOptions": options };
    const { sessionId, capabilities } = await call("POST", `${base}/session`, { capabilities: { alwaysMatch: always } });
    return new Browser(`${base}/session/${sessionId}`, capabilities.browserVersion);
  }

  constructor(base, version) {
    this.base = base;
    this.version = version;
  }

  cdp(cmd, params = {}) {
    return call("POST", `${this.base}/goog/cdp/execute`, { cmd, params });
  }

  /** Runs before any script of the pages that are opened from now on. */
  inject(source) {
    return this.cdp("Page.addScriptToEvaluateOnNewDocument", { source });
  }

  go(url) {
    return call("POST", `${this.base}/url`, { url });
  }

  /** Evaluates an expression in the page, promises awaited. */
  async run(expression) {
    const params = { expression, awaitPromise: true, returnByValue: true, allowUnsafeEvalBlockedByCSP: true };
    const { result, exceptionDetails } = await this.cdp("Runtime.evaluate", params);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description || exceptionDetails.text);
    return result.value;
  }

  /** Waits until an expression is truthy in the page, and gives its value. */
  async wait(expression, what = expression, patience = 30_000) {
    for (const until = Date.now() + patience; Date.now() < until; await sleep(20)) {
      const value = await this.run(expression).catch(() => null);
      if (value) return value;
    }
    throw new Error(`waited in vain for: ${what}`);
  }

  /** A real tap: the browser finds, scrolls and hits the element. */
  async tap(selector) {
    await call("POST", `${await this.element(selector)}/click`, {});
  }

  /** Chooses a file in a field for files. */
  async choose(selector, file) {
    await call("POST", `${await this.element(selector)}/value`, { text: file });
  }

  async element(selector) {
    const found = await call("POST", `${this.base}/element`, { using: "css selector", value: selector });
    return `${this.base}/element/${Object.values(found)[0]}`;
  }

  /** Megabytes that the page's script still holds. */
  async heap() {
    await this.cdp("HeapProfiler.collectGarbage");
    return (await this.cdp("Runtime.getHeapUsage")).usedSize / 1e6;
  }

  close() {
    return call("DELETE", this.base);
  }
}

async function call(method, url, body) {
  const response = await fetch(url, { method, body: body && JSON.stringify(body), headers: { "content-type": "application/json" } });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value?.error}: ${String(value?.message).split("\n")[0]}`);
  return value;
}
