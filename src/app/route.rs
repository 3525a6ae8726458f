//! Addresses: a hash route for every page, so that it works under any path, from a file and
//! without a network.

use super::browser;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Plans: open, show, remove.
    Plans,
    /// How all targets stand.
    Overview,
    /// The entry grid.
    Entry,
    /// Closing a quarter.
    Close,
    /// Form II.06a.
    Form,
    /// One target, by id.
    Target(String),
    /// Tasks and duties.
    Tasks,
    /// Remarks on the plan document.
    Check,
    /// The estimate of the index of Decision 766.
    Index,
    /// Files out and in.
    Send,
    /// The guide.
    Guide,
    /// How the page is set.
    Settings,
    /// An address that is none of ours.
    Unknown,
}

impl Route {
    /// The page of a location's hash; none where there is no hash.
    pub fn parse(hash: &str) -> Option<Self> {
        let path = hash.trim_start_matches('#').trim_matches('/');
        if path.is_empty() {
            return None;
        }
        Some(match path {
            "ke-hoach" => Self::Plans,
            "tong-quan" => Self::Overview,
            "nhap" => Self::Entry,
            "chot" => Self::Close,
            "bieu-ii06a" => Self::Form,
            "nhiem-vu" => Self::Tasks,
            "kiem-tra" => Self::Check,
            "chi-so-766" => Self::Index,
            "gui-len" => Self::Send,
            "huong-dan" => Self::Guide,
            "cai-dat" => Self::Settings,
            _ => match path.strip_prefix("chi-tieu/") {
                Some(id) => Self::Target(browser::decode(id)),
                None => Self::Unknown,
            },
        })
    }

    /// The hash that leads here.
    pub fn href(&self) -> String {
        let path = match self {
            Self::Plans => "ke-hoach",
            Self::Overview | Self::Unknown => "tong-quan",
            Self::Entry => "nhap",
            Self::Close => "chot",
            Self::Form => "bieu-ii06a",
            Self::Target(id) => return format!("#/chi-tieu/{}", browser::encode(id)),
            Self::Tasks => "nhiem-vu",
            Self::Check => "kiem-tra",
            Self::Index => "chi-so-766",
            Self::Send => "gui-len",
            Self::Guide => "huong-dan",
            Self::Settings => "cai-dat",
        };
        format!("#/{path}")
    }

    /// Whether this page belongs to an entry of the menu: those of a target and of the index to the
    /// overview, the closing and the form to the figures, the remarks to the plans.
    pub fn is_within(&self, menu: &Self) -> bool {
        let of = match self {
            Self::Target(_) | Self::Index => &Self::Overview,
            Self::Close | Self::Form => &Self::Entry,
            Self::Check | Self::Guide => &Self::Plans,
            page => page,
        };
        of == menu
    }

    /// Goes there, leaving the present page in the history.
    pub fn go(&self) {
        browser::set_hash(&self.href());
    }
}
