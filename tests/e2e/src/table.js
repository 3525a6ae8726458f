// The text of a table cell: the row that holds an element, the column under a heading.
const [element, title] = arguments;
const tidy = (text) => (text || "").replace(/\s+/g, " ").trim();
const row = element.closest("tr");
const table = element.closest("table");
if (!row || !table) return null;
const at = (cells, wanted) => {
    let column = 0;
    for (const cell of cells) {
        if (wanted(cell, column)) return { cell, column };
        column += cell.colSpan;
    }
    return null;
};
for (const head of [...table.tHead.rows].reverse()) {
    const found = at(head.cells, (cell) => tidy(cell.innerText) === title);
    if (!found) continue;
    const under = at(row.cells, (cell, column) => column + cell.colSpan > found.column);
    return under ? tidy(under.cell.innerText) : null;
}
return null;
