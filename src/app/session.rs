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
use so_chi_tieu::store::{self, Keep, Settings, ShelfFault, Write};

use super::book::LiveBook;
use super::browser::{self, BrowserShelf};
use super::components::watch;
use super::keeping::Keeping;
use super::later::Later;
use super::notices::Said;
use super::route::Route;
use super::updates::Updates;
use super::windows::Windows;

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
    /// Where they are kept.
    pub keeping: Keeping,
    /// The modules of the page that are fetched when they are asked for.
    pub later: Later,
    /// This window among the others.
    pub windows: Windows,
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
    /// Why nothing can be kept, if that was so at the start.
    pub shelf_fault: RwSignal<Option<ShelfFault>>,
    /// What could not be read at the start.
    pub aside: RwSignal<Vec<store::Aside>>,
    /// An import that waits for a yes.
    pub preview: RwSignal<Option<Preview>>,
    /// Grows when figures change other than by typing: undo, redo, paste.
    pub rewritten: RwSignal<u32>,
    /// Grows when the removed plans change.
    pub removed_changed: RwSignal<u32>,
    /// The entry that someone goes to the grid for, until they are there.
    pub sought: RwSignal<Option<EntryKey>>,
    /// How complete the quarter in view is; counted when what is kept has been read.
    complete: RwSignal<Option<Memo<Option<Completeness>>>>,
}

impl Session {
    /// The state of a page where nothing is read yet.
    pub fn new(keeping: Keeping, writes: bool) -> Self {
        let settings = RwSignal::new(Settings::default());
        let session = Self {
            keeping,
            later: Later::new(),
            windows: Windows::new(writes),
            updates: Updates::new(),
            spoken: Memo::new(move |_| settings.with(|settings| settings.language)),
            books: RwSignal::new(Vec::new()),
            current: RwSignal::new(None),
            route: RwSignal::new(Route::Overview),
            view: RwSignal::new(View::Year),
            settings,
            said: RwSignal::new(None),
            shelf_fault: RwSignal::new(None),
            aside: RwSignal::new(Vec::new()),
            preview: RwSignal::new(None),
            rewritten: RwSignal::new(0),
            removed_changed: RwSignal::new(0),
            sought: RwSignal::new(None),
            complete: RwSignal::new(None),
        };
        session.follow_address();
        session
    }

    /// Reads what is kept, and goes on from there: the other windows, what is still to be saved,
    /// newer versions of the page.
    pub fn begin(self) {
        let read = |keep: &mut Keep<'_>| store::load(keep, browser::now());
        let found = match self.is_writer() {
            true => self.keeping.with(read),
            false => self.keeping.look(read),
        };
        let books: Vec<LiveBook> = found.books.into_iter().map(LiveBook::new).collect();
        let current = PlanId::new(&found.settings.current)
            .filter(|id| books.iter().any(|book| book.id() == *id))
            .or_else(|| books.first().map(LiveBook::id));
        self.books.set(books);
        self.current.set(current);
        self.settings.set(found.settings);
        self.shelf_fault
            .set(found.fault.filter(|_| self.keeping.fault().is_some()));
        self.aside.set(found.aside);
        self.count();
        self.view_today();
        self.follow_address();
        self.tell_recovered(&found.recovered);
        self.join_windows();
        self.keeping.flush(self);
        self.settle();
        for book in self.books.get_untracked() {
            self.find_copy_file(&book);
        }
        let gone = window_event_listener(leptos::ev::pagehide, move |_| self.save_all());
        // A phone may end a page that is out of view without another word.
        let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| self.save_all());
        on_cleanup(move || {
            gone.remove();
            hidden.remove();
        });
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
        let hash = window_event_listener(leptos::ev::hashchange, move |_| {
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
        self.books
            .with_untracked(|books| books.iter().find(|book| book.id() == *id).cloned())
    }

    /// Shows another open plan.
    pub fn show(self, id: &str) {
        self.current.set(PlanId::new(id));
        self.view_today();
        self.change_settings(|settings| id.clone_into(&mut settings.current));
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
        let _ = store::save_settings(&mut BrowserShelf, &settings);
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
            book.saving.soon(self, book.clone());
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

    /// Saves every book that has changed, now.
    pub fn save_all(self) {
        for book in self.books.get_untracked() {
            book.saving.now(self, &book);
        }
    }

    /// Tries again what could not be saved.
    pub fn save_failed_again(self) {
        for book in self.books.try_get_untracked().unwrap_or_default() {
            book.saving.try_again(self, &book);
        }
    }

    /// The journal did not take a batch: someone else has written what it was to replace. The
    /// books of it are unsaved again, on the revision that they had grown from.
    pub(super) fn refuse(self, batch: &[Write]) {
        for write in batch {
            let Some((id, before)) = write.book_before() else {
                continue;
            };
            let Some(book) = self.book_by_id(&id) else {
                continue;
            };
            let own = write.text.as_deref();
            let fault = self
                .keeping
                .with(|keep| store::conflict(keep, &id, before, own));
            match fault {
                Some(fault) => book.saving.refuse(before, fault),
                None => {
                    // Spoilt, or gone: nobody has saved there.
                    let revision = book.saving.revision();
                    book.saving.refuse(revision, ShelfFault::Changed);
                    book.saving.now(self, &book);
                }
            }
        }
    }

    /// The journal has answered: every book says anew where it stands.
    pub fn settle(self) {
        for book in self.books.try_get_untracked().unwrap_or_default() {
            book.saving.settle(self, &book);
        }
    }
}
