// Short names for what the program takes from its script and gives to it: wasm-bindgen's names carry a hash each, which
// compresses to nothing less than itself and stands in both files. Knows the import and the export section of a wasm
// module, not what passes between the two.

/** Reads one unsigned LEB128 number; gives it and where the next byte stands. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function leb(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(bytes);
}

/** Where the description of an import ends: a function, a table, a memory, a global, a tag. */
function afterImport(bytes, at) {
  const kind = bytes[at++];
  if (kind === 0) return number(bytes, at)[1];
  if (kind === 3) return at + 2;
  if (kind === 4) return number(bytes, at + 1)[1];
  if (kind === 1) at += 1;
  const flags = bytes[at++];
  const [, least] = number(bytes, at);
  return flags & 1 ? number(bytes, least)[1] : least;
}

/** Where the description of an export ends: its kind and its number. */
const afterExport = (bytes, at) => number(bytes, at + 1)[1];

/** A section whose entries begin with names (imports: the module's, which stays, and their own), the names made short. */
function renamed(section, modules, described, short) {
  let [count, at] = number(section, 0);
  const out = [leb(count)];
  const text = () => {
    const [length, from] = number(section, at);
    at = from + length;
    return section.subarray(from, at).toString();
  };
  while (count--) {
    const names = [...Array.from({ length: modules }, text), short(text())];
    for (const name of names.map((name) => Buffer.from(name))) out.push(leb(name.length), name);
    const end = described(section, at);
    out.push(section.subarray(at, end));
    at = end;
  }
  return Buffer.concat(out);
}

/** wasm-bindgen's own names; the parts ask for none of them. */
const OURS = /^(?:__wb|wasm_bindgen__)\w+$/;

/** The program and its script with short names in both. */
export function shortened(program, script) {
  const names = new Map();
  const short = (name) => {
    if (!OURS.test(name)) return name;
    if (!names.has(name)) names.set(name, `$${names.size.toString(36)}`);
    return names.get(name);
  };
  const out = [program.subarray(0, 8)];
  for (let at = 8; at < program.length;) {
    const id = program[at];
    const [length, from] = number(program, at + 1);
    at = from + length;
    const section = program.subarray(from, at);
    const body = id === 2 ? renamed(section, 1, afterImport, short) : id === 7 ? renamed(section, 0, afterExport, short) : section;
    out.push(Buffer.from([id]), leb(body.length), body);
  }
  const linked = script.replace(/\b(?:__wb|wasm_bindgen__)\w+/g, (name) => names.get(name) ?? name);
  return [Buffer.concat(out), linked];
}
