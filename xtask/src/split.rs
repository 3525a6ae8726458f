//! Cutting the page's module in parts: what every visit needs, and what comes when it is asked
//! for.
//!
//! The cut must be made between the compiler and wasm-bindgen, and trunk calls one straight
//! after the other. So trunk is given this program under the name `wasm-bindgen`: it cuts, hands
//! the first part on to the real one, and keeps the others until trunk has made its folder.

use crate::{command, seal, tools};
use anyhow::{Context, Result, anyhow, ensure};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The name that trunk looks for.
const STAND_IN: &str = "wasm-bindgen";
/// Where the real program is, and where the other parts are kept meanwhile.
const BINDGEN: &str = "SO_CHI_TIEU_WASM_BINDGEN";
const PARTS: &str = "SO_CHI_TIEU_PARTS";
/// The script that fetches the other parts, as the splitter names it.
const LOADER: &str = "__wasm_split.js";
/// What the compiler writes today; the other parts do not say so themselves.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The splitter needs to know what the linker moved where.
pub const LINKER_FLAG: &str = "-Clink-args=--emit-relocs";

/// The folder in which both the stand-in and the parts are.
pub struct Workshop(PathBuf);

impl Workshop {
    /// Makes it anew.
    pub fn open(target: &Path) -> Result<Self> {
        let folder = target.join("split");
        let _ = fs::remove_dir_all(&folder);
        let workshop = Self(folder);
        for made in [workshop.programs(), workshop.parts()] {
            fs::create_dir_all(&made)
                .with_context(|| format!("{} cannot be made", made.display()))?;
        }
        let own = env::current_exe().context("this program does not know where it is")?;
        let name = format!("{STAND_IN}{}", env::consts::EXE_SUFFIX);
        fs::copy(own, workshop.programs().join(name)).context("no stand-in for wasm-bindgen")?;
        Ok(workshop)
    }

    /// The folder to put first on PATH.
    pub fn programs(&self) -> PathBuf {
        self.0.join("bin")
    }

    fn parts(&self) -> PathBuf {
        self.0.join("parts")
    }

    /// Tells the stand-in where things are.
    pub fn tell(&self, command: &mut Command) -> Result<()> {
        let real = tools::wasm_bindgen()?.join(format!("{STAND_IN}{}", env::consts::EXE_SUFFIX));
        command.env(BINDGEN, real).env(PARTS, self.parts());
        Ok(())
    }

    /// Puts the other parts into the built page, under names made of what is in them.
    pub fn deliver(&self, dist: &Path) -> Result<()> {
        let main = only_file(dist, |name| {
            name.starts_with("app-") && name.ends_with(".js")
        })?;
        let loader = self.parts().join(LOADER);
        let script = patient(&read(&loader)?)?;
        let mut script = script.replace("./app.js", &format!("./{}", name_of(&main)));
        for part in wasm_files(&self.parts())? {
            let plain = name_of(&part);
            let smaller = part.with_extension("small");
            optimize(&part, &smaller)?;
            let named = seal::put(dist, plain.trim_end_matches(".wasm"), "wasm", &smaller)?;
            script = script.replace(&format!("./{plain}"), &format!("./{named}"));
        }
        write(&loader, &script)?;
        let named = seal::put(dist, "parts", "js", &loader)?;
        // Only where it is fetched from: the module itself goes on calling it by its old name.
        let page = read(&main)?.replace(
            &format!("from \"./{LOADER}\""),
            &format!("from \"./{named}\""),
        );
        write(&main, &page)
    }
}

/// How a part is fetched and started, in place of what the splitter writes. A host that never
/// answers must not leave the page waiting; asked again, it may take twice as long, for the line may
/// only be slow. The type that a host sends a part with is its own matter.
const PATIENT: &str = "
let patience = 15000;
async function fetchPart(address) {
    const limit = new AbortController();
    const late = setTimeout(() => {
        patience *= 2;
        limit.abort();
    }, patience);
    try {
        const answer = await fetch(address, { signal: limit.signal });
        if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
        return { answer, late };
    } catch (error) {
        clearTimeout(late);
        throw error;
    }
}
async function startPart(coming, imports) {
    const { answer, late } = await coming;
    const isTyped = answer.headers.get(\"Content-Type\") === \"application/wasm\";
    try {
        if (isTyped) return await WebAssembly.instantiateStreaming(answer, imports);
        return await WebAssembly.instantiate(await answer.arrayBuffer(), imports);
    } finally {
        clearTimeout(late);
    }
}
";

/// The splitter's script with a limit to its patience.
fn patient(script: &str) -> Result<String> {
    let places = [
        ("fetch(new URL(", "fetchPart(new URL("),
        ("WebAssembly.instantiateStreaming(src, ", "startPart(src, "),
    ];
    let mut patient = script.to_owned();
    for (place, text) in places {
        ensure!(
            script.contains(place),
            "the splitter's script has no `{place}`"
        );
        patient = patient.replace(place, text);
    }
    Ok(patient + PATIENT)
}

/// Whether this process was called in the stead of wasm-bindgen.
pub fn stands_in() -> bool {
    let called = env::args_os().next().map(PathBuf::from);
    called.is_some_and(|path| path.file_stem().is_some_and(|stem| stem == STAND_IN))
}

/// What trunk gets when it calls wasm-bindgen.
pub fn stand_in(arguments: &[String]) -> Result<()> {
    let set = |name| env::var_os(name).map(PathBuf::from);
    let real = set(BINDGEN).with_context(|| format!("{BINDGEN} is not set"))?;
    let mut command = Command::new(real);
    let Some(whole) = arguments.iter().find(|one| one.ends_with(".wasm")) else {
        return pass_on(command.args(arguments));
    };
    let parts = set(PARTS).with_context(|| format!("{PARTS} is not set"))?;
    let first = cut(Path::new(whole), &parts)?;
    let others = arguments.iter().filter(|one| *one != whole);
    pass_on(command.args(others).arg("--keep-lld-exports").arg(first))
}

/// As the program itself: what it writes, trunk reads.
fn pass_on(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .context("wasm-bindgen could not be started")?;
    if !status.success() {
        return Err(anyhow!("wasm-bindgen failed ({status})"));
    }
    Ok(())
}

/// Cuts the module; gives the path of the first part.
fn cut(whole: &Path, parts: &Path) -> Result<PathBuf> {
    let module = fs::read(whole).with_context(|| format!("{} not read", whole.display()))?;
    let first = parts.with_file_name("app.wasm");
    let mut options = wasm_split_cli_support::Options::new(&module);
    options.output_dir = parts;
    options.main_out_path = &first;
    options.main_module = "./app.js";
    wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .context("the module could not be cut")?;
    Ok(first)
}

fn optimize(from: &Path, to: &Path) -> Result<()> {
    let program = tools::wasm_opt()?.join("wasm-opt");
    let mut command = Command::new(program);
    command
        .args(FEATURES)
        .arg("-Oz")
        .arg(from)
        .arg("-o")
        .arg(to);
    command::output(&mut command).map(drop)
}

fn wasm_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).context("the parts cannot be listed")? {
        let path = entry.context("the parts cannot be listed")?.path();
        if path.extension().is_some_and(|ending| ending == "wasm") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn only_file(folder: &Path, fits: impl Fn(&str) -> bool) -> Result<PathBuf> {
    let entries = fs::read_dir(folder).context("the built page cannot be listed")?;
    let mut paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    paths
        .find(|path| fits(&name_of(path)))
        .context("the built page has no script")
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_fetched_with_a_limit() {
        let splitters = "() => {
    const src = fetch(new URL(\"./a.wasm\", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}";
        let script = patient(splitters).unwrap();
        assert!(script.contains("fetchPart(new URL(\"./a.wasm\", import.meta.url));"));
        assert!(script.contains("(startPart(src, imports));"));
        assert!(patient("import.source(\"./a.wasm\")").is_err());
    }
}
