//! Quarters with their reports, and occurrences, put into words.

use chrono::{Datelike, NaiveDate};

use super::say::{day, task_words};
use super::{Language, fill};
use crate::calendar::{Window, WorkingDay};
use crate::plan::OccurrenceKey;
use crate::standing::{Report, ReportedQuarter, TaskStanding, Times};
use crate::text::format_day_month;

/// A quarter's figures and their report: `Kỳ số liệu 15/3 – 14/6/2026, hạn gửi 17/6, còn 5 ngày`.
/// Only the days where no duty asks for a report.
pub fn reported_quarter_words(language: Language, quarter: &ReportedQuarter) -> String {
    let days = window_words(language, quarter.window);
    let period = fill(language.pick("Kỳ số liệu {}", "Figures of {}"), &[&days]);
    let Some(report) = &quarter.report else {
        return period;
    };
    let near = |day| near_day(language, day, quarter.window.last);
    let mut due = fill(language.pick("hạn gửi {}", "due {}"), &[&near(report.on)]);
    if let Some(moved) = report.moved {
        due.push_str(&format!(" ({})", moved_words(language, moved)));
    }
    format!("{period}, {due}, {}", report_words(language, report, &near))
}

/// The days of a window: `15/3 – 14/6/2026`; both years where they differ.
pub fn window_words(language: Language, window: Window) -> String {
    let first = near_day(language, window.first, window.last);
    format!("{first} – {}", day(language, window.last))
}

/// A day beside another, whose year need not be said again.
fn near_day(language: Language, date: NaiveDate, beside: NaiveDate) -> String {
    if date.year() == beside.year() {
        language.pick(format_day_month(date), day(language, date))
    } else {
        day(language, date)
    }
}

/// That a last day is a day off, and which working day is next.
pub fn moved_words(language: Language, moved: WorkingDay) -> String {
    let words = if moved.listed {
        language.pick(
            "ngày nghỉ; ngày làm việc tiếp theo {}",
            "a day off; next working day {}",
        )
    } else {
        language.pick(
            "ngày nghỉ; ngày làm việc tiếp theo {}, chưa tính Tết và hoán đổi",
            "a day off; next working day {}, Tết and exchanged days not known",
        )
    };
    fill(words, &[&day(language, moved.day)])
}

fn report_words(language: Language, report: &Report, near: &dyn Fn(NaiveDate) -> String) -> String {
    match report.standing {
        TaskStanding::Due { days: 0, .. } => language.pick("hạn hôm nay", "due today").to_owned(),
        TaskStanding::Due { days, .. } => fill(
            language.pick("còn {} ngày", "{} days left"),
            &[&days.to_string()],
        ),
        TaskStanding::Overdue { days, .. } => fill(
            language.pick("trễ {} ngày", "{} days late"),
            &[&days.to_string()],
        ),
        TaskStanding::DoneLate { on, days } => fill(
            language.pick("đã gửi ngày {}, trễ {} ngày", "sent {}, {} days late"),
            &[&near(on), &days.to_string()],
        ),
        TaskStanding::DoneOnTime { on } | TaskStanding::Done { on } => {
            fill(language.pick("đã gửi ngày {}", "sent {}"), &[&near(on)])
        }
        _ => language.texts().not_arisen.to_lowercase(),
    }
}

/// How a report stands: as a task does, but that it is sent: `Đã gửi ngày 15/6/2026`.
pub fn sent_words(language: Language, standing: TaskStanding) -> String {
    let say = |on| day(language, on);
    match standing {
        TaskStanding::DoneOnTime { on } => fill(
            language.pick("Đã gửi ngày {}, đúng hạn", "Sent on {}, in time"),
            &[&say(on)],
        ),
        TaskStanding::DoneLate { on, days } => fill(
            language.pick("Đã gửi ngày {}, trễ {} ngày", "Sent on {}, {} days late"),
            &[&say(on), &days.to_string()],
        ),
        TaskStanding::Done { on } => {
            fill(language.pick("Đã gửi ngày {}", "Sent on {}"), &[&say(on)])
        }
        other => task_words(language, other),
    }
}

/// How many of the times are done: `7/12 lần đã xong, 1 quá hạn`.
pub fn times_words(language: Language, times: &Times) -> String {
    let (done, all) = (times.done.to_string(), times.all.to_string());
    let mut words = fill(
        language.pick("{}/{} lần đã xong", "{} of {} done"),
        &[&done, &all],
    );
    let others = [
        (times.late, ", {} quá hạn", ", {} overdue"),
        (
            times.not_arisen,
            ", {} không phát sinh",
            ", {} did not arise",
        ),
    ];
    for (count, vietnamese, english) in others {
        if count > 0 {
            let part = language.pick(vietnamese, english);
            words.push_str(&fill(part, &[&count.to_string()]));
        }
    }
    words
}

/// The name of an occurrence: `tháng 3`, `quý II`, `6 tháng đầu năm`, `lần 2`.
pub fn occurrence_words(language: Language, key: OccurrenceKey) -> String {
    let numbered = |vietnamese, english, number: u8| {
        fill(language.pick(vietnamese, english), &[&number.to_string()])
    };
    match key {
        OccurrenceKey::Week(week) => numbered("tuần {}", "week {}", week),
        OccurrenceKey::Month(month) => numbered("tháng {}", "month {}", month.get()),
        OccurrenceKey::Quarter(quarter) => {
            fill(language.pick("quý {}", "quarter {}"), &[quarter.roman()])
        }
        OccurrenceKey::Half(1) => language
            .pick("6 tháng đầu năm", "first half of the year")
            .to_owned(),
        OccurrenceKey::Half(_) => language
            .pick("6 tháng cuối năm", "second half of the year")
            .to_owned(),
        OccurrenceKey::Year => language.pick("cả năm", "the year").to_owned(),
        OccurrenceKey::Time(time) => numbered("lần {}", "time {}", time),
        OccurrenceKey::Event(event) => numbered("phát sinh lần {}", "case {}", event),
    }
}
