//! The page runs its own files and nothing else, whatever gets into it.

use e2e::{Key, journey};
use serde_json::Value;

use crate::steps::{TINH_BIEN, enter, open_entry, open_plan};

/// Ways in which foreign code or a foreign address could get into a page.
const ATTEMPTS: [&str; 6] = [
    "const script = document.createElement('script');
     script.textContent = 'window.__ran = true';
     document.body.append(script);",
    "const image = document.createElement('img');
     image.setAttribute('onerror', 'window.__ran = true');
     image.src = 'data:image/png;base64,xx';
     document.body.append(image);",
    "const link = document.createElement('a');
     link.href = 'javascript:window.__ran = true';
     document.body.append(link);
     link.click();",
    "const frame = document.createElement('iframe');
     frame.srcdoc = '<script>parent.__ran = true</script>';
     document.body.append(frame);",
    "const script = document.createElement('script');
     script.src = 'data:text/javascript,window.__ran = true';
     document.body.append(script);",
    "const text = document.createElement('script');
     text.textContent = 'setTimeout(\"window.__ran = true\")';
     document.body.append(text);",
];

#[test]
fn what_is_not_the_pages_own_does_not_run() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.press(Key::Tab);
        page.is_saved();
        // Up to here nothing of the page's own was held up.
        let errors = page.console_errors();
        assert!(errors.is_empty(), "{errors:#?}");
        for attempt in ATTEMPTS {
            page.eval::<Value>(attempt, &[]);
            page.wait("the browser to say that it held it up", || {
                let errors = page.console_errors();
                let held = |one: &String| one.contains("Content Security Policy");
                errors.iter().any(held).then_some(())
            });
        }
        let ran: bool = page.eval("return window.__ran === true", &[]);
        assert!(!ran);
        let sent: Vec<String> = page.eval(
            "return fetch('http://127.0.0.1:9/').then(() => ['sent'], () => [])",
            &[],
        );
        assert!(sent.is_empty());
        let errors = page.console_errors();
        assert!(
            errors
                .iter()
                .any(|one| one.contains("Content Security Policy")),
            "{errors:#?}"
        );
    });
}
