// Keeps the page's own files, so that it opens without a network. It sees no figures: those are
// in the storages, and nothing is ever sent.
//
// A host, or what lies between, may answer 200 with anything: its start page for a file that is
// missing, a proxy's page, half of an upload. So nothing is kept but what has the digest that the
// build has written down.
//
// The build fills in what belongs to this version; without it the page has no worker.
const VERSION = "";
// Path: SHA-256 in hexadecimal.
const FILES = {};

// A host may have several copies of the page: each keeps its own, under the name of its folder.
// No path holds a space.
const OURS = `so-chi-tieu ${new URL(self.registration.scope).pathname} `;
const CACHE = OURS + VERSION;
// What earlier versions of the page called their caches: one for all copies of a host.
const FORMER = "so-chi-tieu-";
const START = "./";
const HOW = { ignoreVary: true };
// Sent with what is kept, whatever the host said: the digest tells what it is.
const TYPES = {
    "": "text/html; charset=utf-8",
    js: "text/javascript; charset=utf-8",
    wasm: "application/wasm",
    json: "application/json",
    webmanifest: "application/manifest+json",
    svg: "image/svg+xml",
    png: "image/png",
    md: "text/plain; charset=utf-8",
};

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
    // Who asks for it anew wants the host's own answer.
    const path = event.request.cache === "reload" ? undefined : pathOf(event.request);
    if (path !== undefined) event.respondWith(answer(event, path));
});
// A newer version waits until someone says so: it never takes a page from under a person's hands.
self.addEventListener("message", (event) => {
    if (event.data === "take-over") self.skipWaiting();
});

/** All or nothing: half a version would be none. The start comes last: what has it is whole. */
async function keepAll() {
    try {
        const others = Object.keys(FILES).filter((path) => path !== START);
        await Promise.all(others.map(keep));
        await keep(START);
    } catch (error) {
        await caches.delete(CACHE);
        throw error;
    }
}

async function keep(path) {
    const kept = (await inOlder(path)) ?? (await fromHost(path));
    await put(path, kept);
}

/** The file, when it is as the build made it. */
async function fromHost(path) {
    // First asked whether what the browser still has is what there is now, then past that.
    for (const cache of ["no-cache", "reload"]) {
        const whole = await ifWhole(path, await fetch(new Request(path, { cache })));
        if (whole) return whole;
    }
    throw new Error(`${path}: the host has another file`);
}

/** An answer that has the digest of a file, with its type; nothing in place of any other. */
async function ifWhole(path, found) {
    if (!found.ok) return undefined;
    const bytes = await found.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const digits = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    if (digits !== FILES[path]) return undefined;
    const headers = new Headers(found.headers);
    headers.set("Content-Type", TYPES[/\w*$/.exec(path)[0]] ?? "application/octet-stream");
    // Unpacked by now.
    ["Content-Encoding", "Content-Length"].forEach((name) => headers.delete(name));
    return new Response(bytes, { headers });
}

async function put(path, whole) {
    const cache = await caches.open(CACHE);
    await cache.put(path, whole);
}

/** Caches of other versions in this folder, the oldest first. */
async function older() {
    const names = await caches.keys();
    const of = (start) => names.filter((name) => name.startsWith(start) && name !== CACHE);
    return [...of(FORMER), ...of(OURS)];
}

/** A file of this version that an older one has already. */
async function inOlder(path) {
    for (const cacheName of await older()) {
        const found = await caches.match(path, { ...HOW, cacheName });
        const whole = found && (await ifWhole(path, found));
        if (whole) return whole;
    }
    return undefined;
}

/** Windows still open may ask for parts of the version before: it stays, what is older goes. */
async function takeOver() {
    const whole = [];
    for (const cacheName of await older()) {
        if (await caches.match(START, { ...HOW, cacheName })) whole.push(cacheName);
    }
    const before = whole.at(-1);
    const gone = (await older()).filter((name) => name !== before);
    await Promise.all(gone.map(forget));
    await self.clients.claim();
}

/** Deletes a cache: of a former one what lies in this folder, for the rest is another copy's. */
async function forget(name) {
    if (!name.startsWith(FORMER)) return caches.delete(name);
    const cache = await caches.open(name);
    const requests = await cache.keys();
    const ours = requests.filter(({ url }) => /^(icons\/|plans\/)?[^/]*$/.test(below(url) ?? "//"));
    await Promise.all(ours.map((request) => cache.delete(request, HOW)));
    return requests.length === ours.length && caches.delete(name);
}

/** The part of an address below our folder; nothing of one that is elsewhere. */
function below(url) {
    const [address, scope] = [url.replace(/[?#].*$/, ""), self.registration.scope];
    return address.startsWith(scope) ? address.slice(scope.length) : undefined;
}

/** The path below our folder, of what is ours to answer. */
function pathOf(request) {
    const path = request.method === "GET" ? below(request.url) : undefined;
    return path?.replace(/^index\.html$/, "") === "" ? START : path;
}

async function answer(event, path) {
    const kept = await caches.match(path, { ...HOW, cacheName: CACHE });
    if (kept) return kept;
    const isListed = Object.hasOwn(FILES, path);
    const other = isListed ? await inOlder(path) : await ofBefore(path);
    if (other) return other;
    const found = await fetch(event.request);
    // The browser may have thrown it away. What the host has now is handed on, and kept if it is it.
    if (isListed) event.waitUntil(keepIfWhole(path, found.clone()));
    return found;
}

/** A file of a version before, for a window that still runs it. */
async function ofBefore(path) {
    for (const cacheName of (await older()).reverse()) {
        const found = await caches.match(path, { ...HOW, cacheName });
        if (found) return found;
    }
    return undefined;
}

async function keepIfWhole(path, found) {
    const whole = await ifWhole(path, found);
    if (whole) await put(path, whole);
}
