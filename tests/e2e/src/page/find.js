// Finds what is shown and has a role and an accessible name. The name is worked out here well
// enough to choose; the browser's own computed role and name confirm the choice afterwards.
const [role, name, whole, inside] = arguments;
const SELECTORS = {
    button: "button, [role=button], input[type=button], input[type=submit]",
    link: "a[href], [role=link]",
    textbox: "input:not([type]), input[type=text]:not([list]), input[type=search], input[type=url], textarea, [role=textbox]",
    combobox: "select, input[list], [role=combobox]",
    heading: "h1, h2, h3, h4, h5, h6, [role=heading]",
    group: "fieldset, [role=group]",
    image: "img, canvas[role=img], svg[role=img]",
    status: "[role=status], output",
    alert: "[role=alert]",
};
const tidy = (text) => (text || "").replace(/\s+/g, " ").trim();
const shown = (element) => element.checkVisibility({ visibilityProperty: true });

function words(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    if (node.getAttribute("aria-hidden") === "true" || !shown(node)) return " ";
    if (node.getAttribute("aria-label")) return node.getAttribute("aria-label");
    const inner = [...node.childNodes].map(words).join("");
    return getComputedStyle(node).display.startsWith("inline") ? inner : ` ${inner} `;
}

function nameOf(element) {
    const ids = element.getAttribute("aria-labelledby");
    if (ids) {
        const labels = ids.split(/\s+/).map((id) => document.getElementById(id));
        return tidy(labels.map((label) => (label ? words(label) : "")).join(" "));
    }
    if (element.getAttribute("aria-label")) return tidy(element.getAttribute("aria-label"));
    if (element.labels && element.labels.length) {
        return tidy([...element.labels].map(words).join(" "));
    }
    const own = element.matches("input, select, textarea") ? "" : words(element);
    return tidy(own) || tidy(element.alt) || tidy(element.title) || tidy(element.placeholder);
}

const wanted = tidy(name);
return [...(inside || document).querySelectorAll(SELECTORS[role])].filter((element) => {
    if (!shown(element)) return false;
    if (wanted === "") return true;
    const found = nameOf(element);
    return whole ? found === wanted : found.startsWith(wanted);
});
