//! Steps that several journeys take.

use serde_json::{Value, json};

use crate::{Element, Page, Query, button, button_like, group, heading, samples, textbox};

/// A plan that comes with the page, and what its document says.
pub struct Plan {
    /// Its file in `plans/`, and its id.
    pub id: &'static str,
    /// The place.
    pub name: &'static str,
    /// The year.
    pub year: i32,
    /// Targets that say something of their own, tasks, reporting duties.
    pub counts: [usize; 3],
}

/// Phường Tịnh Biên, 2026: the one that most journeys are made with.
pub const TINH_BIEN: Plan = Plan {
    id: "tinh-bien-2026",
    name: "Phường Tịnh Biên",
    year: 2026,
    counts: [18, 25, 6],
};
/// Xã Đại Sơn, 2026.
pub const DAI_SON: Plan = Plan {
    id: "dai-son-2026",
    name: "Xã Đại Sơn",
    year: 2026,
    counts: [10, 36, 10],
};
/// Xã Tân Trung, 2024.
pub const TAN_TRUNG: Plan = Plan {
    id: "tan-trung-2024",
    name: "Xã Tân Trung",
    year: 2024,
    counts: [19, 29, 8],
};
/// Thị trấn Chợ Vàm, 2024.
pub const CHO_VAM: Plan = Plan {
    id: "cho-vam-2024",
    name: "Thị trấn Chợ Vàm",
    year: 2024,
    counts: [28, 76, 12],
};
/// Xã Diễn Châu, 2026.
pub const DIEN_CHAU: Plan = Plan {
    id: "dien-chau-2026",
    name: "Xã Diễn Châu",
    year: 2026,
    counts: [14, 36, 6],
};

impl Plan {
    /// `Phường Tịnh Biên 2026`.
    pub fn title(&self) -> String {
        format!("{} {}", self.name, self.year)
    }

    /// The document's own words for a target.
    pub fn label(&self, target: &str) -> String {
        samples::label(&samples::plan(self.id), target)
    }

    /// The cell for the count above the line.
    pub fn over(&self, target: &str, quarter: &str) -> Query {
        self.cell("Tử số", target, quarter)
    }

    /// The cell for the count below the line.
    pub fn under(&self, target: &str, quarter: &str) -> Query {
        self.cell("Mẫu số", target, quarter)
    }

    /// The cell for one number.
    pub fn value(&self, target: &str, quarter: &str) -> Query {
        self.cell("Giá trị", target, quarter)
    }

    fn cell(&self, part: &str, target: &str, quarter: &str) -> Query {
        textbox(&format!("{part}, {}, Quý {quarter}", self.label(target)))
    }
}

/// Opens one of the plans that come with the page, as someone does who has none.
pub fn open_plan(page: &Page, plan: &Plan) {
    page.find(&heading("Thử với kế hoạch thật"));
    page.click(&button_like(&plan.title()));
    page.is_at("#/tong-quan");
    let title = format!("{} · Kế hoạch năm {}", plan.name, plan.year);
    page.find(&heading(&title));
}

/// Puts the quarter switch on a quarter.
pub fn choose_quarter(page: &Page, quarter: &str) {
    let name = button(&format!("Quý {quarter}"));
    page.find(&group("Chọn quý"));
    page.click(&name);
    page.wait_equal(&format!("{name}, aria-pressed,"), "true", || {
        page.find(&name).attribute("aria-pressed")
    });
}

/// Goes to the entry page of a quarter.
pub fn open_entry(page: &Page, plan: &Plan, quarter: &str) {
    page.open("#/nhap");
    choose_quarter(page, quarter);
    page.find(&heading(&format!(
        "Nhập số liệu Quý {quarter}/{}",
        plan.year
    )));
}

/// Types both counts of a target.
pub fn enter(page: &Page, plan: &Plan, target: &str, quarter: &str, [over, under]: [&str; 2]) {
    page.fill(&plan.over(target, quarter), over);
    page.fill(&plan.under(target, quarter), under);
}

/// Waits until the row of a cell shows a text in a column.
#[track_caller]
pub fn shows_in_row(page: &Page, cell: &Query, column: &str, text: &str) {
    page.wait_equal(&format!("{column}, beside {cell},"), text, || {
        page.find(cell).in_column(column).unwrap_or_default()
    });
}

/// Waits until a cell holds a text.
#[track_caller]
pub fn holds(page: &Page, cell: &Query, text: &str) {
    page.wait_equal(&format!("{cell}"), text, || page.find(cell).value());
}

/// The whole row of a cell.
pub fn row<'page>(page: &'page Page, cell: &Query) -> Element<'page> {
    page.find(cell).around("tr[data-entry]")
}

/// A count as Vietnamese writes it: `1.234.567`.
pub fn dots(count: u64) -> String {
    match count {
        0..1000 => count.to_string(),
        _ => format!("{}.{:03}", dots(count / 1000), count % 1000),
    }
}

/// The ledger that lies in the local storage under a key, with its log put together.
pub fn kept(page: &Page, key: &str) -> Value {
    let text: String = page.eval(
        "const text = localStorage.getItem(arguments[0]);
         const end = text.indexOf('\\n');
         const [mark, , , , ...digests] = text.slice(0, end).split(' ');
         if (mark !== 'sct2') throw new Error(text.slice(0, end));
         const chunk = (digest) => localStorage.getItem(
             Object.keys(localStorage).find((key) => key.endsWith(`/${digest}`)));
         return text.slice(end + 1).replace('\\u0001', () => digests.map(chunk).join(''));",
        &[json!(key)],
    );
    serde_json::from_str(&text).unwrap()
}
