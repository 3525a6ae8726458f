//! A page loaded anew while it is still starting, by someone with no patience.

use e2e::{Engine, Host, Journey, Screen, heading};

/// Enough for an engine that hangs at one moment to meet it: WebKit did, in four walks of five,
/// while the page's script still waited for its module.
const TIMES: u32 = 100;

/// Loads the page anew by itself, now sooner, now later between the first words and the program.
const IMPATIENT: &str = "{
    const turn = Number(sessionStorage.getItem('turn') ?? 0);
    document.documentElement.dataset.turn = turn;
    if (turn < TIMES) {
        sessionStorage.setItem('turn', turn + 1);
        setTimeout(() => location.reload(), turn % 16);
    }
}
";

fn walk(engine: Engine) {
    let name = format!("{}-starting", engine.name());
    let host = Host::start(&name);
    // A script of the page's own that runs before the program's.
    host.put(
        "impatient.js",
        &IMPATIENT.replace("TIMES", &TIMES.to_string()),
    );
    host.change(
        "index.html",
        "<title>",
        "<script defer src=impatient.js></script><title>",
    );
    let journey = Journey::at(Screen::Desk).called(&name).with(engine);
    journey.to(&host.url()).walk(|page| {
        page.find_css(&format!("[data-turn='{TIMES}'] main h1"));
        page.find(&heading("Kế hoạch"));
    });
}

in_each_engine!(walk);
