// arguments: an address, and how the view is taken away: `plan`, `route` or `language`.
// For each kind of thing on the page that takes the focus: gives it the focus, takes the view away
// under it, and comes back. Returns the kinds that were tried; ends at the first after which the
// page is gone, and says which.
const [hash, way] = arguments;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const crashed = () => document.getElementById("crash") !== null;

async function until(what, look) {
    for (let tries = 0; tries < 200; tries += 1) {
        if (crashed()) throw new Error(`the page has crashed, waiting for ${what}`);
        const found = look();
        if (found) return found;
        await pause(20);
    }
    throw new Error(`waited for ${what}`);
}

async function show() {
    if (location.hash !== hash) location.hash = hash;
    await until("the page", () => document.querySelector("main h1"));
    await pause(30);
    // Editors are opened: what is in them takes the focus as well.
    const closed = (opener) => opener.getAttribute("aria-expanded") === "false";
    for (const opener of [...document.querySelectorAll("main button")].filter(closed)) {
        if (opener.id !== "can-sua") opener.click();
    }
    await pause(30);
}

const KINDS = "main input, main select, main textarea, main button, main summary, .rail select";
const shown = (one) => one.checkVisibility() && !one.disabled;
const around = (one) => one.parentElement?.closest("[class]")?.className ?? "";
const kind = (one) =>
    [one.tagName, one.type, one.className, one.inputMode, around(one)].join(" ").trim();

// Waits for the choice with this id or class, and chooses.
async function pick(selector, value) {
    const select = await until(selector, () => document.querySelector(selector));
    const here = select.value;
    const values = [...select.options].map((option) => option.value);
    select.value = value ?? values.find((one) => one !== here);
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await pause(30);
    return here;
}

const AWAY = {
    async plan() {
        const here = await pick("select.plan-choice");
        await pick("select.plan-choice", here);
    },
    async route() {
        location.hash = "#/huong-dan";
        await until("the guide", () => document.querySelector(".guide"));
    },
    async language() {
        const here = await pick("#ngon-ngu");
        await pick("#ngon-ngu", here);
    },
};

const tried = new Set();
for (;;) {
    await show();
    const fresh = (one) => shown(one) && !tried.has(kind(one));
    const next = [...document.querySelectorAll(KINDS)].find(fresh);
    if (!next) return [...tried];
    tried.add(kind(next));
    next.focus();
    const inside = kind(next);
    await AWAY[way]().catch((error) => {
        throw new Error(`${error.message}, with the focus in: ${inside}`);
    });
    await until(`what follows the focus in: ${inside}`, () => document.querySelector("main h1"));
}
