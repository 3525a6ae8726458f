//! The text of a copied block, taken apart.

/// The cells of a copied text: lines, and in each the cells between tabs. None where it is the
/// text of one cell.
///
/// A cell in quotes is one cell whatever breaks it holds: so spreadsheets copy a cell of several
/// lines. Its quotes go and its breaks become spaces.
pub fn block(text: &str) -> Option<Vec<Vec<String>>> {
    let text = text.trim_end_matches(['\r', '\n']);
    let (mut lines, mut line) = (Vec::new(), Vec::new());
    let mut rest = text;
    loop {
        let (cell, after) = first_cell(rest);
        line.push(cell);
        let mut signs = after.chars();
        match signs.next() {
            Some('\t') => {}
            Some(_) => lines.push(std::mem::take(&mut line)),
            None => break,
        }
        let after_break = after.strip_prefix("\r\n");
        rest = after_break.unwrap_or(signs.as_str());
    }
    lines.push(line);
    let several = lines.len() > 1 || lines.iter().any(|line| line.len() > 1);
    several.then_some(lines)
}

/// The first cell of a text, and what follows it.
fn first_cell(text: &str) -> (String, &str) {
    if let Some((cell, after)) = quoted(text) {
        return (cell, after);
    }
    let end = text.find(['\t', '\r', '\n']).unwrap_or(text.len());
    let (cell, after) = text.split_at(end);
    (cell.to_owned(), after)
}

/// The same, where it stands in quotes for the sake of a break within it. Other quotes are text.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (part, after) = rest.split_once('"')?;
        cell.push_str(part);
        match after.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None => {
                let ends = after.is_empty() || after.starts_with(['\t', '\r', '\n']);
                let broken = cell.contains(['\t', '\r', '\n']);
                let words = cell.split_whitespace().collect::<Vec<&str>>();
                return (ends && broken).then(|| (words.join(" "), after));
            }
        }
    }
}
