// Enters figures in the grid as fast as the page takes them, and goes to other pages in between.
// `arguments`: the number of the first entry, how many, and after how many another page is opened.
const [from, count, visit] = arguments;
const PAGES = ['#/tong-quan', '#/nhiem-vu', '#/bieu-ii06a', '#/gui-len', '#/ke-hoach'];

const turn = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
});
const PATIENCE = 20_000;
const until = async (what, there) => {
    const end = performance.now() + PATIENCE;
    while (!there()) {
        await turn();
        if (performance.now() > end) {
            throw new Error(`waited for ${what} at ${location.hash}: ${document.body.innerText}`);
        }
    }
};
const visitPage = async (at) => {
    location.hash = PAGES[at % PAGES.length];
    await until('the grid gone', () => !document.querySelector('table.grid tr[data-entry]'));
    let painted = false;
    requestAnimationFrame(() => { painted = true; });
    await until('a picture', () => painted);
    location.hash = '#/nhap';
    await until('the grid there', () => document.querySelector('table.grid tr[data-entry]'));
};
const enter = async (at) => {
    const cells = document.querySelectorAll('table.grid input.cell');
    const cell = cells[at % cells.length];
    const isOver = cell.id.endsWith('-0');
    cell.focus();
    cell.select();
    document.execCommand('insertText', false, String(isOver ? 10 + at % 80 : 100 + at % 90));
    await turn();
};

return (async () => {
    for (let at = from; at < from + count; at += 1) {
        if (at % visit === 0) await visitPage(at / visit);
        await enter(at);
    }
    return true;
})();
