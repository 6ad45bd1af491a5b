// Loro: one map of maps.
import { LoroDoc, LoroMap } from "loro-crdt/base64";

const put = (map, fields) => Object.entries(fields).forEach(([name, value]) => map.set(name, value));

/** A file of all records, made in one commit. */
export function first(records) {
  const doc = new LoroDoc();
  for (const [id, fields] of Object.entries(records)) put(doc.getMap("records").setContainer(id, new LoroMap()), fields);
  doc.commit();
  return doc.export({ mode: "snapshot" });
}

export function open(file) {
  const doc = new LoroDoc();
  doc.import(file);
  const records = doc.getMap("records");
  const version = doc.oplogVersion();
  return {
    edit(id, fields) {
      put(records.get(id), fields);
      doc.commit();
    },
    write: () => doc.export({ mode: "snapshot" }),
    since: () => doc.export({ mode: "update", from: version }),
    read: (other) => void doc.import(other),
    records: () => records.toJSON(),
  };
}
