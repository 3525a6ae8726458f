//! When everything of a plan is due, by month and by unit.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};

use super::load::Load;
use super::table::{LegendItem, Mark, Table};
use crate::calendar::{Month, Year};
use crate::locale::{Language, fill};
use crate::plan::{GroupId, Plan, UnitId, Work, WorkId};
use crate::standing::{Agenda, Dated};

/// The days of one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineRow {
    /// The unit that leads, or the heading of the task where the plan names no unit; none for
    /// what has neither.
    pub name: Option<String>,
    /// By month of the plan's year.
    pub months: [Load; 12],
}

/// Whether a timeline is drawn over the months or unit by unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimelineBy {
    /// A bar for each month.
    #[default]
    Month,
    /// A row for each unit.
    Unit,
}

/// Everything in a plan that has a day, over the months of its year.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The year.
    pub year: Year,
    /// One for each unit that leads something with a day, in the order of the plan. What several
    /// lead is counted for the first, so that the rows add up.
    pub rows: Vec<TimelineRow>,
    /// Days that the document puts into another year.
    pub outside: usize,
    /// The day it is.
    pub today: NaiveDate,
}

/// Where something is counted; in the order of rows.
#[derive(Clone, PartialEq)]
enum Place {
    Unit(UnitId),
    Group(GroupId),
    Unnamed,
}

impl Timeline {
    /// The timeline of an agenda.
    pub fn new(plan: &Plan, agenda: &Agenda, today: NaiveDate) -> Self {
        let mut outside = 0;
        let mut found: Vec<(Place, [Load; 12])> = Vec::new();
        for dated in &agenda.dated {
            let load = Load::of(dated.standing);
            if load.total() == 0 {
                continue;
            }
            if dated.on.year() != plan.year.get() {
                outside += 1;
                continue;
            }
            let place = place_of(plan, dated);
            let at = found.iter().position(|(other, _)| *other == place);
            let at = at.unwrap_or_else(|| {
                found.push((place, [Load::default(); 12]));
                found.len() - 1
            });
            let month = found
                .get_mut(at)
                .and_then(|(_, months)| months.get_mut(dated.on.month0() as usize));
            if let Some(month) = month {
                month.add(load);
            }
        }
        Self {
            year: plan.year,
            rows: in_order(plan, &found),
            outside,
            today,
        }
    }

    /// The days of every month, all units together.
    pub fn months(&self) -> [Load; 12] {
        let mut sums = [Load::default(); 12];
        for row in &self.rows {
            for (sum, load) in sums.iter_mut().zip(&row.months) {
                sum.add(*load);
            }
        }
        sums
    }

    /// The days of the whole year.
    pub fn total(&self) -> Load {
        Load::sum(&self.months())
    }

    /// The month it is, where it is one of the year.
    pub fn this_month(&self) -> Option<Month> {
        let month = u8::try_from(self.today.month()).ok().and_then(Month::new);
        month.filter(|_| self.today.year() == self.year.get())
    }

    /// What is seen, in one or two sentences.
    pub fn sentence(&self, language: Language) -> String {
        let year = self.year.get().to_string();
        let total = self.total();
        let mut sentences = if total.total() == 0 {
            let words = language.pick(
                "Năm {} chưa có việc nào có ngày cụ thể.",
                "Nothing has a day of its own in {}.",
            );
            vec![fill(words, &[&year])]
        } else {
            let counts = [total.total(), total.done, total.late, total.due];
            let counts = counts.map(|count| count.to_string());
            let [all, done, late, due] = counts.each_ref().map(String::as_str);
            let words = language.pick(
                "Năm {} có {} hạn: {} đã xong, {} quá hạn, {} còn hạn.",
                "{} has {} due dates: {} done, {} overdue, {} to come.",
            );
            vec![fill(words, &[&year, all, done, late, due])]
        };
        sentences.extend(self.worst_words(language));
        if self.outside > 0 {
            let words = language.pick(
                "{} hạn ngoài năm này không có trong biểu đồ.",
                "{} due dates in other years are not in the chart.",
            );
            sentences.push(fill(words, &[&self.outside.to_string()]));
        }
        sentences.join(" ")
    }

    /// Who has most that is late; or else which month has most to come.
    fn worst_words(&self, language: Language) -> Option<String> {
        let rows = self
            .rows
            .iter()
            .map(|row| (row, Load::sum(&row.months).late));
        let worst = rows.filter(|(_, late)| *late > 0).rev();
        if let Some((row, late)) = worst.max_by_key(|(_, late)| *late) {
            let words = language.pick("Quá hạn nhiều nhất: {} ({}).", "Most overdue: {} ({}).");
            return Some(fill(words, &[&row.name(language), &late.to_string()]));
        }
        let months = Month::all().zip(self.months());
        let most = months.max_by_key(|(month, load)| (load.due, Reverse(*month)));
        let (month, due) = most
            .map(|(month, load)| (month, load.due))
            .filter(|(_, due)| *due > 0)?;
        let words = language.pick("Sắp tới nhiều nhất: {} ({}).", "Most to come: {} ({}).");
        Some(fill(
            words,
            &[&month_words(language, month), &due.to_string()],
        ))
    }

    /// What the marks mean.
    pub fn legend(&self, language: Language) -> Vec<LegendItem> {
        let item = |mark, vietnamese: &str, english: &str| LegendItem {
            mark,
            text: language.pick(vietnamese, english).to_owned(),
        };
        let mut items = vec![
            item(Mark::Late, "Quá hạn", "Overdue"),
            item(Mark::Due, "Còn hạn", "To come"),
            item(Mark::Done, "Đã xong", "Done"),
        ];
        items.extend(
            self.this_month()
                .map(|_| item(Mark::Today, "Hôm nay", "Today")),
        );
        items
    }

    /// The numbers behind the chart: a row for each month or for each unit, then the sum.
    pub fn table(&self, by: TimelineBy, language: Language) -> Table {
        let caption = language.pick(
            "Số hạn trong năm {}; không kể việc không phát sinh. Việc có nhiều đơn vị chủ trì tính cho đơn vị ghi đầu tiên.",
            "Due dates in {}, without what did not arise. What several units lead counts for the first named.",
        );
        let (first, last) = match by {
            TimelineBy::Month => (
                language.pick("Tháng", "Month"),
                language.pick("Ghi chú", "Note"),
            ),
            TimelineBy::Unit => (
                language.pick("Đơn vị", "Unit"),
                language.pick("Theo tháng", "By month"),
            ),
        };
        let headers = [
            first,
            language.pick("Quá hạn", "Overdue"),
            language.pick("Còn hạn", "To come"),
            language.pick("Đã xong", "Done"),
            language.pick("Tổng", "Total"),
            last,
        ];
        let mut rows: Vec<Vec<String>> = match by {
            TimelineBy::Month => self.month_rows(language),
            TimelineBy::Unit => {
                let rows = self.rows.iter();
                let rows = rows.map(|row| {
                    let note = by_month(language, &row.months);
                    cells(row.name(language), Load::sum(&row.months), note)
                });
                rows.collect()
            }
        };
        let whole = language.pick("Cộng", "Total").to_owned();
        rows.push(cells(whole, self.total(), String::new()));
        Table {
            caption: fill(caption, &[&self.year.get().to_string()]),
            headers: headers.map(str::to_owned).to_vec(),
            rows,
        }
    }

    fn month_rows(&self, language: Language) -> Vec<Vec<String>> {
        let now = self.this_month();
        let rows = Month::all().zip(self.months()).map(|(month, load)| {
            let note = if now == Some(month) {
                language.pick("tháng này", "this month")
            } else {
                ""
            };
            cells(month_words(language, month), load, note.to_owned())
        });
        rows.collect()
    }
}

impl TimelineRow {
    /// Its name on the screen.
    pub fn name(&self, language: Language) -> String {
        let unnamed = || language.pick("Chưa rõ đơn vị", "No unit named").to_owned();
        self.name.clone().unwrap_or_else(unnamed)
    }
}

fn place_of(plan: &Plan, dated: &Dated) -> Place {
    let unit = plan.work(&dated.work);
    let unit = unit.and_then(|work: Work<'_>| work.lead.units.first().cloned());
    if let Some(unit) = unit {
        return Place::Unit(unit);
    }
    let group = match &dated.work {
        WorkId::Task(id) => plan.task(id).and_then(|task| task.group.clone()),
        WorkId::Duty(_) => None,
    };
    group.map_or(Place::Unnamed, Place::Group)
}

/// Units first, then headings, as the plan has them.
fn in_order(plan: &Plan, found: &[(Place, [Load; 12])]) -> Vec<TimelineRow> {
    let units = plan
        .units
        .iter()
        .map(|unit| (Place::Unit(unit.id.clone()), Some(unit.name.clone())));
    let groups = plan
        .groups
        .iter()
        .map(|group| (Place::Group(group.id.clone()), Some(group.name.clone())));
    let places = units.chain(groups).chain([(Place::Unnamed, None)]);
    let rows = places.filter_map(|(place, name)| {
        let (_, months) = found.iter().find(|(other, _)| *other == place)?;
        Some(TimelineRow {
            name,
            months: *months,
        })
    });
    rows.collect()
}

fn cells(name: String, load: Load, note: String) -> Vec<String> {
    let counts = [load.late, load.due, load.done, load.total()];
    let counts = counts.into_iter().map(|count| count.to_string());
    [name].into_iter().chain(counts).chain([note]).collect()
}

/// `tháng 1: 2 (1 quá hạn); tháng 3: 4`.
fn by_month(language: Language, months: &[Load; 12]) -> String {
    let months = Month::all()
        .zip(months)
        .filter(|(_, load)| load.total() > 0);
    let months = months.map(|(month, load)| {
        let name = month_words(language, month).to_lowercase();
        let mut words = format!("{name}: {}", load.total());
        if load.late > 0 {
            let late = language.pick(" ({} quá hạn)", " ({} overdue)");
            words.push_str(&fill(late, &[&load.late.to_string()]));
        }
        words
    });
    months.collect::<Vec<_>>().join("; ")
}

fn month_words(language: Language, month: Month) -> String {
    fill(
        language.pick("Tháng {}", "Month {}"),
        &[&month.get().to_string()],
    )
}
