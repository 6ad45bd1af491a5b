// Raw IndexedDB as anybody would use it: one row per record, three indexes.
const STORE = "records";

export const opened = (name, make) => new Promise((done, failed) => {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => make(request.result);
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

export const finished = (transaction) => new Promise((done, failed) => {
  transaction.oncomplete = done;
  transaction.onabort = () => failed(transaction.error);
});

const answered = (request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

export const records = (name) => opened(name, (db) => {
  const store = db.createObjectStore(STORE, { keyPath: "id" });
  for (const field of ["kind", "shop", "status"]) store.createIndex(field, field);
});

/** Stores objects; gives milliseconds. */
export async function bulk(name, objects) {
  const db = await records(name);
  const began = performance.now();
  const transaction = db.transaction(STORE, "readwrite", { durability: "strict" });
  const store = transaction.objectStore(STORE);
  for (const object of objects) store.put(object);
  transaction.commit();
  await finished(transaction);
  const took = performance.now() - began;
  db.close();
  return took;
}

/** Reads all over an open connection; gives milliseconds and how many there are. */
export async function load(name) {
  const db = await records(name);
  const began = performance.now();
  const all = await answered(db.transaction(STORE).objectStore(STORE).getAll());
  const took = performance.now() - began;
  db.close();
  return [took, all.length];
}

/** The first rows. */
export const some = async (name, count) => {
  const db = await records(name);
  return answered(db.transaction(STORE).objectStore(STORE).getAll(null, count));
};

export const drop = (name) => answered(indexedDB.deleteDatabase(name));
