// Automerge: one map of maps. Texts are given as one value each, not letter by letter: nobody edits within them here.
import * as Automerge from "@automerge/automerge/slim";
import { automergeWasmBase64 } from "@automerge/automerge/automerge.wasm.base64";

await Automerge.initializeBase64Wasm(automergeWasmBase64);

const value = (plain) => (typeof plain === "string" ? new Automerge.ImmutableString(plain) : plain);
const record = (fields) => Object.fromEntries(Object.entries(fields).map(([name, plain]) => [name, value(plain)]));

/** A file of all records, made in one change. */
export const first = (records) =>
  Automerge.save(Automerge.from(Object.fromEntries(Object.entries(records).map(([id, fields]) => [id, record(fields)]))));

export function open(file) {
  let doc = Automerge.load(file);
  const heads = Automerge.getHeads(doc);
  return {
    edit(id, fields) {
      doc = Automerge.change(doc, (draft) => void Object.assign(draft[id], record(fields)));
    },
    write: () => Automerge.save(doc),
    since: () => Automerge.saveSince(doc, heads),
    read(other) {
      doc = Automerge.loadIncremental(doc, other);
    },
    records: () => JSON.parse(JSON.stringify(doc)),
  };
}
