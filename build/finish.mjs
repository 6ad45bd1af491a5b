// Trunk's post_build hook, over the final bytes (Trunk names the wasm before wasm-opt has run):
// 1. the style sheets become two hashed files, in the order of `style/order.txt`: what the first screen needs, and after
// the line "pages" what only pages need that are fetched later; 2. boot.js gets a hashed name; 3. the
// parts into which the program was cut (build/bin/wasm-bindgen) are made small and put beside it, the script between
// program and browser gets short names (build/imports.mjs) and loses its comments; 4. Trunk's inline
// loader becomes a file, since the page's policy allows no inline script; 5. the service worker gets its version and
// the SHA-256 of every asset. Fails the build when something in the page would need the network or an inline script.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { shortened } from "./imports.mjs";

const source = process.env.TRUNK_SOURCE_DIR || ".";
const out = process.env.TRUNK_STAGING_DIR;
const cut = join(process.env.CARGO_TARGET_DIR || join(source, "target"), "parts");
if (!out) throw new Error("build/finish.mjs is called by Trunk (TRUNK_STAGING_DIR is not set)");

const sha256 = (data) => createHash("sha256").update(data).digest("hex");
const short = (data) => sha256(data).slice(0, 16);

/** All style sheets as two, in the order of `style/order.txt`; a file outside that list is a mistake. */
function styles(page) {
  const folder = join(source, "style");
  const order = readFileSync(join(folder, "order.txt"), "utf8").split("\n").map((line) => line.trim()).filter(Boolean);
  const at = order.indexOf("pages");
  const forgotten = readdirSync(folder).filter((name) => name.endsWith(".css") && !order.includes(name));
  if (forgotten.length) throw new Error(`style/order.txt does not list ${forgotten.join(", ")}`);
  const [first, later] = [order.slice(0, at), order.slice(at + 1)].map((names, which) => {
    const css = minified(names.map((name) => readFileSync(join(folder, name), "utf8")).join("\n"), "css");
    const name = `${["style", "pages"][which]}-${short(css)}.css`;
    writeFileSync(join(out, name), css);
    return name;
  });
  return page.replace('href="./style.css"', `href="./${first}"`).replace('name="dianxun-pages" content=""', `name="dianxun-pages" content="${later}"`);
}

function boot(page) {
  const from = join(out, "boot.js");
  const small = minified(readFileSync(from), "js");
  const name = `boot-${short(small)}.js`;
  rmSync(from);
  writeFileSync(join(out, name), small);
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

/** A script or style sheet without comments and, if it may be, without long local names. */
function minified(text, loader, minify = ["--minify"]) {
  const settings = [...minify, "--target=es2022,safari17,firefox121,chrome121", "--log-level=error", `--loader=${loader}`];
  return execFileSync("esbuild", loader === "js" ? [...settings, "--format=esm"] : settings, { input: text });
}

function parts(page) {
  const [, old] = page.match(/"\.\/(dianxun-[0-9a-f]+)\.js"/);
  const [script, program] = [`${old}.js`, `${old}_bg.wasm`].map((name) => readFileSync(join(out, name)));
  const fetches = fetcher();
  // Trunk's name is older than the parts: a new one, that stands for all of it.
  const name = `dianxun-${short(Buffer.concat([script, program, Buffer.from(fetches)]))}`;
  const fetchName = `parts-${name.slice("dianxun-".length)}.js`;
  const asks = fetches.replace(/from "\.\/dianxun\.js"/, `from "./${name}.js"`);
  // Its names stay: by them one reads which pieces a part needs (tests/size.rs does).
  writeFileSync(join(out, fetchName), minified(asks, "js", ["--minify-whitespace", "--minify-syntax"]));
  // Only where it imports: the program itself goes on calling that module by its first name.
  const linked = script.toString().replaceAll('from "./__wasm_split.js"', `from "./${fetchName}"`).replaceAll(old, name);
  if (!linked.includes(fetchName)) throw new Error("the program does not ask for its parts");
  const [small, named] = shortened(program, linked);
  for (const file of [`${old}.js`, `${old}_bg.wasm`]) rmSync(join(out, file));
  writeFileSync(join(out, `${name}.js`), minified(named, "js"));
  writeFileSync(join(out, `${name}_bg.wasm`), small);
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
    const small = minified(told, "js");
    const name = `start-${short(small)}.js`;
    writeFileSync(join(out, name), small);
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

// The worker is built in one piece (index.html): it has nobody to fetch a part for it.
if (/^import\b/m.test(readFileSync(join(out, "worker.js"), "utf8"))) throw new Error("the worker imports something: it would not start");

const index = join(out, "index.html");
const page = [styles, boot, parts, loader, check].reduce((text, step) => step(text), readFileSync(index, "utf8"));
rmSync(index);
// The page itself carries the version, so it counts with the placeholder that it had before.
const version = short(assets().map((name) => `${sha256(readFileSync(join(out, name)))} ${name}`).join("\n") + sha256(page));
writeFileSync(index, page.replace('name="dianxun-version" content="dev"', `name="dianxun-version" content="${version}"`));
const list = Object.fromEntries(assets().map((name) => [name, sha256(readFileSync(join(out, name)))]));
const worker = readFileSync(join(out, "sw.js"), "utf8");
writeFileSync(join(out, "sw.js"), worker.replace("%VERSION%", version).replace("%ASSETS%", JSON.stringify(list)));
