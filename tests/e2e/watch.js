// Put before the app by the test server: what went wrong, which files the app handed over, and a clock to move.
(() => {
  const problems = (window.__problems = []);
  const keep = (kind, text) => problems.push(`${kind}: ${text}`);
  addEventListener("error", (event) => {
    const from = event.target && event.target !== window ? event.target.src || event.target.href : "";
    keep("error", event.message || from);
  }, true);
  addEventListener("unhandledrejection", (event) => keep("rejection", (event.reason && event.reason.message) || event.reason));
  addEventListener("securitypolicyviolation", (event) => keep("policy", `${event.effectiveDirective} ${event.blockedURI}`));
  const error = console.error;
  console.error = (...parts) => {
    keep("console", parts.map(String).join(" "));
    error.apply(console, parts);
  };

  // Downloads cannot be driven alike in three engines: the file is taken where the app hands it over.
  const files = (window.__files = []);
  const blobs = new Map();
  const create = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const url = create.call(URL, blob);
    blobs.set(url, blob);
    return url;
  };
  const taken = (anchor) => {
    if (!anchor.hasAttribute("download") || !blobs.has(anchor.href)) return false;
    files.push({ name: anchor.download, blob: blobs.get(anchor.href) });
    return true;
  };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (!taken(this)) click.call(this);
  };
  addEventListener("click", (event) => {
    const anchor = event.target.closest && event.target.closest("a[download]");
    if (anchor && taken(anchor)) event.preventDefault();
  }, true);
  window.__file = async (index) => {
    const bytes = new Uint8Array(await files[index].blob.arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(text);
  };

  const Real = Date;
  const clock = (window.__clock = { shift: 0 });
  const now = () => Real.now() + clock.shift;
  window.Date = new Proxy(Real, {
    apply: () => new Real(now()).toString(),
    construct: (target, parts, as) => Reflect.construct(target, parts.length ? parts : [now()], as === window.Date ? target : as),
    get: (target, key) => (key === "now" ? now : target[key]),
  });
})();
