//! Saving, performed: what happens to the page goes to the machine of the library
//! ([`so_chi_tieu::store::machine`]), and what it asks for is done. Nothing is decided here.

mod copy_file;
mod database;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use so_chi_tieu::ledger::Moment;
use so_chi_tieu::plan::PlanId;
use so_chi_tieu::store::machine::{
    Around, Ask, Copying, Effect, Event, Line, Machine, Saved, Start, Tab, Timer, Word,
};
use so_chi_tieu::store::snapshot::Snapshot;
use so_chi_tieu::store::{Quarantined, Removed, whole_text};

use super::browser::{self, BrowserStorage, Channel};
use super::components::renew;
use super::session::Session;

pub use database::Opened;

thread_local! {
    /// One of each for the page, like the storages themselves.
    static MACHINE: RefCell<Machine> = RefCell::default();
    /// Events that came while another one was handled.
    static QUEUE: RefCell<VecDeque<Event>> = RefCell::default();
    static CHANNEL: RefCell<Option<Channel>> = const { RefCell::new(None) };
}

/// What the page shows of saving. Copied freely; all copies are the same.
#[derive(Clone, Copy)]
pub struct Saving {
    /// Where this tab stands among the others.
    pub tab: RwSignal<Tab>,
    /// Where saving of all open plans stands.
    pub line: RwSignal<Line>,
    /// Grows when what is removed, set aside or in snapshots changes.
    pub lists: RwSignal<u32>,
}

impl Saving {
    /// Before anything is read.
    pub fn new(writes: bool) -> Self {
        let tab = if writes { Tab::Writer } else { Tab::Reader };
        Self {
            tab: RwSignal::new(tab),
            line: RwSignal::new(Line::default()),
            lists: RwSignal::new(0),
        }
    }

    /// What a closure reads of the machine: where saving stands, which tab writes, what is listed.
    pub fn read<T>(self, read: impl FnOnce(&Machine) -> T) -> T {
        MACHINE.with_borrow(read)
    }

    /// The plans that were removed and not deleted.
    pub fn removed(self) -> Vec<Removed> {
        self.lists.track();
        MACHINE.with_borrow_mut(|machine| machine.removed(&mut BrowserStorage))
    }

    /// What could not be read, or differs from what was taken.
    pub fn quarantined(self) -> Vec<Quarantined> {
        self.lists.track();
        self.read(|machine| machine.quarantined().to_vec())
    }

    /// How much of that there is: of this version or before, and of a newer one.
    pub fn count_quarantined(self) -> (usize, usize) {
        self.lists.track();
        self.read(|machine| {
            let all = machine.quarantined();
            let newer = all.iter().filter(|one| one.newer).count();
            (all.len() - newer, newer)
        })
    }

    /// The snapshots of a plan, the oldest first.
    pub fn snapshots(self, id: &PlanId) -> Vec<Snapshot> {
        self.lists.track();
        self.read(|machine| machine.snapshots(id))
    }

    /// The text of the backup in a kept text.
    pub fn backup_in(self, text: &str) -> String {
        MACHINE.with_borrow_mut(|machine| {
            machine.with_storages(&mut BrowserStorage, |storages| whole_text(storages, text))
        })
    }

    /// The revision and the moment of a plan's last save.
    pub fn last_save(self, id: &PlanId) -> (u64, Option<Moment>) {
        self.read(|machine| machine.last_save(id))
    }
}

impl Session {
    /// Reads what is kept, and goes on from there.
    pub(super) fn start_saving(self) {
        let start = Start {
            journal: database::take_image(),
            writes: self.saving.tab.get_untracked() == Tab::Writer,
            locks: browser::has_right(),
            seed: browser::random(),
        };
        let channel = Channel::open(move |word| {
            if let Some(word) = Word::named(&word) {
                self.tell(Event::Heard(word));
            }
        });
        CHANNEL.set(Some(channel));
        browser::on_loss(move || self.tell(Event::LockLost));
        database::on_close(move || self.tell(Event::DatabaseClosed));
        self.tell(Event::Started(start));
    }

    /// Listens to what may end the page, and to texts that are being composed. For as long as the
    /// page lives.
    pub(super) fn listen_for_the_end(self) {
        browser::detached::on_window(ev::pagehide, move |_| self.hide());
        // A phone may end a page that is out of view without another word.
        browser::detached::on_window(ev::visibilitychange, move |_| match browser::is_hidden() {
            true => self.hide(),
            false => self.tell(Event::Visible),
        });
        browser::detached::on_window(ev::focus, move |_| self.tell(Event::Visible));
        browser::detached::on_window(ev::beforeunload, move |event| {
            self.hide();
            if self.saving.read(Machine::loses_on_close) {
                browser::ask_before_leaving(&event);
            }
        });
        browser::detached::on_window(ev::compositionstart, move |_| self.compose(true));
        browser::detached::on_window(ev::compositionupdate, move |_| self.compose(true));
        browser::detached::on_window(ev::compositionend, move |_| self.compose(false));
        browser::detached::on_window(ev::focusout, move |_| self.compose(false));
    }

    fn compose(self, composing: bool) {
        let before = self.saving.line.with_untracked(|line| line.typing);
        if before != composing {
            self.tell(Event::Composing(composing));
        }
    }

    /// What is being composed is taken as it stands: the page may not come back.
    fn hide(self) {
        if self.saving.line.with_untracked(|line| line.typing) {
            browser::end_composition();
        }
        self.tell(Event::Hidden);
    }

    /// Gives the machine an event, and does what it asks for.
    pub fn tell(self, event: Event) {
        // After a panic nothing in memory is to be trusted.
        if browser::has_crashed() {
            return;
        }
        QUEUE.with_borrow_mut(|queue| queue.push_back(event));
        if MACHINE.with(|machine| machine.try_borrow_mut().is_err()) {
            return;
        }
        while let Some(event) = QUEUE.with_borrow_mut(VecDeque::pop_front) {
            for effect in self.effects_of(event) {
                self.perform(effect);
            }
        }
        self.show_saving();
    }

    fn effects_of(self, event: Event) -> Vec<Effect> {
        let content = |id: &PlanId| self.book_by_id(id).map(|book| book.content());
        let mut around = Around {
            now: browser::now(),
            local: &mut BrowserStorage,
            content: &content,
        };
        MACHINE.with_borrow_mut(|machine| machine.update(event, &mut around))
    }

    fn perform(self, effect: Effect) {
        match effect {
            Effect::Timer(timer, milliseconds) => self.wait(timer, milliseconds),
            Effect::AfterPaint(id) => {
                browser::detached::after_paint(move || self.tell(Event::Painted(id)));
            }
            Effect::Commit(batch, writes) => self.commit(batch, writes),
            Effect::OpenDatabase => self.open_database(),
            Effect::ReadImage(reading) => self.read_image(reading),
            Effect::Lock(ask) => {
                let ask = match ask {
                    Ask::Wait => browser::Ask::Wait,
                    Ask::Steal => browser::Ask::Take,
                };
                browser::ask(ask, move |_| self.tell(Event::LockGranted));
            }
            Effect::Post(word) => CHANNEL.with_borrow(|channel| {
                if let Some(channel) = channel {
                    channel.say(word.name());
                }
            }),
            Effect::Settings(settings) => self.settings.set(settings),
            Effect::Show(book) => self.show_book(*book),
            Effect::Close(id) => self.close(&id),
            Effect::Notify(notice) => self.say_notice(notice),
            Effect::WriteCopy(id) => self.write_copy(&id),
            Effect::NoteCopy(id) => self.note_copy(&id),
            Effect::AskToPersist => browser::detached::spawn(browser::ask_to_persist()),
        }
    }

    fn wait(self, timer: Timer, milliseconds: u32) {
        let over = move || self.tell(Event::Elapsed(timer.clone()));
        browser::detached::after(Duration::from_millis(milliseconds.into()), over);
    }

    /// Shows where saving stands; readers are told only of what has changed.
    fn show_saving(self) {
        let (tab, line, lists) = self
            .saving
            .read(|machine| (machine.tab(), machine.line(), machine.lists()));
        set_if_changed(self.saving.tab, tab);
        set_if_changed(self.saving.line, line);
        set_if_changed(self.saving.lists, lists);
        for book in self.books.try_get_untracked().unwrap_or_default() {
            let id = book.id();
            let (saved, copying) = self
                .saving
                .read(|machine| (machine.saved(&id), machine.copying(&id)));
            renew::<Saved>(&book.saved, saved);
            renew::<Copying>(&book.copying, copying);
        }
    }

    /// Whether this tab may write. Tracked: a view that reads it is rebuilt when that changes.
    pub fn writes(self) -> bool {
        self.saving.tab.get() == Tab::Writer
    }

    /// The same, now. Where not, it is said.
    pub fn may_write(self) -> bool {
        let may = self.saving.tab.get_untracked() == Tab::Writer;
        if !may {
            self.say(untrack(|| self.texts()).read_only, None);
        }
        may
    }
}

fn set_if_changed<T>(signal: RwSignal<T>, value: T)
where
    T: PartialEq + Send + Sync + 'static,
{
    if signal.try_with_untracked(|now| *now != value) == Some(true) {
        signal.set(value);
    }
}
