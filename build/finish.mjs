// Trunk's post_build hook, over the final bytes (Trunk names the wasm before wasm-opt has run):
// 1. the style sheets become one hashed file, in the order of `style/order.txt`; 2. boot.js gets a hashed name; 3. the
// parts into which the program was cut (build/bin/wasm-bindgen) are made small and put beside it; 4. Trunk's inline
// loader becomes a file, since the page's policy allows no inline script; 5. the service worker gets its version and
// the SHA-256 of every asset. Fails the build when something in the page would need the network or an inline script.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const source = process.env.TRUNK_SOURCE_DIR || ".";
const out = process.env.TRUNK_STAGING_DIR;
const cut = join(process.env.CARGO_TARGET_DIR || join(source, "target"), "parts");
if (!out) throw new Error("build/finish.mjs is called by Trunk (TRUNK_STAGING_DIR is not set)");

const sha256 = (data) => createHash("sha256").update(data).digest("hex");
const short = (data) => sha256(data).slice(0, 16);

/** All style sheets as one, in the order of `style/order.txt`; a file outside that list is a mistake. */
function styles(page) {
  const folder = join(source, "style");
  const order = readFileSync(join(folder, "order.txt"), "utf8").split("\n").map((line) => line.trim()).filter(Boolean);
  const forgotten = readdirSync(folder).filter((name) => name.endsWith(".css") && !order.includes(name));
  if (forgotten.length) throw new Error(`style/order.txt does not list ${forgotten.join(", ")}`);
  const text = order.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  const css = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^[ \t]+/gm, "").replace(/\n{2,}/g, "\n").trim() + "\n";
  const name = `style-${short(css)}.css`;
  writeFileSync(join(out, name), css);
  return page.replace('href="./style.css"', `href="./${name}"`);
}

function boot(page) {
  const from = join(out, "boot.js");
  const name = `boot-${short(readFileSync(from))}.js`;
  renameSync(from, join(out, name));
  return page.replace('src="./boot.js"', `src="./${name}"`);
}

/** What Rust may use in wasm; the parts do not say it of themselves. */
const FEATURES = ["bulk-memory", "sign-ext", "nontrapping-float-to-int", "mutable-globals", "multivalue", "reference-types"];

/** Makes a part small and names it after its bytes. */
function part(name) {
  const small = join(cut, `${name}.small`);
  const features = FEATURES.map((feature) => `--enable-${feature}`);
  const strip = ["--strip-debug", "--strip-producers"];
  execFileSync("wasm-opt", ["-Os", ...strip, ...features, join(cut, name), "-o", small], { stdio: ["ignore", "ignore", "inherit"] });
  const bytes = readFileSync(small);
  const hashed = `part-${name.replace(/^split_|\.wasm$/g, "")}-${short(bytes)}.wasm`;
  writeFileSync(join(out, hashed), bytes);
  return hashed;
}

/** The script that fetches parts. It trusts no content type, an answer that is an error is no program, and a part that
    cannot be had is no error of the page, which says so itself and asks again. */
function fetcher() {
  const from = "WebAssembly.instantiateStreaming(src, imports)";
  const to = "WebAssembly.instantiate(await src.then((r) => r.ok ? r.arrayBuffer() : Promise.reject(new Error(`${r.url}: HTTP ${r.status}`))), imports)";
  const text = readFileSync(join(cut, "__wasm_split.js"), "utf8");
  if (!text.includes(from)) throw new Error("the script of the parts has changed: build/finish.mjs does not know it");
  return text.replaceAll(from, to).replace("console.error(e)", "console.warn(e)").replace(/"\.\/((?:split|chunk)_\w+\.wasm)"/g, (_, name) => `"./${part(name)}"`);
}

function parts(page) {
  const [, old] = page.match(/"\.\/(dianxun-[0-9a-f]+)\.js"/);
  const [script, program] = [`${old}.js`, `${old}_bg.wasm`].map((name) => readFileSync(join(out, name)));
  const fetches = fetcher();
  // Trunk's name is older than the parts: a new one, that stands for all of it.
  const name = `dianxun-${short(Buffer.concat([script, program, Buffer.from(fetches)]))}`;
  const fetchName = `parts-${name.slice("dianxun-".length)}.js`;
  writeFileSync(join(out, fetchName), fetches.replace(/from "\.\/dianxun\.js"/, `from "./${name}.js"`));
  // Only where it imports: the program itself goes on calling that module by its first name.
  const linked = script.toString().replaceAll('from "./__wasm_split.js"', `from "./${fetchName}"`).replaceAll(old, name);
  if (!linked.includes(fetchName)) throw new Error("the program does not ask for its parts");
  rmSync(join(out, `${old}.js`));
  writeFileSync(join(out, `${name}.js`), linked);
  renameSync(join(out, `${old}_bg.wasm`), join(out, `${name}_bg.wasm`));
  const early = `<link rel="modulepreload" href="./${fetchName}">`;
  return page.replaceAll(old, name).replace("<link rel=\"modulepreload\"", `${early}<link rel="modulepreload"`);
}

function loader(page) {
  return page.replace(/<script((?:(?!\ssrc=)[^>])*)>([\s\S]*?)<\/script>/g, (_, attributes, body) => {
    // Not every engine reports a rejected top-level await to the window: boot.js is told directly.
    const told = body.replace(/await init\((.*)\);/, `await init($1).catch((error) => {
  dispatchEvent(new CustomEvent("dianxun-failed", { detail: error }));
  throw error;
});`);
    if (told === body) throw new Error("Trunk's loader has changed: build/finish.mjs does not know it");
    const name = `start-${short(told)}.js`;
    writeFileSync(join(out, name), told.trim() + "\n");
    return `<script${attributes.replace(/\snonce="[^"]*"/, "")} src="./${name}"></script>`;
  });
}

function check(page) {
  if (/<script(?![^>]*\ssrc=)/.test(page)) throw new Error("index.html still has an inline script");
  if (/<style|\sstyle=/.test(page)) throw new Error("index.html has an inline style");
  if (/(?:src|href)="(?:https?:)?\/\//.test(page)) throw new Error("index.html points to another origin");
  return page;
}

function files(dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(dir, entry.name)) : [join(dir, entry.name)]);
}

function assets() {
  const names = files(out).map((path) => relative(out, path).split(sep).join("/"));
  return names.filter((name) => name !== "sw.js" && !name.endsWith(".br") && !name.endsWith(".gz")).sort();
}

const index = join(out, "index.html");
const page = [styles, boot, parts, loader, check].reduce((text, step) => step(text), readFileSync(index, "utf8"));
rmSync(index);
// The page itself carries the version, so it counts with the placeholder that it had before.
const version = short(assets().map((name) => `${sha256(readFileSync(join(out, name)))} ${name}`).join("\n") + sha256(page));
writeFileSync(index, page.replace('name="dianxun-version" content="dev"', `name="dianxun-version" content="${version}"`));
const list = Object.fromEntries(assets().map((name) => [name, sha256(readFileSync(join(out, name)))]));
const worker = readFileSync(join(out, "sw.js"), "utf8");
writeFileSync(join(out, "sw.js"), worker.replace("%VERSION%", version).replace("%ASSETS%", JSON.stringify(list)));
