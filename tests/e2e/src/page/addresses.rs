//! Where the page is: addresses, tabs, windows.

use super::Page;
use crate::wire::ready;

impl Page {
    /// Goes to an address of the page: `#/nhap`.
    pub fn open(&self, hash: &str) {
        self.go(&format!("{}{hash}", self.home));
    }

    /// Goes to any address.
    pub fn go(&self, address: &str) {
        ready(self.driver.goto(address)).unwrap();
    }

    /// Loads the page anew.
    pub fn reload(&self) {
        ready(self.driver.refresh()).unwrap();
    }

    /// Leaves the page and comes back to its start, as with a bookmark. A browser that is driven may
    /// load a page anew past its worker, which nobody does by hand.
    pub fn come_back(&self) {
        self.go("about:blank");
        self.open("");
    }

    /// Where the page was loaded from, `http://127.0.0.1:12345/`.
    pub fn home(&self) -> &str {
        &self.home
    }

    /// The hash of the present address.
    pub fn hash(&self) -> String {
        self.eval("return location.hash", &[])
    }

    /// Waits for an address.
    #[track_caller]
    pub fn is_at(&self, hash: &str) {
        self.wait(&format!("the address {hash}"), || {
            (self.hash() == hash).then_some(())
        });
    }

    /// One page back in the history.
    pub fn back(&self) {
        ready(self.driver.back()).unwrap();
    }

    /// One page forward in the history.
    pub fn forward(&self) {
        ready(self.driver.forward()).unwrap();
    }

    /// Opens a new tab and goes to an address of the page in it.
    pub fn open_in_new_tab(&self, hash: &str) {
        let tab = ready(self.driver.new_tab()).unwrap();
        ready(self.driver.switch_to_window(tab)).unwrap();
        self.open(hash);
    }

    /// The same in a window of its own, which lies over no other.
    pub fn open_in_new_window(&self, hash: &str) {
        let window = ready(self.driver.new_window()).unwrap();
        ready(self.driver.switch_to_window(window)).unwrap();
        self.open(hash);
    }

    /// Goes to the tab opened first (0), second (1) …
    pub fn use_tab(&self, at: usize) {
        let tabs = ready(self.driver.windows()).unwrap();
        ready(self.driver.switch_to_window(tabs[at].clone())).unwrap();
    }

    /// Closes the tab; another one has to be chosen next.
    pub fn close_tab(&self) {
        ready(self.driver.close_window()).unwrap();
    }
}
