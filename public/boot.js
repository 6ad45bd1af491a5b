// Runs before the first paint, before the app: theme, language and text size as last chosen, the browser's database
// woken, and a plain sentence when the app cannot start. Knows three local keys and the elements of index.html, nothing
// of the app.
(() => {
  const root = document.documentElement;
  const kept = (key) => {
    try {
      return localStorage.getItem("dianxun." + key);
    } catch {
      return null; // storage is blocked: the app says so itself
    }
  };
  const guessed = (navigator.language || "").toLowerCase().startsWith("zh") ? "zh" : "en";
  const lang = kept("lang") || guessed;
  root.lang = lang === "en" ? "en" : "zh-Hans";
  for (const name of ["theme", "text"]) {
    if (kept(name)) root.dataset[name] = kept(name);
  }

  // The browser opens its database files at the first question, which takes as long as compiling the app: both at once.
  // Which databases there are is asked because that changes nothing; the answer, or a refusal, is the app's business.
  try {
    indexedDB.databases().catch(() => {});
  } catch {
    // no storage here, or an older browser: the app opens it itself
  }

  let started = false;
  const failed = (reason) => {
    const box = document.getElementById("boot-failed");
    if (started || !box) return;
    box.hidden = false;
    document.querySelector("#boot .boot-wait").hidden = true;
    document.getElementById("boot-reason").textContent = String(reason || "");
  };
  // In the capturing phase, since a script that fails to load tells only its own element.
  addEventListener("error", (event) => {
    const source = event.target && event.target !== window ? event.target : null;
    if (source && source.localName !== "script") return;
    const reason = event.message || (source && source.src);
    if (document.readyState === "loading") {
      addEventListener("DOMContentLoaded", () => failed(reason));
    } else {
      failed(reason);
    }
  }, true);
  addEventListener("unhandledrejection", (event) => failed(event.reason && (event.reason.message || event.reason)));
  addEventListener("dianxun-failed", (event) => failed(event.detail && (event.detail.message || event.detail)));
  addEventListener("TrunkApplicationStarted", () => {
    started = true;
    document.getElementById("boot")?.remove();
  });
})();
