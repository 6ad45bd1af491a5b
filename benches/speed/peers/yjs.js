// Yjs: one map of maps.
import * as Y from "yjs";

const put = (map, fields) => Object.entries(fields).forEach(([name, value]) => map.set(name, value));

/** A file of all records, made in one transaction. */
export function first(records) {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const [id, fields] of Object.entries(records)) put(doc.getMap("records").set(id, new Y.Map()), fields);
  });
  return Y.encodeStateAsUpdate(doc);
}

export function open(file) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, file);
  const records = doc.getMap("records");
  const vector = Y.encodeStateVector(doc);
  return {
    edit: (id, fields) => doc.transact(() => put(records.get(id), fields)),
    write: () => Y.encodeStateAsUpdate(doc),
    since: () => Y.encodeStateAsUpdate(doc, vector),
    read: (other) => Y.applyUpdate(doc, other),
    records: () => records.toJSON(),
  };
}
