// The floor of a cold start in plain JavaScript: open IndexedDB, read 50 of the records, show them.
import { some } from "./raw.js";

const rows = (await some("raw", 50)).map((record) => {
  const row = document.createElement("li");
  row.textContent = `${record.date || record.due} ${record.what || record.comment} ${record.status}`;
  return row;
});
document.getElementById("rows").append(...rows);
