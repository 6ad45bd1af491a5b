// The floor of a tap in plain JavaScript: each tap puts one row of the app's size, strictly durable, and then marks a
// dot. Uses the app's test ids, so that the same probe watches both.
import { opened, finished } from "./raw.js";

const CHECKS = 23;
const row = (n) => ({ r: "0123456789abcdef", s: n, j: "x".repeat(420) });

const dots = Array.from({ length: CHECKS }, (_, index) => {
  const dot = document.createElement("a");
  dot.dataset.testid = "dot";
  dot.dataset.check = String(index + 1);
  dot.textContent = "○ ";
  return dot;
});
document.getElementById("dots").append(...dots);

const db = await opened("tap", (db) => db.createObjectStore("rows", { autoIncrement: true }));
let next = 0;
document.querySelector("[data-testid=answer-pass]").addEventListener("click", async () => {
  const dot = dots[next++];
  const transaction = db.transaction("rows", "readwrite", { durability: "strict" });
  transaction.objectStore("rows").put(row(next));
  transaction.commit();
  await finished(transaction);
  dot.dataset.state = "pass";
  dot.textContent = "● ";
});
window.checks = dots.map((dot) => dot.dataset.check);
