//! What was asked for on the command line.

use crate::{bench::Wanted, test::Step};
use anyhow::{Context, Result, bail};
use std::slice::Iter;

pub const USAGE: &str = "\
cargo xtask serve [--dev] [--port N]   build the page and serve it on this machine
                                       --dev: quick build that reloads on change
                                       --port: exactly this port (else 8080 or the next free one)
cargo xtask test [--only STEP]         run every check, or one of:
                                       format lint native browser bundle e2e size
cargo xtask dist                       everything for others, in dist/: the page for any host, packed,
                                       the page as one file (so-chi-tieu.html), and SHA256SUMS
cargo xtask fuzz [--seconds N] [--target NAME]
                                       every reader against made-up bytes, for N seconds each (30)
                                       --target: only one of fuzz/targets
cargo xtask faults [--trials N] [--only ROW]
                                       kills, full storages, spoilt copies … in a real browser;
                                       writes docs/reliability.md (a part: the target folder)
cargo xtask bench [--runs N] [--only ROW] [--profile]
                                       how fast the page is in a real browser, medians of 7 runs;
                                       writes docs/performance.md (a part: the target folder)
                                       --profile: what takes the time, in place of the table
All install what they miss. Tools are kept in $SO_CHI_TIEU_TOOLS, or in the user's cache folder.";

/// Seconds that each target is fuzzed unless more are asked for.
const FUZZ_SECONDS: u32 = 30;

#[derive(Debug, PartialEq)]
pub enum Task {
    Help,
    Serve {
        dev: bool,
        port: Option<u16>,
    },
    Test {
        only: Option<Step>,
    },
    Dist,
    Fuzz {
        seconds: u32,
        target: Option<String>,
    },
    Faults {
        trials: Option<u32>,
        only: Option<String>,
    },
    Bench(Wanted),
}

pub fn parse(arguments: &[String]) -> Result<Task> {
    let mut rest = arguments.iter();
    match rest.next().map(String::as_str) {
        None | Some("help" | "--help" | "-h") => Ok(Task::Help),
        Some("serve") => serve(rest),
        Some("test") => test(rest),
        Some("dist") => dist(rest),
        Some("fuzz") => fuzz(rest),
        Some("faults") => faults(rest),
        Some("bench") => bench(rest),
        Some(other) => bail!("there is no command `{other}`\n{USAGE}"),
    }
}

fn serve(mut rest: Iter<'_, String>) -> Result<Task> {
    let (mut dev, mut port) = (false, None);
    while let Some(option) = rest.next() {
        match option.as_str() {
            "--dev" => dev = true,
            "--port" => port = Some(port_number(rest.next())?),
            other => bail!("`serve` has no option `{other}`\n{USAGE}"),
        }
    }
    Ok(Task::Serve { dev, port })
}

fn test(mut rest: Iter<'_, String>) -> Result<Task> {
    let mut only = None;
    while let Some(option) = rest.next() {
        match option.as_str() {
            "--only" => only = Some(step(rest.next())?),
            other => bail!("`test` has no option `{other}`\n{USAGE}"),
        }
    }
    Ok(Task::Test { only })
}

fn dist(mut rest: Iter<'_, String>) -> Result<Task> {
    match rest.next() {
        None => Ok(Task::Dist),
        Some(other) => bail!("`dist` has no option `{other}`\n{USAGE}"),
    }
}

fn fuzz(mut rest: Iter<'_, String>) -> Result<Task> {
    let (mut seconds, mut target) = (FUZZ_SECONDS, None);
    while let Some(option) = rest.next() {
        match option.as_str() {
            "--seconds" => seconds = count("--seconds", rest.next())?,
            "--target" => target = Some(name("--target", rest.next())?),
            other => bail!("`fuzz` has no option `{other}`\n{USAGE}"),
        }
    }
    Ok(Task::Fuzz { seconds, target })
}

fn faults(mut rest: Iter<'_, String>) -> Result<Task> {
    let (mut trials, mut only) = (None, None);
    while let Some(option) = rest.next() {
        match option.as_str() {
            "--trials" => trials = Some(count("--trials", rest.next())?),
            "--only" => only = Some(name("--only", rest.next())?),
            other => bail!("`faults` has no option `{other}`\n{USAGE}"),
        }
    }
    Ok(Task::Faults { trials, only })
}

fn bench(mut rest: Iter<'_, String>) -> Result<Task> {
    let mut wanted = Wanted::default();
    while let Some(option) = rest.next() {
        match option.as_str() {
            "--runs" => wanted.runs = Some(count("--runs", rest.next())?),
            "--only" => wanted.only = Some(name("--only", rest.next())?),
            "--profile" => wanted.profile = true,
            other => bail!("`bench` has no option `{other}`\n{USAGE}"),
        }
    }
    Ok(Task::Bench(wanted))
}

fn count(option: &str, text: Option<&String>) -> Result<u32> {
    let text = text.with_context(|| format!("{option} needs a number, as in `{option} 60`"))?;
    let count = text.parse().ok().filter(|count| *count > 0);
    count.with_context(|| format!("`{text}` is not a number for {option}"))
}

fn name(option: &str, text: Option<&String>) -> Result<String> {
    let text = text.with_context(|| format!("{option} needs a name"))?;
    Ok(text.clone())
}

fn port_number(text: Option<&String>) -> Result<u16> {
    let text = text.context("--port needs a number, as in `--port 8081`")?;
    text.parse()
        .with_context(|| format!("`{text}` is not a port number"))
}

fn step(name: Option<&String>) -> Result<Step> {
    let name = name.context("--only needs the name of a step, as in `--only lint`")?;
    Step::named(name).with_context(|| format!("there is no step `{name}`\n{USAGE}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Option<Task> {
        let words: Vec<String> = line.split_whitespace().map(String::from).collect();
        parse(&words).ok()
    }

    #[test]
    fn reads_the_command_line() {
        let serve = |dev, port| Some(Task::Serve { dev, port });
        let test = |only| Some(Task::Test { only });
        let fuzz = |seconds, target: Option<&str>| {
            let target = target.map(str::to_owned);
            Some(Task::Fuzz { seconds, target })
        };
        let faults = |trials, only: Option<&str>| {
            let only = only.map(str::to_owned);
            Some(Task::Faults { trials, only })
        };
        let table = [
            ("", Some(Task::Help)),
            ("--help", Some(Task::Help)),
            ("serve", serve(false, None)),
            ("serve --dev", serve(true, None)),
            ("serve --port 9000 --dev", serve(true, Some(9000))),
            ("test", test(None)),
            ("test --only lint", test(Some(Step::Lint))),
            ("dist", Some(Task::Dist)),
            ("dist --now", None),
            ("fuzz", fuzz(30, None)),
            ("fuzz --seconds 5 --target plan", fuzz(5, Some("plan"))),
            ("faults", faults(None, None)),
            (
                "faults --trials 2 --only kill",
                faults(Some(2), Some("kill")),
            ),
            ("faults --trials none", None),
            ("bench", Some(Task::Bench(Wanted::default()))),
            (
                "bench --runs 3 --only keys",
                Some(Task::Bench(Wanted {
                    runs: Some(3),
                    only: Some("keys".to_owned()),
                    profile: false,
                })),
            ),
            ("bench --runs", None),
            ("bench --fast", None),
            ("fuzz --seconds 0", None),
            ("fuzz --seconds long", None),
            ("fuzz --target", None),
            ("serve --port", None),
            ("serve --port 70000", None),
            ("serve --fast", None),
            ("test --only", None),
            ("test --only nothing", None),
            ("build", None),
        ];
        for (line, expected) in table {
            assert_eq!(parsed(line), expected, "{line}");
        }
    }

    #[test]
    fn every_step_can_be_named() {
        for step in Step::ALL {
            assert_eq!(Step::named(step.name()), Some(step));
            assert!(USAGE.contains(step.name()), "{}", step.name());
        }
    }
}
