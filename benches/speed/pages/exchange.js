// Two replicas exchange files and must end equal: ours and others by the same steps, each in a page of its own.
// And the file format beside JSON. Offers `exchange` to the runner.

/** The memories of all wasm modules that come into this page. */
const memories = new Set();
const noted = (instance) => {
  Object.values(instance.exports).filter((member) => member instanceof WebAssembly.Memory).forEach((memory) => memories.add(memory));
  return instance;
};
for (const name of ["instantiate", "instantiateStreaming"]) {
  const plain = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const made = await plain.apply(WebAssembly, given);
    noted(made.instance ?? made);
    return made;
  };
}
WebAssembly.Instance = new Proxy(WebAssembly.Instance, { construct: (plain, given) => noted(new plain(...given)) });

/** As the worker is built, which does this in the app. */
async function ours() {
  await (await import("./worker/speed.js")).default();
  return window.dianxunBench;
}

/** What both sides had, and what each did since. */
const objects = () => fetch("./twins.json").then((answer) => answer.json());

/** Two replicas of one that is not ours: both open the file of one, then each edits. */
async function twins(peer) {
  const { base, edits } = await objects();
  const file = await peer.first(base);
  const replicas = [peer.open(file), peer.open(file)];
  replicas.forEach((replica, side) => Object.entries(edits[side]).forEach(([id, fields]) => replica.edit(id, fields)));
  return replicas;
}

async function contender(who, count, now) {
  if (who !== "ours") return twins(await import(`./peers/${who}.js`));
  return (await ours()).twins(count, now);
}

const both = ([left, right], work) => Promise.all([work(left, 0), work(right, 1)]);

/** Kept, so that what it takes can be measured afterwards. */
let replicas;

/** Each writes its file (`step`: "write" all it has, "since" what the other lacks) and takes in the other's: milliseconds
 * of both steps, and the bytes of both files. */
async function merge(who, step, count, now) {
  replicas = await contender(who, count, now);
  const began = performance.now();
  const files = await both(replicas, (replica) => replica[step]());
  const wrote = performance.now();
  await both(replicas, (replica, side) => replica.read(files[1 - side]));
  const read = performance.now();
  check(who, await both(replicas, (replica) => replica.records()), await objects());
  return { wrote: wrote - began, read: read - wrote, bytes: files[0].length + files[1].length };
}

const sorted = (_, value) => (value?.constructor === Object ? Object.fromEntries(Object.entries(value).sort()) : value);
const text = (value) => JSON.stringify(value, sorted);
const parsed = (records) => (typeof records === "string" ? JSON.parse(records) : records);

/** Both sides are equal, nothing else than the edits has changed, and where both edited a field, one of both stands. */
function check(who, sides, { base, edits }) {
  const [left, right] = sides.map(parsed);
  if (text(left) !== text(right)) throw new Error(`${who}: the replicas are not equal`);
  if (Object.keys(left).length !== Object.keys(base).length) throw new Error(`${who}: records came or went`);
  for (const [id, fields] of Object.entries(base)) {
    const written = edits.map((side) => side[id] ?? {});
    for (const name of new Set([fields, ...written].flatMap(Object.keys))) {
      const news = written.filter((edit) => name in edit).map((edit) => edit[name]);
      const allowed = news.length ? news : [fields[name]];
      if (!allowed.includes(left[id][name])) throw new Error(`${who}, ${id}: ${name} is ${text(left[id][name])}, not one of ${text(allowed)}`);
    }
  }
}

const decoded = (file) => new TextDecoder("utf-8", { fatal: true }).decode(file);

/** The floor of both parts: texts parsed as JSON, values written as JSON; what comes of it, and milliseconds. */
function timed(work, list) {
  const began = performance.now();
  const made = list.map((one) => work(one));
  return [made, performance.now() - began];
}

/** The floor of `merge`, over the files that ours write. */
async function mergeFloor(step, count, now) {
  const files = await both(await (await ours()).twins(count, now), (replica) => replica[step]());
  const [values, read] = timed(JSON.parse, files.map(decoded));
  return read + timed((value) => JSON.stringify(value), values)[1];
}

/** One side's records and journal, as the file format sees them: milliseconds of a step, without any store. */
const format = {
  async write(count, now) {
    const format = (await ours()).format(count, now);
    return timed(() => format.write(), [0])[1];
  },
  async read(count, now) {
    const format = (await ours()).format(count, now);
    const [[lines], took] = timed(format.read, [format.write()]);
    if (lines < count * 2) throw new Error(`${lines} lines of ${count} records and their journal`);
    return took;
  },
};

/** The floor of `format`, over the same file. */
const formatFloor = {
  async write(count, now) {
    const value = JSON.parse(decoded((await ours()).format(count, now).write()));
    return timed((value) => JSON.stringify(value), [value])[1];
  },
  async read(count, now) {
    return timed(JSON.parse, [decoded((await ours()).format(count, now).write())])[1];
  },
};

/** Megabytes of wasm memory, which never shrinks. */
const wasm = () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0) / 1e6;

/** The list that the contestants start from; the runner puts it beside the pages. */
const list = async (count, now) => (await ours()).twinObjects(count, now);

window.exchange = { merge, mergeFloor, format, formatFloor, wasm, list, load: (who) => import(`./peers/${who}.js`).then(() => true) };
