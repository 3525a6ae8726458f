// The crash page, and what is said when a part of the page does not come. It stands in index.html
// itself and knows nothing of the program: whatever fails or cannot be fetched, this still gives
// the data that the browser keeps, whole and readable.
(() => {
    "use strict";
    // A page that is one file has storages of its own.
    const oneFile = document.documentElement.hasAttribute("data-one-file");
    const NAME = oneFile ? "so-chi-tieu-tep" : "so-chi-tieu";
    const KEPT = "so-chi-tieu/2/";
    const LEDGER = `${KEPT}ledger/`;
    const CHUNK = `${KEPT}chunk/`;
    const OTHERS = ["removed/", "aside/", "snapshot/"].map((name) => KEPT + name);
    const FORMER = "so-chi-tieu/1/ledger/";
    const STORE = "kept";
    // Milliseconds: a database that says nothing, a page that has not come, a host that does not
    // answer.
    const [SILENT, LATE, NO_ANSWER] = [4000, 10000, 60000];
    const WORDS = {
        failed: ["Chương trình gặp lỗi và đã dừng", "The program has failed and stopped"],
        missing: ["Chưa tải được một phần của trang", "A part of the page has not been fetched"],
        safe: [
            "Số liệu đã báo “Đã lưu” vẫn còn nguyên trên máy này. Tải về một bản cho chắc, rồi mở lại trang.",
            "What was reported as saved is unharmed on this machine. Download a copy to be sure, then reload the page.",
        ],
        kept: [
            "Số liệu đã báo “Đã lưu” vẫn còn nguyên trên máy này. Kiểm tra mạng rồi thử lại; nếu vẫn không được, hãy tải lại bản mới.",
            "What was reported as saved is unharmed on this machine. Check the network and try again; if that does not help, load the page anew.",
        ],
        check: [
            "Kiểm tra mạng rồi thử lại; nếu vẫn không được, hãy tải lại bản mới.",
            "Check the network and try again; if that does not help, load the page anew.",
        ],
        nothing: ["Trên máy này chưa lưu số liệu nào.", "Nothing is kept on this machine yet."],
        unread: [
            "Không đọc được hết những gì trình duyệt lưu, nên chưa biết còn thiếu gì. Đừng xóa dữ liệu của trang; hãy đóng các cửa sổ khác của trang rồi thử lại. (READ-01)",
            "Not all that the browser keeps could be read, so what is missing here is not known. Do not clear the page's data; close the page's other windows and try again. (READ-01)",
        ],
        one: ["Tải sổ {}", "Download ledger {}"],
        doubtful: [
            "Tải sổ {}: bản có thể đã hỏng hoặc thiếu",
            "Download ledger {}: a copy that may be damaged or incomplete",
        ],
        all: ["Tải toàn bộ dữ liệu", "Download everything"],
        others: ["Bản đã gỡ, bản để riêng, bản theo ngày", "Removed, set aside, of earlier days"],
        reload: ["Mở lại trang", "Reload the page"],
        again: ["Thử lại", "Try again"],
        anew: ["Tải lại bản mới", "Load the page anew"],
        asking: ["Đang hỏi máy chủ…", "Asking the host…"],
        silent: [
            "Không hỏi được máy chủ, nên chưa thay gì. Kiểm tra mạng rồi thử lại. (HOST-01)",
            "The host could not be asked, so nothing was replaced. Check the network and try again. (HOST-01)",
        ],
        wrong: [
            "Máy chủ không có đúng tệp {}, nên chưa thay gì. Hãy báo người quản trị đưa lại đủ các tệp của trang. (HOST-02)",
            "The host does not have the right file {}, so nothing was replaced. Ask its administrator to upload all of the page's files again. (HOST-02)",
        ],
        type: [
            "Máy chủ gửi tệp {} với kiểu {}. Hãy báo người quản trị gửi tệp .js với kiểu text/javascript. (HOST-03)",
            "The host sends the file {} with the type {}. Ask its administrator to send .js files with the type text/javascript. (HOST-03)",
        ],
        what: ["Lỗi gì", "What failed"],
    };

    function say(name, ...parts) {
        const words = WORDS[name][language() === "en" ? 1 : 0];
        return parts.reduce((text, part) => text.replace("{}", () => part), words);
    }

    /** The program's, or where it has not come so far the one that is kept. */
    function language() {
        const root = document.documentElement;
        if (root.lang === "en" || document.getElementById("shell") === null) return root.lang;
        try {
            const settings = localStorage.getItem(`${NAME}/2/settings`);
            return /^language=(\w+)$/m.exec(settings ?? "")?.[1] ?? root.lang;
        } catch {
            return root.lang;
        }
    }

    // What is kept: each place has its texts, and whether all could be read.

    function local() {
        const place = { name: "local", texts: {}, unread: false };
        try {
            for (const key of Object.keys(localStorage)) {
                if (!key.startsWith(`${NAME}/`)) continue;
                place.texts[`so-chi-tieu${key.slice(NAME.length)}`] = localStorage.getItem(key);
            }
        } catch {
            place.unread = true;
        }
        return place;
    }

    function journal(name) {
        const place = { name: name === NAME ? "journal" : name, texts: {}, unread: false };
        return new Promise((resolve) => {
            const end = (unread) => resolve({ ...place, unread });
            setTimeout(end, SILENT, true);
            try {
                const opening = indexedDB.open(name);
                let isNew = false;
                // There was none: none is made.
                opening.onupgradeneeded = () => {
                    isNew = true;
                    opening.transaction.abort();
                };
                opening.onerror = () => end(!isNew);
                opening.onsuccess = () => {
                    const database = opening.result;
                    if (!database.objectStoreNames.contains(STORE)) return end(false);
                    const transaction = database.transaction(STORE);
                    const store = transaction.objectStore(STORE);
                    const [keys, texts] = [store.getAllKeys(), store.getAll()];
                    transaction.onabort = () => end(true);
                    transaction.oncomplete = () => {
                        keys.result.forEach((key, at) => {
                            const text = texts.result[at];
                            if (typeof text === "string") place.texts[key] = text;
                        });
                        end(false);
                    };
                };
            } catch {
                end(true);
            }
        });
    }

    /** Our databases: one, and others where that one could not be used. */
    async function journals() {
        let names = [NAME];
        try {
            const all = (await indexedDB.databases()).map((one) => one.name);
            const ours = new RegExp(`^${NAME}(-(?!tep)|$)`);
            names = [...new Set([NAME, ...all.filter((name) => ours.test(name))])];
        } catch { /* Not every browser says which there are. */ }
        return Promise.all(names.map(journal));
    }

    // Seals: "sct1 41 <SHA-256>", or "sct2 41 <SHA-256> <life> <SHA-256 of a chunk> …", below it the
    // text. The life tells plans of one name apart that were removed and opened anew.

    const [ROOTS, START] = roots();

    /** The first 32 bits of the fractions of cube and square roots of the first primes. */
    function roots() {
        const primes = [];
        for (let next = 2; primes.length < 64; next += 1) {
            if (primes.every((prime) => next % prime !== 0)) primes.push(next);
        }
        const bits = (root) => ((root % 1) * 2 ** 32) | 0;
        const of = (root, count) => primes.slice(0, count).map((prime) => bits(root(prime)));
        return [of(Math.cbrt, 64), of(Math.sqrt, 8)];
    }

    /** SHA-256 (FIPS 180-4): browsers have their own only where the page comes by https. */
    function sha256(data) {
        const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
        const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
        padded.set(bytes);
        padded[bytes.length] = 0x80;
        const view = new DataView(padded.buffer);
        view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
        view.setUint32(padded.length - 4, bytes.length << 3);
        const turn = (word, by) => (word >>> by) | (word << (32 - by));
        const hash = [...START];
        const words = new Int32Array(64);
        for (let from = 0; from < padded.length; from += 64) {
            let [a, b, c, d, e, f, g, h] = hash;
            for (let at = 0; at < 64; at += 1) {
                if (at < 16) {
                    words[at] = view.getInt32(from + at * 4);
                } else {
                    const [one, two] = [words[at - 15], words[at - 2]];
                    const low = turn(one, 7) ^ turn(one, 18) ^ (one >>> 3);
                    const high = turn(two, 17) ^ turn(two, 19) ^ (two >>> 10);
                    words[at] = words[at - 16] + low + words[at - 7] + high;
                }
                const sum = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
                const first = (h + sum + ((e & f) ^ (~e & g)) + ROOTS[at] + words[at]) | 0;
                const other = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
                const second = (other + ((a & b) ^ (a & c) ^ (b & c))) | 0;
                [h, g, f, e] = [g, f, e, (d + first) | 0];
                [d, c, b, a] = [c, b, a, (first + second) | 0];
            }
            [a, b, c, d, e, f, g, h].forEach((word, at) => {
                hash[at] = (hash[at] + word) | 0;
            });
        }
        return hash.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
    }

    /**
     * The text of a head and its chunks, which are pieces of a list. One that is missing is left
     * out: what remains is still JSON.
     */
    function joined(head, digests, chunkOf) {
        const place = head.indexOf("\u0001");
        if (place < 0) return [head, digests.length === 0];
        const chunks = digests.map(chunkOf);
        const before = head.slice(0, place);
        let after = chunks.map((chunk) => chunk ?? "").join("") + head.slice(place + 1);
        if (before.trimEnd().endsWith("[")) after = after.replace(/^\s*,/, "");
        return [before + after, chunks.every((chunk) => chunk !== undefined)];
    }

    /** What a kept text is: its revision, the backup in it, whether it is as it was written. */
    function unsealed(text, chunkOf) {
        const at = Math.max(text.indexOf("{"), 0);
        const [line, head] = [text.slice(0, at), text.slice(at)];
        const [mark, revision, digest, ...words] = line.trimEnd().split(" ");
        const listed = mark === "sct2" ? `${words.join(" ")}\n` : "";
        const isSealed = /^sct[12]$/.test(mark)
            && line === `${[mark, revision, digest, ...words].join(" ")}\n`
            && sha256(`${revision}\n${listed}${head}`) === digest;
        const [body, isComplete] = joined(head, mark === "sct1" ? [] : words.slice(1), chunkOf);
        return { revision: Number(revision), text: body, whole: isSealed && isComplete };
    }

    /** Finds a chunk by its digest, in whichever place has it unharmed. */
    function chunksIn(places) {
        const found = new Map();
        const look = (digest) => {
            const fits = ([key, text]) =>
                key.startsWith(CHUNK) && key.endsWith(`/${digest}`) && sha256(text) === digest;
            return places.map(({ texts }) => Object.entries(texts).find(fits)?.[1])
                .find((text) => text !== undefined);
        };
        return (digest) => {
            if (!found.has(digest)) found.set(digest, look(digest));
            return found.get(digest);
        };
    }

    /** The different texts under a key. */
    const textsOf = (places, key) => [...new Set(places.map(({ texts }) => texts[key]))]
        .filter((text) => text !== undefined);

    /** All keys that begin so, in order. */
    function keysOf(places, ...starts) {
        const keys = places.flatMap(({ texts }) => Object.keys(texts));
        const ours = keys.filter((key) => starts.some((start) => key.startsWith(start)));
        return [...new Set(ours)].sort();
    }

    /** The copy of each ledger to be taken, the latest whole one, and those that are not whole. */
    function ledgers(places, chunkOf) {
        return keysOf(places, LEDGER).map((key) => {
            const copies = textsOf(places, key).map((text) => unsealed(text, chunkOf));
            const [best] = copies.filter((copy) => copy.whole)
                .sort((one, other) => other.revision - one.revision);
            const doubtful = copies.filter((copy) => !copy.whole);
            return { id: key.slice(LEDGER.length), best, doubtful };
        });
    }

    // What is shown.

    function part(tag, words, className) {
        const made = document.createElement(tag);
        made.textContent = words;
        if (className) made.className = className;
        return made;
    }

    function button(name, act, className = "btn") {
        const made = part("button", say(name), className);
        made.type = "button";
        made.onclick = act;
        return made;
    }

    /** A link to a file, which is made when it is asked for: all of them may be large. */
    function link(words, name, textOf) {
        const made = part("a", words, "btn");
        made.download = name;
        made.href = "#";
        made.onclick = () => {
            made.href = URL.createObjectURL(new Blob([textOf()], { type: "application/json" }));
        };
        return made;
    }

    /** Puts what is kept into an element, as files, and words where there is none or it is unread. */
    async function offer(element) {
        const places = [local(), ...(await journals())];
        const chunkOf = chunksIn(places);
        const acts = part("div", "", "acts");
        const found = ledgers(places, chunkOf);
        for (const { id, best, doubtful } of found) {
            if (best) acts.append(link(say("one", id), `so_${id}.json`, () => best.text));
            doubtful.forEach(({ text }, at) => {
                const name = `so_${id}_co-the-hong-${at + 1}.json`;
                acts.append(link(say("doubtful", id), name, () => text));
            });
        }
        const isEmpty = places.every(({ texts }) => Object.keys(texts).length === 0);
        if (!isEmpty) {
            const all = Object.fromEntries(places.map(({ name, texts }) => [name, texts]));
            const text = () => JSON.stringify({ format: "so-chi-tieu/kept", ...all }, null, 2);
            acts.append(link(say("all"), "so-chi-tieu_tat-ca.json", text));
        }
        const others = otherCopies(places, chunkOf);
        const isKept = found.length + others.length > 0;
        const unread = places.some((place) => place.unread);
        if (unread) element.append(part("p", say("unread")));
        else if (!isKept) element.append(part("p", say("nothing")));
        element.append(acts, ...others);
        return { isKept, unread };
    }

    /** Removed plans, what was set aside, snapshots: as files, under a word to open. */
    function otherCopies(places, chunkOf) {
        const acts = part("div", "", "acts");
        for (const key of keysOf(places, ...OTHERS, FORMER)) {
            const words = key.slice(KEPT.length);
            textsOf(places, key).forEach((text, at) => {
                const name = `so_${words.replace(/[^\w-]+/g, "_")}${at > 0 ? `_${at + 1}` : ""}.json`;
                acts.append(link(words, name, () => unsealed(text, chunkOf).text));
            });
        }
        if (acts.childElementCount === 0) return [];
        const details = document.createElement("details");
        details.append(part("summary", say("others")), acts);
        return [details];
    }

    /** A card that says what has happened, gives what is kept, and offers ways on. */
    function card(kind, buttons, what) {
        const made = part("section", "", "card empty");
        made.id = "crash";
        made.setAttribute("role", "alert");
        const hasHost = kind === "missing" && !oneFile;
        const words = part("p", say(hasHost ? "check" : "safe"));
        const [data, acts, note] = [part("div", ""), part("div", "", "acts"), part("p", "")];
        note.setAttribute("role", "status");
        acts.append(...buttons);
        // A page that is one file has no host.
        if (!oneFile) acts.append(button("anew", () => loadAnew(note)));
        made.append(part("h1", say(kind)), words, data, acts, note);
        if (what) {
            const details = document.createElement("details");
            details.append(part("summary", say("what")), part("pre", what));
            made.append(details);
        }
        const filled = offer(data).then(({ isKept, unread }) => {
            // Nobody knows then what is unharmed.
            if (unread) words.remove();
            else if (isKept && hasHost) words.textContent = say("kept");
        });
        return { made, note, filled };
    }

    /** In the place of the page: it runs no more. */
    async function show(kind, what) {
        if (shown) return;
        shown = true;
        console.error(what);
        const again = button(
            kind === "failed" ? "reload" : "again",
            () => location.reload(),
            "btn primary",
        );
        const { made, note, filled } = card(kind, [again], String(what));
        const main = part("main", "", "crash");
        main.append(made);
        document.body.replaceChildren(main);
        await filled;
        again.focus();
        if (kind === "missing") note.textContent = await wrongType();
    }

    /** Among the words on the screen before the page is there: it may still come. */
    function showInShell(again) {
        const main = document.querySelector("#shell main");
        if (main === null) return;
        before ??= [...main.childNodes];
        const retry = () => {
            main.replaceChildren(...before);
            again();
        };
        main.replaceChildren(card("missing", [button("again", retry, "btn primary")]).made);
    }

    /** What is to be said of a script that the host sends as something else. */
    async function wrongType() {
        for (const { href } of document.querySelectorAll("link[rel=modulepreload]")) {
            try {
                const answer = await fetch(href);
                const type = answer.headers.get("Content-Type") ?? "";
                const name = href.slice(href.lastIndexOf("/") + 1);
                if (answer.ok && !type.includes("javascript")) return say("type", name, type);
            } catch { /* It does not come at all. */ }
        }
        return "";
    }

    // The page anew: asked of the host past every cache.

    /** Where the host has all files of one version, forgets what this copy keeps of the page. */
    async function loadAnew(note) {
        note.textContent = say("asking");
        const wrong = await wrongFile().catch(() => "");
        if (wrong !== undefined) {
            note.textContent = wrong === "" ? say("silent") : say("wrong", wrong);
            return;
        }
        // Refused where the browser keeps nothing of a page.
        await forgetPage().catch(() => {});
        location.reload();
    }

    /** A file that the host does not have as its own list says; nothing where it has all. */
    async function wrongFile() {
        const worker = document.querySelector("meta[name=so-chi-tieu-worker]")?.content;
        if (worker === undefined) return undefined;
        const limit = new AbortController();
        setTimeout(() => limit.abort(), NO_ANSWER);
        const ask = (path) => fetch(path, { cache: "reload", signal: limit.signal });
        const listed = /^const FILES = (\{.*\});$/m.exec(await (await ask(worker)).text());
        if (listed === null) return worker;
        const check = async ([path, digest]) => {
            const answer = await ask(path);
            const bytes = new Uint8Array(await answer.arrayBuffer());
            return answer.ok && sha256(bytes) === digest ? undefined : path.replace("./", "index.html");
        };
        const checked = await Promise.all(Object.entries(JSON.parse(listed[1])).map(check));
        return checked.find((path) => path !== undefined);
    }

    /** This folder's caches and worker go; figures are elsewhere. */
    async function forgetPage() {
        const folder = new URL("./", location.href);
        const registration = await navigator.serviceWorker?.getRegistration();
        if (registration?.scope === folder.href) await registration.unregister();
        const names = (await globalThis.caches?.keys()) ?? [];
        const ours = names.filter((name) => name.startsWith(`so-chi-tieu ${folder.pathname} `));
        await Promise.all(ours.map((name) => caches.delete(name)));
    }

    // What it hears of.

    let shown = false;
    let before;
    const starting = () => document.getElementById("shell") !== null;
    // Once the program runs, it says itself what it misses.
    const late = setTimeout(() => showInShell(() => location.reload()), LATE);

    globalThis.soChiTieu = {
        crash: (what) => show("failed", what),
        /** Done when another try is wanted. */
        missing: () => {
            clearTimeout(late);
            return new Promise((resolve) => showInShell(resolve));
        },
        offer,
        anew: loadAnew,
    };

    /**
     * Before the program is there, whatever fails keeps it from coming: a file of it, or a browser
     * that lacks what it is made of.
     */
    function hear(error) {
        const isPanic = globalThis.WebAssembly && error instanceof WebAssembly.RuntimeError;
        const kind = isPanic || error instanceof ReferenceError ? "failed" : "missing";
        if (isPanic || starting()) show(kind, error);
    }
    addEventListener("error", (event) => hear(event.error ?? event.message ?? ""));
    addEventListener("error", (event) => {
        if (starting() && event.target instanceof HTMLScriptElement) {
            show("missing", event.target.src || event.target.textContent);
        }
    }, true);
    addEventListener("unhandledrejection", (event) => hear(event.reason));
})();
