//! What is counted stands under every target.

use e2e::{Journey, Page, Screen, samples};

use crate::steps::{CHO_VAM, Plan, TINH_BIEN, open_entry, open_plan};

/// Shorter than any definition.
const LEAST: usize = 10;

/// The names of rows without a definition that is shown.
fn undefined(page: &Page) -> (usize, Vec<String>) {
    page.eval(
        "const rows = [...document.querySelectorAll('[data-entry]')];
         const told = (row) => [...row.querySelectorAll('.name > .def')]
             .filter((one) => one.checkVisibility()).map((one) => one.innerText.trim()).join(' ');
         return [rows.length, rows.filter((row) => told(row).length < arguments[0])
             .map((row) => row.querySelector('.name').innerText)];",
        &[LEAST.into()],
    )
}

fn walk(plan: &Plan) {
    let name = format!("definitions-{}", plan.id);
    Journey::at(Screen::Phone).called(&name).walk(|page| {
        open_plan(page, plan);
        open_entry(page, plan, "II");
        let (rows, without) = undefined(page);
        assert!(rows >= plan.counts[0], "only {rows} rows");
        assert!(without.is_empty(), "{without:#?}");
        let file = samples::plan(plan.id);
        for target in file["targets"].as_array().unwrap() {
            let id = target["id"].as_str().unwrap();
            page.open(&format!("#/chi-tieu/{id}"));
            page.wait(&format!("the definition of {id}"), || {
                page.eval::<bool>(
                    "const terms = [...document.querySelectorAll('.kv dt')];
                     const told = (term) => terms.find((one) => one.innerText.trim() === term)
                         ?.nextElementSibling.innerText.trim() ?? '';
                     const two = ['Tử số', 'Mẫu số'].every((term) => told(term).length > 3);
                     return location.hash === arguments[0]
                         && (two || told('Cách đếm').length >= arguments[1]);",
                    &[format!("#/chi-tieu/{id}").into(), LEAST.into()],
                )
                .then_some(())
            });
        }
    });
}

#[test]
fn of_a_plan_of_this_year() {
    walk(&TINH_BIEN);
}

#[test]
fn of_a_plan_with_values_and_parts() {
    walk(&CHO_VAM);
}
