// Listings: ours and those that merely store, and a list in plain JavaScript. Offers `goods` to the runner.
import * as raw from "./raw.js";

const memories = new Set();
const plain = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = async (...given) => {
  const made = await plain.apply(WebAssembly, given);
  Object.values(made.instance.exports).filter((member) => member instanceof WebAssembly.Memory).forEach((memory) => memories.add(memory));
  return made;
};

/** Our program, built as the worker is ("worker") or as the page is ("page"). */
async function ours(built) {
  await (await import(built === "worker" ? "./worker/speed.js" : "./speed.js")).default();
  return window.dianxunBench;
}

async function emptied() {
  for (const { name } of await indexedDB.databases()) await new Promise((done) => (indexedDB.deleteDatabase(name).onsuccess = done));
}

/** So many listings stored by one who merely stores: milliseconds. */
async function store(who, count) {
  const objects = JSON.parse((await ours("worker")).goodsObjects(count));
  const peer = who === "raw" ? raw : await import(`./peers/${who}.js`);
  const took = await peer.bulk("goods", objects);
  await emptied();
  return took;
}

/** Bytes of a table taken in: milliseconds until stored and until searchable. */
async function take(count, now) {
  const bench = await ours("worker");
  const [stored, searchable, came] = await bench.takeTable("goods", bench.goodsTable(count), now);
  await emptied();
  if (came < count) throw new Error(`${came} of ${count} listings came in`);
  return [stored, searchable];
}

const ROW = 56;

/** The floor of scrolling: rows in sight are there, each with a name and four cells. */
function plainList(count) {
  const scroll = document.getElementById("scroll");
  const list = document.getElementById("list");
  list.style.blockSize = `${count * ROW}px`;
  const rows = new Map();
  const draw = () => {
    const first = Math.max(0, Math.floor(scroll.scrollTop / ROW) - 8);
    const last = Math.min(count, first + Math.ceil(scroll.clientHeight / ROW) + 16);
    for (const [at, row] of rows) if (at < first || at >= last) rows.delete(at), row.remove();
    for (let at = first; at < last; at++) {
      if (rows.has(at)) continue;
      const row = document.createElement("li");
      row.style.insetBlockStart = `${at * ROW}px`;
      for (const text of [`明前 龙井 礼盒 特级 ${at}`, `¥${at % 999}.00`, at % 500, "60%", "在售"]) row.appendChild(document.createElement("span")).textContent = text;
      list.append(row);
      rows.set(at, row);
    }
  };
  scroll.addEventListener("scroll", draw);
  draw();
  return true;
}

const wasm = () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0) / 1e6;
const load = (who) => import(`./peers/${who}.js`).then(() => true);

window.goods = { store, take, plainList, wasm, load, ours };
