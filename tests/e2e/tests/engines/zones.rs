//! The day and the hour are those of Viet Nam, wherever the machine's clock says it is.

use e2e::steps::{TINH_BIEN, enter, open_entry, open_plan};
use e2e::{Engine, Host, Journey, Screen};

const ZONES: [&str; 3] = [
    "Pacific/Kiritimati",
    "America/Los_Angeles",
    "Asia/Ho_Chi_Minh",
];

fn walk(engine: Engine) {
    for zone in ZONES {
        let name = format!("{}-{}", engine.name(), zone.replace('/', "-"));
        let host = Host::start(&name);
        let journey = Journey::at(Screen::Desk).called(&name).with(engine);
        journey.in_zone(zone).to(&host.url()).walk(|page| {
            let found: String = page.eval(
                "return Intl.DateTimeFormat().resolvedOptions().timeZone",
                &[],
            );
            // Of old: the same zone by another name.
            let found = found.replace("Asia/Saigon", "Asia/Ho_Chi_Minh");
            assert_eq!(found, zone);
            open_plan(page, &TINH_BIEN);
            open_entry(page, &TINH_BIEN, "II");
            enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
            page.is_saved();
            let clocks: Vec<String> = page.eval(
                "return [0, 1].map((minutes) => new Date(Date.now() - 60_000 * minutes)
                     .toLocaleTimeString('vi', {
                         timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit',
                     }))",
                &[],
            );
            let said = page.text();
            let fits = clocks
                .iter()
                .any(|clock| said.contains(&format!("Đã lưu trên máy này lúc {clock}")));
            assert!(fits, "{zone}: {clocks:?} in {said}");
        });
    }
}

in_each_engine!(walk);
