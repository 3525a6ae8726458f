//! KH-19, KH-20, KH-22: cells that stand in the wrong column, one unit in two roles, and a head
//! that was left blank.

use super::{Place, Remark, RemarkKind};
use crate::plan::{Party, Plan};
use crate::text::same_text;

pub(super) fn check(plan: &Plan) -> Vec<Remark> {
    let mut found = Vec::new();
    for task in &plan.tasks {
        let place = Place::Task(task.id.clone());
        if !task.product.is_empty() && same_text(&task.product, &task.lead.words) {
            found.push(Remark::new(
                RemarkKind::ProductIsLead,
                &place,
                &task.product,
            ));
        }
        found.extend(both(plan, &task.lead, &task.partners, &place));
    }
    for target in &plan.targets {
        let place = Place::Target(target.id.clone());
        found.extend(both(plan, &target.lead, &target.partners, &place));
    }
    found.extend(head(plan));
    found
}

/// A unit that both leads and joins.
fn both(plan: &Plan, lead: &Party, partners: &Party, place: &Place) -> Option<Remark> {
    let unit = lead
        .units
        .iter()
        .find(|unit| partners.units.contains(unit))?;
    let unit = plan.unit_name(unit).to_owned();
    let kind = RemarkKind::LeadJoins { unit };
    Some(Remark::new(kind, place, &partners.words))
}

/// The number and the day of issue (NĐ 30/2020/NĐ-CP, Phụ lục I).
fn head(plan: &Plan) -> Vec<Remark> {
    let document = &plan.document;
    let mut found = Vec::new();
    if document.number.as_deref().unwrap_or("").is_empty() {
        let kind = RemarkKind::NumberBlank;
        found.push(Remark::new(kind, &Place::Document, ""));
    }
    if document.issued_on.is_none() {
        let words = &document.issued_words;
        found.push(Remark::new(RemarkKind::DayBlank, &Place::Document, words));
    }
    found
}
