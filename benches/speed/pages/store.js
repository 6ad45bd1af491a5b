// Offers the app's store (`dianxunBench`, inside wasm) and raw IndexedDB (`raw`) to the runner.
import init from "./speed.js";
import * as raw from "./raw.js";

await init();
window.raw = raw;
window.storeIsReady = true;
