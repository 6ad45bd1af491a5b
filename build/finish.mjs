// Trunk's post_build hook, over the final bytes (Trunk names the wasm before wasm-opt has run):
// 1. the style sheets become one hashed file, in the order of `style/order.txt`; 2. boot.js gets a hashed name; 3. Trunk's inline
// loader becomes a file, since the page's policy allows no inline script; 4. the service worker gets its version and
// the SHA-256 of every asset. Fails the build when something in the page would need the network or an inline script.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const source = process.env.TRUNK_SOURCE_DIR || ".";
const out = process.env.TRUNK_STAGING_DIR;
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
const page = [styles, boot, loader, check].reduce((text, step) => step(text), readFileSync(index, "utf8"));
rmSync(index);
// The page itself carries the version, so it counts with the placeholder that it had before.
const version = short(assets().map((name) => `${sha256(readFileSync(join(out, name)))} ${name}`).join("\n") + sha256(page));
writeFileSync(index, page.replace('name="dianxun-version" content="dev"', `name="dianxun-version" content="${version}"`));
const list = Object.fromEntries(assets().map((name) => [name, sha256(readFileSync(join(out, name)))]));
const worker = readFileSync(join(out, "sw.js"), "utf8");
writeFileSync(join(out, "sw.js"), worker.replace("%VERSION%", version).replace("%ASSETS%", JSON.stringify(list)));
