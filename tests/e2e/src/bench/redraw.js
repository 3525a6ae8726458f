// Counts the elements that change while something is typed in a row, by where they are.
// `arguments`: the row's key, and the keys of the rows that hang on it.
const [key, dependants] = arguments;
const found = { row: new Set(), dependants: new Set(), counts: new Set(), saved: new Set() };
const elsewhere = new Map();
const paths = () => [...new Set(elsewhere.values())].slice(0, 10);

const rowOf = (element) => {
    const row = element.closest('tr');
    const own = row?.classList.contains('note-row') ? row.previousElementSibling : row;
    return own?.dataset.entry;
};
const pathOf = (element) => {
    const parts = [];
    for (let one = element; one && parts.length < 4; one = one.parentElement) {
        const name = one.className ? `${one.localName}.${one.className}` : one.localName;
        parts.unshift(name);
    }
    return parts.join(' > ');
};
const note = (node) => {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (!element) return;
    const row = rowOf(element);
    if (row === key) found.row.add(element);
    else if (dependants.includes(row)) found.dependants.add(element);
    else if (element.closest('.counts, .above')) found.counts.add(element);
    else if (element.closest('.saved')) found.saved.add(element);
    else elsewhere.set(element, pathOf(element));
};
const observer = new MutationObserver((records) => records.forEach((record) => note(record.target)));
observer.observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
});
window.redrawn = () => {
    observer.takeRecords().forEach((record) => note(record.target));
    observer.disconnect();
    const sizes = Object.entries(found).map(([name, elements]) => [name, elements.size]);
    return { ...Object.fromEntries(sizes), elsewhere: elsewhere.size, paths: paths() };
};
