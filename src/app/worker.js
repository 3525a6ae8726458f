// Keeps the page's own files, so that it opens without a network. It sees no figures: those are
// in the storages, and nothing is ever sent.
//
// The build fills in what belongs to this version; without it the page has no worker.
const VERSION = "";
const FILES = [];

const OURS = "so-chi-tieu-";
const CACHE = OURS + VERSION;

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
    const path = pathOf(event.request);
    if (path !== undefined) event.respondWith(answer(event.request, path));
});
// A newer version waits until someone says so: it never takes a page from under a person's hands.
self.addEventListener("message", (event) => {
    if (event.data === "take-over") self.skipWaiting();
});

/** All or nothing: half a version would be none. */
async function keepAll() {
    const cache = await caches.open(CACHE);
    await Promise.all(FILES.map((path) => keep(cache, path)));
}

async function keep(cache, path) {
    // The server is asked whether what the browser still has is what there is now.
    const found = await fetch(new Request(path, { cache: "no-cache" }));
    if (!found.ok) throw new Error(`${path}: ${found.status}`);
    await cache.put(path, found);
}

/** Windows still open may ask for parts of the version before: it stays, what is older goes. */
async function takeOver() {
    const kept = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
    await Promise.all(kept.slice(0, -1).map((name) => caches.delete(name)));
    await self.clients.claim();
}

/** The path below our folder, of what is ours to answer. */
function pathOf(request) {
    const scope = self.registration.scope;
    const address = request.url.replace(/[?#].*$/, "");
    if (request.method !== "GET" || !address.startsWith(scope)) return undefined;
    const path = address.slice(scope.length).replace(/^index\.html$/, "");
    return path === "" ? "./" : path;
}

async function answer(request, path) {
    const cache = await caches.open(CACHE);
    const how = { ignoreVary: true };
    const found = (await cache.match(path, how)) ?? (await caches.match(path, how));
    return found ?? fetch(request);
}
