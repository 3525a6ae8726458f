//! A view that is taken away while the focus is in it: by another tab that removes the plan, by
//! another plan, page or language. The browser then tells the listeners of a view whose signals
//! are gone; and what was typed before is kept.

use e2e::{Key, Page, Query, button, button_like, combobox, heading, journey, textbox, tour};
use serde_json::{Value, json};

use crate::steps::{DIEN_CHAU, Plan, TINH_BIEN, enter, holds, kept, open_entry, open_plan, row};

const LEDGER: &str = "so-chi-tieu/2/ledger/tinh-bien-2026";

/// A field of each kind.
struct Field {
    name: &'static str,
    /// The plan that it is of, and that is removed.
    plan: &'static Plan,
    hash: &'static str,
    /// What is pressed before it is there, if anything is: a CSS selector.
    opener: &'static str,
    /// A CSS selector.
    place: &'static str,
}

const fn on(hash: &'static str, name: &'static str, place: &'static str) -> Field {
    Field {
        name,
        plan: &TINH_BIEN,
        hash,
        opener: "",
        place,
    }
}

impl Field {
    const fn opened_by(mut self, opener: &'static str) -> Self {
        self.opener = opener;
        self
    }

    const fn of(mut self, plan: &'static Plan) -> Self {
        self.plan = plan;
        self
    }
}

const FIELDS: [Field; 20] = [
    on("#/nhap", "a count", "input[aria-label^='Tử số']"),
    on("#/nhap", "a value", "input[aria-label^='Giá trị']"),
    on("#/nhap", "a search", "input[type=search]"),
    on("#/nhap", "the quarter switch", "[role=group] button"),
    on("#/nhap", "a note", ".note-editor textarea").opened_by("[id^=mo-]"),
    on("#/nhap", "a day", ".note-editor input").opened_by("[id^=mo-]"),
    on("#/nhap", "the choice of a plan", "select.plan-choice"),
    on("#/chi-tieu/II.8", "a reference", ".fields input").of(&DIEN_CHAU),
    on("#/chi-tieu/II.13", "a portal count", "input.cell"),
    on("#/bieu-ii06a", "a count of the form", "input.cell"),
    on("#/bieu-ii06a", "the name of a row", "#linh-vuc"),
    on("#/chi-so-766", "a count of the index", "input.cell"),
    on(
        "#/nhiem-vu",
        "a choice of the filter",
        "main select:enabled",
    ),
    on(
        "#/nhiem-vu",
        "a day of completion",
        "li.task input[inputmode=numeric]",
    ),
    on("#/nhiem-vu", "a product", "li.task input[inputmode=text]"),
    on("#/nhiem-vu", "an event", ".fields input").opened_by("button[aria-label^='Ghi ngày']"),
    on("#/nhiem-vu", "a filter", "input[type=search]"),
    on("#/kiem-tra", "a clear word", ".clear-task input").opened_by(".clear-task button"),
    on("#/chot", "words for a closing", "textarea"),
    on("#/cai-dat", "a name", ".field input"),
];

/// Both tabs: the first removes and puts back, the second has the focus in something.
fn open_two_tabs(page: &Page) {
    tour::fill_storage(page, "vi", "light");
    page.open("#/ke-hoach");
    page.click(&button_like(&DIEN_CHAU.title()));
    page.is_at("#/tong-quan");
    page.is_saved();
    page.open("#/ke-hoach");
    page.find(&heading("Kế hoạch đang mở"));
    page.open_in_new_tab("#/nhap");
    page.says("Sổ đang được sửa ở một thẻ khác");
    // A tab that lies behind another has the focus no less than a window of its own.
    page.devtools(
        "Emulation.setFocusEmulationEnabled",
        json!({ "enabled": true }),
    );
}

/// Shows the plan in the second tab, and puts the focus into the field.
fn put_focus(page: &Page, field: &Field) {
    let script = "
        const [hash, opener, place, plan] = arguments;
        if (document.getElementById('crash')) return 'the page has crashed';
        if (location.hash !== hash) location.hash = hash;
        const choice = document.querySelector('select.plan-choice');
        if (!choice) return 'one plan';
        if (choice.value !== plan) {
            choice.value = plan;
            choice.dispatchEvent(new Event('change', { bubbles: true }));
            return 'another plan';
        }
        const shown = (one) => one.checkVisibility();
        const found = [...document.querySelectorAll(place)].find(shown);
        if (!found && opener) document.querySelector(`main ${opener}`)?.click();
        if (!found) return 'it is not there';
        found.focus();
        return document.activeElement === found ? '' : 'it does not take it';";
    let arguments = [field.hash, field.opener, field.place, field.plan.id].map(Value::from);
    page.wait_equal(
        &format!("what keeps the focus from {}", field.name),
        "",
        || page.eval(script, &arguments),
    );
}

/// Whether the second tab has the plan, from where it is offered.
fn has_plan(page: &Page, has: bool, after: &str) {
    let script = "
        if (document.getElementById('crash')) return 'the page has crashed';
        return document.querySelector('select.plan-choice') ? 'two plans' : 'one plan'";
    let expected = if has { "two plans" } else { "one plan" };
    let what = format!("what the second tab has, with the focus in {after},");
    page.wait_equal(&what, expected, || page.eval(script, &[]));
}

#[test]
fn another_tab_removes_the_plan_with_the_focus_in_each_kind_of_field() {
    journey(|page| {
        open_two_tabs(page);
        for field in &FIELDS {
            let remove = button(&format!("Gỡ {}", field.plan.name));
            let put_back = button(&format!("Lấy lại {}", field.plan.title()));
            put_focus(page, field);
            page.use_tab(0);
            page.click(&remove);
            page.find(&put_back);
            page.use_tab(1);
            has_plan(page, false, field.name);
            page.use_tab(0);
            page.click(&put_back);
            page.find(&remove);
            page.use_tab(1);
            has_plan(page, true, field.name);
        }
        // It can be worked in.
        page.click(&button("Sửa ở đây"));
        page.find_gone(&button("Sửa ở đây"));
        put_focus(page, &FIELDS[0]);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1943", "2401"]);
        page.is_saved();
        assert!(kept(page, LEDGER).to_string().contains("2401"));
    });
}

/// Tries every kind of thing on a page; how many there were.
fn take_away(page: &Page, hash: &str, way: &str) -> usize {
    let script = format!(
        "return (async () => {{ {} }})(...arguments).catch((error) => [`! ${{error.message}}`])",
        include_str!("taken_away.js").replace("= arguments;", "= given;")
    );
    let script = script.replace("(async () =>", "(async (...given) =>");
    let tried: Vec<String> = page.eval(&script, &[json!(hash), json!(way)]);
    if let Some(error) = tried.iter().find(|one| one.starts_with('!')) {
        panic!("{hash}, by {way}: {error}");
    }
    tried.len()
}

#[test]
fn another_plan_is_chosen_with_the_focus_in_each_kind_of_field() {
    journey(|page| {
        tour::fill_storage(page, "vi", "light");
        page.open("#/ke-hoach");
        page.click(&button_like(&DIEN_CHAU.title()));
        page.is_at("#/tong-quan");
        let tried = tour::PAGES.map(|(_, hash)| take_away(page, hash, "plan"));
        // The pages of a target, the grids, the tasks: each has several.
        assert!(tried.iter().sum::<usize>() > 60, "{tried:?}");
    });
}

#[test]
fn another_page_or_language_comes_with_the_focus_in_each_kind_of_field() {
    journey(|page| {
        tour::fill_storage(page, "vi", "light");
        page.open("#/ke-hoach");
        let pages = ["#/nhap", "#/bieu-ii06a", "#/chi-tieu/II.13", "#/nhiem-vu"];
        let tried = pages.map(|hash| take_away(page, hash, "route"));
        assert!(tried.iter().sum::<usize>() > 25, "{tried:?}");
        assert!(take_away(page, "#/cai-dat", "language") > 3);
    });
}

/// Chooses the other plan without moving the focus.
fn choose_plan(page: &Page, id: &str) {
    page.eval::<Value>(
        "const choice = document.querySelector('select.plan-choice');
         choice.value = arguments[0];
         choice.dispatchEvent(new Event('change', { bubbles: true }));",
        &[json!(id)],
    );
}

/// Types with the focus in a field, takes the view away under it, and finds what was typed.
fn is_kept(page: &Page, field: &Query, text: &str, away: impl Fn(&Page)) {
    page.fill(field, text);
    away(page);
    page.is_saved();
    let ledger = kept(page, LEDGER).to_string();
    assert!(ledger.contains(text), "{field}: {text} in {ledger}");
}

#[test]
fn what_was_typed_before_is_kept() {
    journey(|page| {
        open_plan(page, &DIEN_CHAU);
        page.open("#/ke-hoach");
        open_plan(page, &TINH_BIEN);
        let other_and_back = |page: &Page| {
            choose_plan(page, DIEN_CHAU.id);
            page.wait("the other plan", || {
                page.text().contains("Diễn Châu").then_some(())
            });
            choose_plan(page, TINH_BIEN.id);
        };
        let another_page = |page: &Page| {
            page.eval::<Value>("location.hash = '#/cai-dat'", &[]);
            page.find(&heading("Cài đặt"));
        };
        let (over, under) = (TINH_BIEN.over("II.6", "II"), TINH_BIEN.under("II.6", "II"));
        open_entry(page, &TINH_BIEN, "II");
        is_kept(page, &over, "1942", other_and_back);
        open_entry(page, &TINH_BIEN, "II");
        is_kept(page, &under, "2417", another_page);
        open_entry(page, &TINH_BIEN, "II");
        row(page, &over).find(&button_like("+ Thêm")).click();
        let note = textbox("Giải trình");
        is_kept(page, &note, "Chưa có tài khoản", other_and_back);
        open_entry(page, &TINH_BIEN, "II");
        // Undo writes the cell anew under the caret; what is typed next counts again.
        page.fill(&under, "2418");
        page.chord(Key::Control, "z");
        holds(page, &under, "2.417");
        is_kept(page, &under, "2419", another_page);
        page.choose(&combobox("Ngôn ngữ"), "English");
        page.find(&heading("Settings"));
        let ledger = kept(page, LEDGER).to_string();
        assert!(
            ledger.contains("2419") && ledger.contains("1942"),
            "{ledger}"
        );
    });
}
