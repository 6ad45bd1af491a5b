// Makes one module of each peer for the browser. Knows where npm has put them, nothing of what they do.
import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";

/** Those that merge, and those that store, by the names of their files here. */
export const PEERS = { automerge: "Automerge", yjs: "Yjs", loro: "Loro" };
export const STORES = { dexie: "Dexie", pouchdb: "PouchDB" };

const tools = resolve(process.env.DIANXUN_TOOLS || ".tools");

/** One that cannot be bundled is missing in the folder: the race tells so when it does not load. */
export function bundle(folder) {
  const env = { ...process.env, NODE_PATH: join(tools, "peers", "node_modules") };
  for (const [name, title] of Object.entries({ ...PEERS, ...STORES })) {
    const given = [`benches/speed/peers/${name}.js`, "--bundle", "--format=esm", "--log-level=warning", `--outfile=${join(folder, `${name}.js`)}`];
    try {
      execFileSync(join(tools, "node_modules/.bin/esbuild"), given, { env, stdio: "inherit" });
    } catch (error) {
      console.error(`${title} was not bundled: ${error.message}`);
    }
  }
}
