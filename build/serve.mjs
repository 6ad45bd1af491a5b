// A small static server for `./dev serve`: right media types, no caching, nothing but the files of one folder.
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";

const [folder = "dist", wish = "8080"] = process.argv.slice(2);
const root = resolve(folder);
const types = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png",
  ".json": "application/json", ".webmanifest": "application/manifest+json", ".txt": "text/plain; charset=utf-8",
};

/** The file that a request means, or null; never outside the folder. */
function file(url) {
  let path;
  try {
    path = join(root, normalize(decodeURIComponent(new URL(url, "http://localhost").pathname)));
    if (statSync(path).isDirectory()) path = join(path, "index.html");
    return path.startsWith(root) && statSync(path).isFile() ? path : null;
  } catch {
    return null;
  }
}

const server = createServer((request, response) => {
  const path = ["GET", "HEAD"].includes(request.method) ? file(request.url) : null;
  if (!path) {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("not found\n");
    return;
  }
  response.writeHead(200, { "content-type": types[extname(path)] || "application/octet-stream", "cache-control": "no-cache" });
  if (request.method === "HEAD") response.end();
  else createReadStream(path).pipe(response);
});

server.on("error", (error) => {
  const busy = error.code === "EADDRINUSE";
  console.error(busy ? `port ${wish} is in use; try: ./dev serve ${Number(wish) + 1}` : String(error));
  process.exit(1);
});
server.listen(Number(wish), "127.0.0.1", () => console.log(`店巡 Dianxun: http://localhost:${server.address().port}/   (Ctrl-C stops)`));
