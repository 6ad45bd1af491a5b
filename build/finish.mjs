// Trunk's post_build hook, over the final bytes (Trunk names the wasm before wasm-opt has run):
// 1. `style/main.css` and what it @imports become one hashed file; 2. boot.js gets a hashed name; 3. Trunk's inline
// loader becomes a file, since the page's policy allows no inline script; 4. the service worker gets its version and
// the SHA-256 of every asset. Fails the build when something in the page would need the network or an inline script.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

const source = process.env.TRUNK_SOURCE_DIR || ".";
const out = process.env.TRUNK_STAGING_DIR;
if (!out) throw new Error("build/finish.mjs is called by Trunk (TRUNK_STAGING_DIR is not set)");

const sha256 = (data) => createHash("sha256").update(data).digest("hex");
const short = (data) => sha256(data).slice(0, 16);

/** A style sheet with its `@import "x.css" [layer(name)] [media];` lines replaced by the files, each at most once. */
function bundle(path, seen = new Set()) {
  if (seen.has(path)) return "";
  seen.add(path);
  if (!existsSync(path)) throw new Error(`style sheet not found: ${path}`);
  const text = readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const line = /@import\s+(?:url\()?\s*["']([^"')]+)["']\s*\)?\s*(?:layer\(([\w.-]+)\))?\s*([^;]*);/g;
  return text.replace(line, (_, file, layer, media) => {
    let css = bundle(join(dirname(path), file), seen);
    if (media.trim()) css = `@media ${media.trim()} {\n${css}\n}`;
    return layer ? `@layer ${layer} {\n${css}\n}` : css;
  });
}

function styles(page) {
  const css = bundle(join(source, "style/main.css")).replace(/^[ \t]+/gm, "").replace(/\n{2,}/g, "\n").trim() + "\n";
  const name = `style-${short(css)}.css`;
  writeFileSync(join(out, name), css);
  return page.replace('href="style/main.css"', `href="./${name}"`);
}

function boot(page) {
  const from = join(out, "boot.js");
  const name = `boot-${short(readFileSync(from))}.js`;
  renameSync(from, join(out, name));
  return page.replace('src="./boot.js"', `src="./${name}"`);
}

function loader(page) {
  return page.replace(/<script((?:(?!\ssrc=)[^>])*)>([\s\S]*?)<\/script>/g, (_, attributes, body) => {
    const name = `start-${short(body)}.js`;
    writeFileSync(join(out, name), body.trim() + "\n");
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
