// PouchDB: one document per object.
import PouchDB from "pouchdb-browser";

/** Stores objects; gives milliseconds. */
export async function bulk(name, objects) {
  const db = new PouchDB(name);
  await db.info(); // it is open
  const docs = objects.map((object) => ({ _id: object.id, ...object }));
  const began = performance.now();
  const answers = await db.bulkDocs(docs);
  const took = performance.now() - began;
  const refused = answers.find((answer) => answer.error);
  if (refused) throw new Error(`PouchDB: ${refused.message}`);
  await db.close();
  return took;
}
