//! What the national portal publishes, beside the commune's own figure. The two are counted by
//! different rules and never added.

use super::Figure;
use crate::calendar::Quarter;
use crate::ledger::{Figures, Ledger, Origin};
use crate::number::Decimal;
use crate::plan::Target;

/// The portal's figure of a quarter and the commune's own.
#[derive(Clone, Debug, PartialEq)]
pub struct PortalReading {
    /// The portal's.
    pub portal: Figure,
    /// The commune's own, and where it comes from; none where it is not known.
    pub own: Option<(Figure, Origin)>,
}

impl PortalReading {
    /// How far the two are apart, each rounded to two decimals as it is shown; with the larger
    /// first.
    pub fn gap(&self) -> Option<Decimal> {
        let (own, _) = self.own.as_ref()?;
        let (portal, own) = (self.portal.rounded(2).units(), own.rounded(2).units());
        Decimal::from_units((portal - own).abs())
    }
}

/// The portal's figure of a target beside its own; none where the portal counts no otherwise, or
/// nothing right is entered for it.
pub fn portal_reading(target: &Target, ledger: &Ledger, quarter: Quarter) -> Option<PortalReading> {
    let entry = ledger.entry(&target.portal_key()?, quarter)?;
    let own = ledger.figures(target, quarter);
    Some(PortalReading {
        portal: rate(target, &entry.figures)?,
        own: own.and_then(|(figures, origin)| Some((rate(target, &figures)?, origin))),
    })
}

/// The rate of two counts that are right and not 0 of 0.
fn rate(target: &Target, figures: &Figures) -> Option<Figure> {
    let Figures::Ratio(over, under) = figures else {
        return None;
    };
    let counts = over.known().zip(under.known())?;
    let right = figures.fault(target).is_none();
    Figure::of_counts(target, counts).filter(|_| right)
}
