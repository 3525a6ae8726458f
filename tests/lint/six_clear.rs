//! "6 rõ": how clear the tasks of the five plans are, counted by hand from the plan files; and
//! what is filled in.

use so_chi_tieu::ledger::{Clarity, Command, Ledger};
use so_chi_tieu::locale::{
    Language, clear_count, clear_question, clear_share, clear_word, filled_in_words,
    group_clear_words, how_words, unclear_word, unclear_words,
};
use so_chi_tieu::plan::{
    Clear, ClearCount, How, TaskId, filled_in, six_clear, six_clear_of_plan, unclear,
};

use super::five_plans::{PLANS, plan};

/// Given, vague and missing, in the order of [`Clear::ALL`]; counted apart from the program, from
/// the JSON of the plan files.
const COUNTS: [(&str, [[usize; 3]; 6]); 5] = [
    (
        "tinh-bien-2026",
        [
            [25, 0, 0],
            [25, 0, 0],
            [3, 22, 0],
            [23, 0, 2],
            [0, 0, 25],
            [0, 0, 25],
        ],
    ),
    (
        "dai-son-2026",
        [
            [32, 0, 4],
            [36, 0, 0],
            [3, 23, 10],
            [6, 0, 30],
            [23, 0, 13],
            [0, 0, 36],
        ],
    ),
    (
        "tan-trung-2024",
        [
            [29, 0, 0],
            [29, 0, 0],
            [10, 19, 0],
            [28, 0, 1],
            [29, 0, 0],
            [0, 0, 29],
        ],
    ),
    (
        "cho-vam-2024",
        [
            [72, 0, 4],
            [76, 0, 0],
            [25, 49, 2],
            [72, 0, 4],
            [70, 0, 6],
            [0, 0, 76],
        ],
    ),
    (
        "dien-chau-2026",
        [
            [11, 0, 25],
            [36, 0, 0],
            [0, 0, 36],
            [0, 0, 36],
            [0, 0, 36],
            [0, 0, 36],
        ],
    ),
];

fn count([given, vague, missing]: [usize; 3]) -> ClearCount {
    ClearCount {
        given,
        filled: 0,
        vague,
        missing,
    }
}

#[test]
fn the_five_plans_are_as_clear_as_counted_by_hand() {
    for (id, counts) in COUNTS {
        let plan = plan(id);
        let found = six_clear_of_plan(&plan, |_, _| None);
        let wanted = [0, 1, 2, 3, 4, 5].map(|at| (Clear::ALL[at], count(counts[at])));
        assert_eq!(found, wanted, "{id}");
    }
}

/// 38 of 202 rows have a plain date or recurrence; three more have one among other things ("Trong
/// tháng 9/2026 … và thực hiện thường xuyên").
#[test]
fn a_fifth_of_the_deadlines_can_be_read() {
    let (mut clear, mut of) = (0, 0);
    for id in PLANS {
        let [.., (_, time), _, _, _] = six_clear_of_plan(&plan(id), |_, _| None);
        clear += time.clear();
        of += time.of();
    }
    assert_eq!((clear, of), (38 + 3, 202));
}

#[test]
fn a_task_says_how_it_is_clear() {
    let plan = plan("tinh-bien-2026");
    let task = |id: &str| plan.task(&TaskId::new(id).unwrap()).unwrap();
    let of = |id: &str, clear: Clear| {
        let hows = six_clear(task(id), |_| None);
        hows.into_iter().find(|(one, _)| *one == clear).unwrap().1
    };
    let given = How::GivenByDocument;
    assert_eq!(of("IV-3", Clear::Person), given("Phòng Văn hóa - Xã hội"));
    assert_eq!(
        of("IV-3", Clear::Time),
        given("Hoàn thành trước ngày 30/10/2026")
    );
    assert_eq!(of("I-4", Clear::Time), given("Hàng tháng"));
    assert_eq!(of("I-1", Clear::Time), How::Vague("Trong năm"));
    assert_eq!(of("I-6", Clear::Time), How::Vague("Thường xuyên"));
    assert_eq!(
        of("II-1", Clear::Time),
        How::Vague("Thường xuyên ngay sau khi có quyết định công bố của UBND tỉnh")
    );
    assert_eq!(of("I-2", Clear::Responsibility), How::Missing);
    assert_eq!(
        of("I-1", Clear::Responsibility),
        given("Các phòng chuyên môn")
    );
    assert_eq!(of("I-1", Clear::Product), How::Missing);
    assert_eq!(of("I-1", Clear::Authority), How::Missing);
}

#[test]
fn what_is_filled_in_stands_where_the_document_is_not_clear() {
    let plan = plan("tinh-bien-2026");
    let task = plan.task(&TaskId::new("I-1").unwrap()).unwrap();
    let filled = |clear| match clear {
        Clear::Person => Some("Ông Nguyễn Văn Huyền"),
        Clear::Time => Some("30/9/2026"),
        Clear::Product => Some("  "),
        Clear::Authority => Some("Chủ tịch UBND phường"),
        _ => None,
    };
    let [person, _, time, _, product, authority] = six_clear(task, filled).map(|(_, how)| how);
    // The document's own words come first.
    assert_eq!(
        person,
        How::GivenByDocument("Phòng Văn hóa - Xã hội và Trung tâm PVHCC")
    );
    assert_eq!(time, How::FilledIn("30/9/2026"));
    assert_eq!(product, How::Missing, "a blank is nothing");
    assert_eq!(authority, How::FilledIn("Chủ tịch UBND phường"));
    let counts = six_clear_of_plan(&plan, |id, clear| filled(clear).filter(|_| *id == task.id));
    let (_, time) = counts[2];
    assert_eq!((time.given, time.filled, time.vague), (3, 1, 21));
    assert_eq!((time.clear(), time.of()), (4, 25));
}

#[test]
fn each_has_words_and_a_name_of_its_own() {
    for language in [Language::Vietnamese, Language::English] {
        let mut words: Vec<&str> = Clear::ALL
            .iter()
            .flat_map(|clear| {
                [
                    clear_word(language, *clear),
                    clear_question(language, *clear),
                ]
            })
            .collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), 12);
    }
    for clear in Clear::ALL {
        assert_eq!(Clear::of_name(clear.name()), Some(clear));
    }
    assert_eq!(Clear::of_name("people"), None);
    let vi = Language::Vietnamese;
    assert_eq!(
        how_words(vi, &How::Vague("Thường xuyên")),
        "Chưa rõ, văn bản ghi: Thường xuyên"
    );
    assert_eq!(how_words(vi, &How::Missing), "Còn thiếu");
    assert_eq!(clear_count(vi, &count([38, 116, 48])), "38/202 nhiệm vụ");
}

/// What is written into the ledger counts, and only for what it is written for.
#[test]
fn what_the_ledger_holds_makes_a_task_clear() {
    let plan = plan("tinh-bien-2026");
    let id = TaskId::new("I-1").unwrap();
    let task = plan.task(&id).unwrap();
    let mut ledger = Ledger::default();
    for clear in Clear::ALL {
        let mut clarity = Clarity::default();
        assert!(clarity.is_empty());
        clarity.set(clear, clear.name());
        assert!(!clarity.is_empty());
        assert_eq!(clarity.of(clear), clear.name());
        ledger.apply(Command::SetClarity(id.clone(), Some(clarity)));
        for other in Clear::ALL {
            let words = (other == clear).then_some(clear.name());
            assert_eq!(ledger.filled_in(&id, other), words);
        }
        let hows = six_clear(task, |clear| ledger.filled_in(&id, clear));
        // The document gives person, work and responsibility.
        let mut lacking = vec![Clear::Time, Clear::Product, Clear::Authority];
        let counts = lacking.contains(&clear);
        lacking.retain(|other| *other != clear);
        assert_eq!(unclear(&hows), lacking);
        assert_eq!(filled_in(&hows), if counts { vec![clear] } else { vec![] });
    }
    let mut blank = Clarity::default();
    blank.set(Clear::Product, "  ");
    ledger.apply(Command::SetClarity(id.clone(), Some(blank)));
    assert_eq!(ledger.clarity(&id), None, "blanks are nothing");
}

#[test]
fn a_plan_is_as_clear_as_its_tasks_together() {
    let mut ledger = Ledger::default();
    let plan = plan("tinh-bien-2026");
    for task in plan.tasks.iter().take(16) {
        let mut clarity = Clarity::default();
        clarity.set(Clear::Product, "Báo cáo");
        clarity.set(Clear::Person, "Bà Lò Thị Mai");
        ledger.apply(Command::SetClarity(task.id.clone(), Some(clarity)));
    }
    let counts = six_clear_of_plan(&plan, |task, clear| ledger.filled_in(task, clear));
    let all = ClearCount::total(counts.iter().map(|(_, count)| count));
    // 25 + 25 + 3 + 23 by the document, of six times 25; 16 products were added.
    assert_eq!((all.given, all.filled, all.of()), (76, 16, 150));
    let (vi, en) = (Language::Vietnamese, Language::English);
    let product = &counts[4].1;
    assert_eq!(
        clear_share(vi, product),
        "từ văn bản 0\u{a0}%, sau khi bổ sung 64\u{a0}%"
    );
    assert_eq!(
        clear_share(en, &all),
        "by the document 50.67\u{a0}%, with what was added 61.33\u{a0}%"
    );
    assert_eq!(
        clear_share(vi, &count([38, 116, 48])),
        "từ văn bản 18,81\u{a0}%"
    );
    assert_eq!(clear_share(vi, &ClearCount::default()), "từ văn bản –");
}

#[test]
fn a_task_says_what_it_lacks_and_what_was_added() {
    let plan = plan("tinh-bien-2026");
    let task = plan.task(&TaskId::new("I-2").unwrap()).unwrap();
    let vi = Language::Vietnamese;
    let hows = six_clear(task, |_| None);
    assert_eq!(
        unclear_words(vi, &hows),
        "Còn thiếu: thời gian, trách nhiệm, sản phẩm, thẩm quyền"
    );
    assert_eq!(filled_in_words(vi, &hows), None);
    let hows = six_clear(task, |clear| (clear != Clear::Authority).then_some("có"));
    assert_eq!(unclear_words(vi, &hows), "Còn thiếu: thẩm quyền");
    assert_eq!(
        filled_in_words(vi, &hows).unwrap(),
        "Đã bổ sung: thời gian, trách nhiệm, sản phẩm"
    );
    let hows = six_clear(task, |_| Some("có"));
    assert_eq!(unclear_words(vi, &hows), "Đã rõ cả sáu điều");
    assert_eq!(unclear_word(vi, Clear::Product), "Chưa rõ sản phẩm");
    assert_eq!(group_clear_words(vi, 8, 5), "8 nhiệm vụ, 5 còn thiếu");
}
