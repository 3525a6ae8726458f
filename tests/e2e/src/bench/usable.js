// Run before the page. `bench` is a promise of the milliseconds from the start of the navigation
// until the page is of use: `firstVisit` or `entry`.
const painted = (done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(0);
});

const firstVisit = () => new Promise((resolve) => {
    const look = () => {
        const plans = document.querySelectorAll('section[aria-labelledby="that"] button');
        plans.length > 0 ? painted(resolve) : requestAnimationFrame(look);
    };
    look();
});

// The first row of two counts, of which both are filled.
const cellOf = () => {
    const rows = [...document.querySelectorAll('tr[data-entry]')];
    const cells = rows.map((row) => [...row.querySelectorAll('input.cell')]);
    const filled = cells.find((pair) => pair.length === 2 && pair.every((cell) => cell.value));
    return filled?.[0];
};

const entry = () => new Promise((resolve) => {
    const look = () => {
        const cell = cellOf();
        if (!cell || cell.readOnly) return requestAnimationFrame(look);
        const figure = cell.closest('tr').querySelector('td.figure');
        const before = figure.textContent;
        const observer = new MutationObserver(() => {
            if (figure.textContent === before) return;
            observer.disconnect();
            painted(resolve);
        });
        observer.observe(figure, { subtree: true, childList: true, characterData: true });
        cell.focus();
        const digit = cell.value === '5' ? '6' : '5';
        cell.select();
        document.execCommand('insertText', false, digit);
    };
    look();
});
