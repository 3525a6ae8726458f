#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzing::laws::plan(bytes));

libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, room: usize, seed: u32| {
    fuzzing::json::mutate(data, size, room, seed)
});
