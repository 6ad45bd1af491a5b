// Edits a run by the page's own buttons and fields, one edit after another, each as soon as the one before is
// stored. What is about to be tapped, and what was shown as stored, is told to the server, which outlives the browser.
const [seed, answers, notes, count] = arguments;
let state = seed;
const random = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * n);
};
const find = (css) => document.querySelector(css);
const testid = (name) => find(`[data-testid="${name}"]`);
const when = (condition) => new Promise((yes) => {
  if (condition()) return yes();
  const watch = new MutationObserver(() => {
    if (!condition()) return;
    watch.disconnect();
    yes();
  });
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
});
/** One turn of the event loop; unlike timers not slowed down in tabs that nobody sees. */
const turn = () => new Promise((yes) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => yes();
  port2.postMessage(null);
});
const tell = (...words) => fetch(`./__told/${words.join("/")}`);
const dot = (check) => find(`[data-testid="dot"][data-check="${check}"]`);
const draft = (check) => Object.keys(localStorage).some((key) => key.startsWith("dianxun.draft.") && key.includes(`/${check}/`));

const show = async (check) => {
  dot(check).click();
  await when(() => testid("check")?.dataset.check === check);
};
const silent = async () => {
  document.querySelectorAll('[data-testid="toast"] .button-icon').forEach((button) => button.click());
  await when(() => !testid("toast"));
};

/** Taps another answer than the given one; stored when the toast says so. Among several tabs another one may have given
    just this answer a moment before, and then there is nothing to store. */
const answer = async (check) => {
  const others = ["pass", "fail", "na"].filter((outcome) => outcome !== dot(check).dataset.state);
  const outcome = others[random(others.length)];
  await tell("tap", check, "answer", outcome);
  testid(`answer-${outcome}`).click();
  await when(() => {
    const stands = dot(check).dataset.state === outcome;
    return window.__tabs ? testid("toast") || stands : testid("toast") && stands;
  });
  await tell("done", check, "answer", outcome);
};

/** Writes another note and leaves the field; stored when the toast says so. */
const note = async (check, number) => {
  const field = testid("note");
  const text = `${seed}-${number}`;
  await tell("tap", check, "note", text);
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  field.blur();
  await when(() => testid("toast"));
  while (draft(check)) await turn(); // goes just after the toast has come
  await tell("done", check, "note", text);
};

(async () => {
  window.__edits = 0;
  for (let number = 1; number <= count; number += 1) {
    const writes = random(3) === 0 && notes.length > 0;
    const check = writes ? notes[random(notes.length)] : answers[random(answers.length)];
    await silent();
    await show(check);
    await (writes ? note(check, number) : answer(check));
    window.__edits = number;
  }
})().catch((error) => console.error(`the stream broke: ${error.stack}`));
