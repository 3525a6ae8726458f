// The crash page. It knows nothing of the program: when that fails, or cannot be started, this
// still gives the data that the browser keeps, whole and readable.
(() => {
    "use strict";
    // A page that is one file has storages of its own.
    const oneFile = document.documentElement.hasAttribute("data-one-file");
    const NAME = oneFile ? "so-chi-tieu-tep" : "so-chi-tieu";
    const PREFIX = `${NAME}/`;
    const LEDGER = "so-chi-tieu/2/ledger/";
    const STORE = "kept";
    const WORDS = {
        failed: ["Chương trình gặp lỗi và đã dừng", "The program has failed and stopped"],
        text: [
            "Số liệu đã báo “Đã lưu” vẫn còn nguyên trên máy này. Tải về một bản cho chắc, rồi mở lại trang.",
            "What was reported as saved is unharmed on this machine. Download a copy to be sure, then reload the page.",
        ],
        nothing: ["Trên máy này chưa lưu số liệu nào.", "Nothing is kept on this machine yet."],
        one: ["Tải sổ {}", "Download ledger {}"],
        all: ["Tải toàn bộ dữ liệu", "Download everything"],
        again: ["Mở lại trang", "Reload the page"],
        what: ["Lỗi gì", "What failed"],
    };
    let shown = false;

    function local() {
        const texts = {};
        try {
            for (const key of Object.keys(localStorage)) {
                if (!key.startsWith(PREFIX)) continue;
                texts[`so-chi-tieu/${key.slice(PREFIX.length)}`] = localStorage.getItem(key);
            }
        } catch { /* Forbidden: there is nothing in it. */ }
        return texts;
    }

    function journal() {
        return new Promise((resolve) => {
            const none = () => resolve({});
            setTimeout(none, 4000);
            try {
                const opening = indexedDB.open(NAME);
                opening.onerror = none;
                // There was none: none is made.
                opening.onupgradeneeded = () => opening.transaction.abort();
                opening.onsuccess = () => {
                    const database = opening.result;
                    if (!database.objectStoreNames.contains(STORE)) return none();
                    const store = database.transaction(STORE).objectStore(STORE);
                    const [keys, texts] = [store.getAllKeys(), store.getAll()];
                    texts.onerror = none;
                    texts.onsuccess = () => {
                        const pairs = keys.result.map((key, at) => [key, texts.result[at]]);
                        resolve(Object.fromEntries(pairs));
                    };
                };
            } catch {
                none();
            }
        });
    }

    // The first line seals a text: "sct1 41 …"; below it the text is a backup.
    const revision = (text) => Number(/^sct\d+ (\d+) /.exec(text ?? "")?.[1] ?? -1);
    const body = (text) => text.slice(text.indexOf("\n") + 1);

    function link(words, name, text) {
        const made = document.createElement("a");
        made.textContent = words;
        made.className = "btn";
        made.download = name;
        made.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
        return made;
    }

    function part(tag, words, className) {
        const made = document.createElement(tag);
        made.textContent = words;
        if (className) made.className = className;
        return made;
    }

    async function show(what) {
        if (shown) return;
        shown = true;
        console.error(what);
        const at = document.documentElement.lang === "en" ? 1 : 0;
        const say = (words) => WORDS[words][at];
        const card = part("section", "", "card empty");
        card.id = "crash";
        card.setAttribute("role", "alert");
        card.append(part("h1", say("failed")), part("p", say("text")));
        const main = document.createElement("main");
        main.className = "crash";
        main.append(card);
        document.body.replaceChildren(main);

        const kept = { local: local(), journal: await journal() };
        const acts = part("div", "", "acts");
        const ledgers = Object.keys({ ...kept.local, ...kept.journal });
        for (const key of ledgers.filter((key) => key.startsWith(LEDGER))) {
            const id = key.slice(LEDGER.length);
            const [one, other] = [kept.local[key], kept.journal[key]];
            const latest = revision(one) > revision(other) ? one : other;
            if (revision(latest) < 0) continue;
            acts.append(link(say("one").replace("{}", id), `so_${id}.json`, body(latest)));
        }
        if (ledgers.length > 0) {
            const text = JSON.stringify({ format: "so-chi-tieu/kept", ...kept }, null, 2);
            acts.append(link(say("all"), "so-chi-tieu_tat-ca.json", text));
        } else {
            card.append(part("p", say("nothing")));
        }
        const again = part("button", say("again"), "btn primary");
        again.onclick = () => location.reload();
        acts.append(again);
        const details = document.createElement("details");
        details.append(part("summary", say("what")), part("pre", String(what)));
        card.append(acts, details);
        again.focus();
    }

    const starting = () => document.getElementById("shell") !== null;
    globalThis.soChiTieuCrash = show;
    addEventListener("error", (event) => {
        const wasm = globalThis.WebAssembly && event.error instanceof WebAssembly.RuntimeError;
        // Before the program is there, whatever fails keeps it from coming.
        if (wasm || starting()) show(event.error ?? event.message ?? "");
    });
    addEventListener("error", (event) => {
        if (starting() && event.target instanceof HTMLScriptElement) show(event.target.src);
    }, true);
    addEventListener("unhandledrejection", (event) => {
        const wasm = globalThis.WebAssembly && event.reason instanceof WebAssembly.RuntimeError;
        if (wasm || starting()) show(event.reason);
    });
})();
