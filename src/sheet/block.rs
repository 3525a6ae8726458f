//! A block of cells copied from a spreadsheet.

/// The cells of a copied text: lines, and in each the cells between tabs. None where it is the
/// text of one cell.
pub fn block(text: &str) -> Option<Vec<Vec<&str>>> {
    let text = text.trim_end_matches(['\r', '\n']);
    let cells = |line| str::split(line, '\t').collect();
    let block = text.contains(['\t', '\n']);
    block.then(|| text.lines().map(cells).collect())
}
