// Scripts that the runner puts into pages before anything else. Every page, ours or the floor, is watched by the same
// code: a moment counts when the frame that shows it has been drawn.

/* Runs in the page: calls back after the next frame has been drawn. */
function drawn(then) {
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(0);
  });
}

/* Runs in the page: `firstShown` is the time since navigation at which the selector was there and drawn. */
function watchStart(selector) {
  const observer = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    observer.disconnect();
    drawn((now) => (window.firstShown = now));
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}

/* Runs in the page: `lastTap` is the time from the tap's event to the frame in which the expected dot shows "pass". */
function watchTaps() {
  let tapped = null;
  const isShown = () => document.querySelector(`[data-testid=dot][data-check="${window.expectedDot}"][data-state=pass]`);
  addEventListener("click", (event) => (tapped = event.timeStamp), true);
  new MutationObserver(() => {
    if (tapped === null || !isShown()) return;
    const began = tapped;
    tapped = null;
    drawn((now) => (window.lastTap = now - began));
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

export const startProbe = (selector) => `(() => { ${drawn}; ${watchStart}; watchStart(${JSON.stringify(selector)}); })()`;
export const tapProbe = `(() => { ${drawn}; ${watchTaps}; watchTaps(); })()`;
