// Edits a run by the page's own buttons and fields, one edit after another, each as soon as the one before is
// stored. What is about to be tapped, and what was shown as stored, is told to the server, which outlives the browser.
// `window.__edits` counts what is stored, `window.__step` says where the stream stands.
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
/** The page goes on to the next check when the answer has been drawn, and takes no tap before. */
const gone_on = () => new Promise((yes) => {
  if (document.hidden) return yes();
  requestAnimationFrame(() => setTimeout(() => setTimeout(yes)));
  setTimeout(yes, 600);
});
const tell = (...words) => fetch(`./__told/${words.join("/")}`);
const dot = (check) => find(`[data-testid="dot"][data-check="${check}"]`);
/** Whether a draft with these words waits to be stored. No two edits write the same words. */
const waits = (text) => Object.keys(localStorage).some((key) => key.startsWith("dianxun.draft.") && localStorage.getItem(key)?.endsWith(text));

/** Turns to wait for what a tap shows, before the tap is thought lost. */
const PATIENCE = 200;
/** Does something at a check, in the very task in which it is seen to be shown: after a stored answer the app goes on
    to the next open check by itself, which may come between a tap and what the tap shows. */
const at = async (check, act) => {
  for (let turns = 0; testid("check")?.dataset.check !== check; turns += 1) {
    if (turns % PATIENCE === 0) dot(check).click();
    await turn();
  }
  act();
};
const silent = async () => {
  while (testid("toast")) {
    document.querySelectorAll('[data-testid="toast"] .button-icon').forEach((button) => button.click());
    await turn();
  }
};

/** Taps another answer than the given one; stored when the toast says so. Among several tabs another one may have given
    just this answer a moment before, and then there is nothing to store. */
const answer = async (check, step) => {
  const others = ["pass", "fail", "na"].filter((outcome) => outcome !== dot(check).dataset.state);
  const outcome = others[random(others.length)];
  await tell("tap", check, "answer", outcome);
  step(`taps ${outcome}`);
  await at(check, () => testid(`answer-${outcome}`).click());
  step(`waits for ${outcome}`);
  await when(() => {
    const stands = dot(check).dataset.state === outcome;
    return window.__tabs ? testid("toast") || stands : testid("toast") && stands;
  });
  await tell("done", check, "answer", outcome);
  await gone_on();
};

/** Writes another note and leaves the field; stored when the toast says so and the draft is gone, which goes just after
    the toast has come. Writes wait at one door: what was begun before is stored too. */
const note = async (check, step, number) => {
  const text = `${seed}-${number}`;
  await tell("tap", check, "note", text);
  step(`types ${text}`);
  await at(check, () => {
    const field = testid("note");
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field.blur();
    if (!document.hasFocus()) field.dispatchEvent(new FocusEvent("blur")); // not sent by itself in a tab behind others
  });
  step(`waits for the toast of ${text}`);
  await when(() => testid("toast"));
  step(`waits for the draft of ${text} to go`);
  while (waits(text)) await turn();
  await tell("done", check, "note", text);
};

(async () => {
  window.__edits = 0;
  for (let number = 1; number <= count; number += 1) {
    const writes = notes.length > 0 && (number === count || random(3) === 0);
    const check = writes ? notes[random(notes.length)] : answers[random(answers.length)];
    const step = (words) => { window.__step = `edit ${number} at ${check}: ${words}`; };
    step("begins");
    await silent();
    await at(check, () => step("is shown"));
    await (writes ? note(check, step, number) : answer(check, step));
    window.__edits = number;
  }
  window.__step = "at the end";
})().catch((error) => {
  window.__step = `${window.__step}: ${error.stack}`;
  console.error(`the stream broke: ${error.stack}`);
});
