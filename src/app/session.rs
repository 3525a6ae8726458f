//! The state of the page: the open plans, what is shown, what is said. One value at the root;
//! pages read it and send commands.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use so_chi_tieu::calendar::{Holidays, Quarter};
use so_chi_tieu::file::OpenLedger;
use so_chi_tieu::ledger::{By, Cause, Closing, Command, Ledger, Log, Outcome};
use so_chi_tieu::locale::{Language, Texts};
use so_chi_tieu::plan::{EntryKey, PlanId};
use so_chi_tieu::standing::{Completeness, Span, completeness, next_report_of};
use so_chi_tieu::store::machine::{Event, Tab};
use so_chi_tieu::store::{self, Book, Settings};

use super::book::LiveBook;
use super::browser::{self, BrowserStorage};
use super::components::watch;
use super::later::Later;
use super::notices::Said;
use super::route::Route;
use super::saving::Saving;
use super::updates::Updates;

/// What the quarter switch is set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// A quarter.
    Quarter(Quarter),
    /// The whole year.
    Year,
}

impl View {
    /// The last quarter in view.
    pub fn last(self) -> Quarter {
        match self {
            Self::Quarter(quarter) => quarter,
            Self::Year => Quarter::IV,
        }
    }

    /// The year so far, as seen from here.
    pub fn to_date(self) -> Span {
        Span::ToDate(self.last())
    }
}

/// An import that waits for a yes.
#[derive(Clone)]
pub struct Preview {
    /// The name of the file.
    pub name: String,
    /// What was read.
    pub opened: Arc<OpenLedger>,
    /// Whether it is an earlier state of what is kept here.
    pub restores: bool,
}

/// The state of the page. Copied freely; all copies are the same.
#[derive(Clone, Copy)]
pub struct Session {
    /// How they are saved, and which tab writes.
    pub saving: Saving,
    /// The modules of the page that are fetched when they are asked for.
    pub later: Later,
    /// Newer versions of the page.
    pub updates: Updates,
    /// The open plans.
    pub books: RwSignal<Vec<LiveBook>>,
    /// The id of the plan shown; may name none.
    pub current: RwSignal<Option<PlanId>>,
    /// The page shown.
    pub route: RwSignal<Route>,
    /// The quarter in view.
    pub view: RwSignal<View>,
    /// How the page is set.
    pub settings: RwSignal<Settings>,
    /// The language of the screen.
    spoken: Memo<Language>,
    /// What was said last.
    pub said: RwSignal<Option<Said>>,
    /// An import that waits for a yes.
    pub preview: RwSignal<Option<Preview>>,
    /// Grows when figures change other than by typing: undo, redo, paste.
    pub rewritten: RwSignal<u32>,
    /// The entry that someone goes to the grid for, until they are there.
    pub sought: RwSignal<Option<EntryKey>>,
    /// The plan that was closed last: its id and name.
    pub(super) closed: StoredValue<Option<(PlanId, String)>>,
    /// How complete the quarter in view is; counted when what is kept has been read.
    complete: RwSignal<Option<Memo<Option<Completeness>>>>,
}

impl Session {
    /// The state of a page where nothing is read yet.
    pub fn new(writes: bool) -> Self {
        let settings = RwSignal::new(Settings::default());
        let session = Self {
            saving: Saving::new(writes),
            later: Later::new(),
            updates: Updates::new(),
            spoken: Memo::new(move |_| settings.with(|settings| settings.language)),
            books: RwSignal::new(Vec::new()),
            current: RwSignal::new(None),
            route: RwSignal::new(Route::Overview),
            view: RwSignal::new(View::Year),
            settings,
            said: RwSignal::new(None),
            preview: RwSignal::new(None),
            rewritten: RwSignal::new(0),
            sought: RwSignal::new(None),
            closed: StoredValue::new(None),
            complete: RwSignal::new(None),
        };
        session.follow_address();
        session
    }

    /// Reads what is kept, and goes on from there: the other tabs, what is still to be saved,
    /// newer versions of the page.
    pub fn begin(self) {
        self.start_saving();
        let last = self
            .settings
            .with_untracked(|settings| settings.current.clone());
        let books = self.books.get_untracked();
        let current = PlanId::new(&last)
            .filter(|id| books.iter().any(|book| book.id() == *id))
            .or_else(|| books.first().map(LiveBook::id));
        self.current.set(current);
        self.count();
        self.view_today();
        self.follow_address();
        for book in &books {
            self.find_copy_file(book.id());
        }
        self.listen_for_the_end();
        self.updates.start(self);
    }

    /// Counts from now on how complete the quarter in view is.
    fn count(self) {
        let complete = Memo::new(move |_| {
            let book = self.book()?;
            let (open, quarter) = (book.plan(), self.view.get().last());
            Some(book.with_shown(|ledger| completeness(&open.plan, ledger, quarter)))
        });
        self.complete.set(Some(complete));
    }

    /// How complete the quarter in view is; none without a plan.
    pub fn completeness(self) -> Option<Completeness> {
        self.complete.get()?.get()
    }

    /// Listens to the address, to the language and theme.
    pub fn listen(self) {
        let hash = browser::detached::on_window(leptos::ev::hashchange, move |_| {
            self.follow_address();
            browser::scroll_up();
            browser::focus("noi-dung");
        });
        on_cleanup(move || hash.remove());
        watch(move || {
            let settings = self.settings.get();
            let title = self.title();
            browser::dress(settings.language.tag(), settings.theme, &title);
        });
    }

    fn title(self) -> String {
        let book = self.book();
        let name = book.map(|book| book.plan().plan.name.clone());
        name.map_or_else(
            || self.texts().app.to_owned(),
            |name| format!("{name} · {}", self.texts().app),
        )
    }

    fn follow_address(self) {
        let start = if self.books.with_untracked(Vec::is_empty) {
            Route::Plans
        } else {
            Route::Overview
        };
        let route = Route::parse(&browser::hash()).unwrap_or(start);
        if self.route.with_untracked(|now| *now != route) {
            self.route.set(route);
        }
    }

    /// The language of the screen. Whoever reads it is made anew when it changes: a page is.
    pub fn language(self) -> Language {
        self.spoken.get()
    }

    /// The fixed words of the screen.
    pub fn texts(self) -> &'static Texts {
        self.language().texts()
    }

    /// Today, in Viet Nam.
    pub fn today(self) -> NaiveDate {
        browser::now().day
    }

    /// The book shown.
    pub fn book(self) -> Option<LiveBook> {
        let id = self.current.get()?;
        self.books
            .with(|books| books.iter().find(|book| book.id() == id).cloned())
    }

    pub(super) fn book_by_id(self, id: &PlanId) -> Option<LiveBook> {
        let books = self.books.try_get_untracked()?;
        books.into_iter().find(|book| book.id() == *id)
    }

    /// The name of a plan, open or not.
    pub(super) fn name_of(self, id: &PlanId) -> String {
        let book = self.book_by_id(id);
        let name = book.map(|book| book.open.with_untracked(|open| open.plan.name.clone()));
        name.unwrap_or_else(|| id.to_string())
    }

    /// The name of a plan with its year, where plans of two years may be open.
    pub(super) fn full_name_of(self, id: &PlanId) -> String {
        let book = self.book_by_id(id);
        let name = book.map(|book| {
            book.open
                .with_untracked(|open| format!("{} {}", open.plan.name, open.plan.year.get()))
        });
        name.unwrap_or_else(|| id.to_string())
    }

    /// Shows a book: a new one, or in the place of what is shown of its plan.
    pub(super) fn show_book(self, book: Book) {
        let Some(live) = self.book_by_id(book.id()) else {
            let live = LiveBook::new(book);
            let id = live.id();
            self.books.update(|books| books.push(live));
            // A tab that showed no plan shows the one that another tab has opened.
            let shows = self.current.get_untracked();
            if shows.is_none_or(|shown| self.book_by_id(&shown).is_none()) {
                self.current.set(Some(id));
                self.view_today();
            }
            return;
        };
        live.open.set(book.plan);
        live.put(book.ledger, book.log);
        self.rewritten.update(|count| *count += 1);
    }

    /// Shows another open plan.
    pub fn show(self, id: &str) {
        self.current.set(PlanId::new(id));
        self.view_today();
        // The settings are those of all tabs.
        if self.saving.tab.get_untracked() == Tab::Writer {
            self.change_settings(|settings| id.clone_into(&mut settings.current));
        }
    }

    /// Sets the quarter switch to the quarter of the plan shown whose report is next.
    fn view_today(self) {
        let book = untrack(|| self.book());
        if let Some(book) = book {
            let open = book.open.get_untracked();
            let (holidays, today) = (Holidays::built_in(), self.today());
            let quarter = book
                .ledger
                .with_untracked(|ledger| next_report_of(&open.plan, ledger, holidays, today));
            self.view.set(View::Quarter(quarter));
        }
    }

    /// Changes how the page is set, and keeps it. A storage that refuses is told about where
    /// figures are saved.
    pub fn change_settings(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        let settings = self.settings.get_untracked();
        // Settings are no data: without storage they hold until the page is closed.
        let _ = store::save_settings(&mut BrowserStorage, &settings);
    }

    /// Who changes something now.
    pub(super) fn by(self) -> By {
        By {
            at: browser::now(),
            who: self
                .settings
                .with_untracked(|settings| settings.name.clone()),
        }
    }

    /// Carries out a command on the book shown and saves it. Whether anything changed.
    pub fn run(self, command: Command) -> bool {
        self.carry_out(Log::run, command, Cause::Typed)
    }

    /// The same for a further keystroke in the same field: one step of undo for all of them.
    pub fn run_on(self, command: Command) -> bool {
        self.carry_out(Log::run_on, command, Cause::Typed)
    }

    /// The same for what was pasted.
    pub fn paste(self, command: Command) -> bool {
        self.carry_out(Log::run, command, Cause::Pasted)
    }

    /// Closes a quarter, or opens it again: nothing before is undone any more.
    pub fn run_closing(self, quarter: Quarter, closing: Closing) -> bool {
        let cause = match closing.reopened {
            Some(_) => Cause::Reopened,
            None => Cause::Closed,
        };
        self.carry_out(Log::run, Command::SetClosing(quarter, closing), cause)
    }

    fn carry_out(
        self,
        run: fn(&mut Log, &mut Ledger, Command, Cause, By) -> bool,
        command: Command,
        cause: Cause,
    ) -> bool {
        let Some(book) = untrack(|| self.book()).filter(|_| self.may_write()) else {
            return false;
        };
        let by = self.by();
        let changed = book.change(|log, ledger| run(log, ledger, command, cause, by));
        self.after_change(&book, changed)
    }

    /// A change made by typing: the first of a visit is a step of undo, the others join it.
    pub fn run_typed(self, command: Command, typing: StoredValue<bool>) -> bool {
        if typing.get_value() {
            self.run_on(command)
        } else {
            typing.set_value(true);
            self.run(command)
        }
    }

    pub(super) fn after_change(self, book: &LiveBook, changed: bool) -> bool {
        if changed {
            self.tell(Event::Changed(book.id()));
        }
        changed
    }

    /// Takes the last change of the book shown back.
    pub fn undo(self) {
        self.turn(Log::undo, |texts| texts.undone);
    }

    /// Makes the last undone change again.
    pub fn redo(self) {
        self.turn(Log::redo, |texts| texts.redone);
    }

    fn turn(
        self,
        turn: fn(&mut Log, &mut Ledger, By) -> Outcome,
        words: fn(&Texts) -> &'static str,
    ) {
        let Some(book) = untrack(|| self.book()).filter(|_| self.may_write()) else {
            return;
        };
        let turned = book.turn(turn, self.by());
        self.rewritten.update(|count| *count += 1);
        match turned {
            Ok(changed) if self.after_change(&book, changed) => {
                self.say(words(untrack(|| self.texts())), None);
            }
            Ok(_) => {}
            Err(faults) => {
                let name = book.open.with_untracked(|open| open.plan.name.clone());
                self.say_refused(&name, faults);
            }
        }
    }
}
