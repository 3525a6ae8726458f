//! The fixed words of the screen, in both languages side by side: a text that lacks one of them
//! does not build.

use super::Language;

macro_rules! texts {
    ($($name:ident: $vi:literal, $en:literal;)*) => {
        /// The fixed words of the screen in one language. `{}` marks what is filled in.
        #[derive(Debug, PartialEq)]
        #[allow(missing_docs, reason = "each field is its own text, below")]
        pub struct Texts {
            $(pub $name: &'static str,)*
        }

        static VI: Texts = Texts { $($name: $vi,)* };
        static EN: Texts = Texts { $($name: $en,)* };

        /// Every text: name, Vietnamese, English. For tests.
        pub const ALL: &[(&str, &str, &str)] = &[$((stringify!($name), $vi, $en),)*];
    };
}

impl Language {
    /// The fixed words of the screen.
    pub fn texts(self) -> &'static Texts {
        self.pick(&VI, &EN)
    }
}

/// Puts `parts` in the places of `{}`, in order.
pub fn fill(template: &str, parts: &[&str]) -> String {
    let mut pieces = template.split("{}");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for (at, piece) in pieces.enumerate() {
        text.push_str(parts.get(at).copied().unwrap_or_default());
        text.push_str(piece);
    }
    text
}

texts! {
    // Frame
    app: "Sổ Chỉ Tiêu", "Sổ Chỉ Tiêu";
    main_menu: "Mục chính", "Main menu";
    skip: "Tới nội dung chính", "Skip to content";
    overview: "Tổng quan", "Overview";
    entry: "Nhập số liệu", "Figures";
    entry_short: "Nhập", "Enter";
    target: "Chỉ tiêu", "Target";
    tasks: "Nhiệm vụ", "Tasks";
    send: "Gửi lên", "Send";
    plans: "Kế hoạch", "Plans";
    settings: "Cài đặt", "Settings";
    missing_badge: "{} thiếu", "{} missing";
    choose_plan: "Kế hoạch đang xem", "Plan shown";
    stays_here: "Số liệu chỉ nằm trên máy này", "Figures stay on this machine";
    not_found: "Không có trang này", "No such page";
    not_found_text: "Địa chỉ không đúng hoặc mục này không còn trong kế hoạch.", "The address is wrong, or the plan no longer has this.";
    opening: "Đang mở…", "Opening…";
    part_missing: "Chưa tải được trang này", "This page could not be fetched";
    part_missing_text: "Số liệu đã lưu vẫn nguyên trên máy này. Kiểm tra mạng rồi thử lại; nếu vẫn không được, hãy tải lại bản mới.", "What was saved is unharmed on this machine. Check the network and try again; if that does not help, load the page anew.";
    load_anew: "Tải lại bản mới", "Load the page anew";
    again: "Thử lại", "Try again";
    to_overview: "Về Tổng quan", "Back to the overview";

    // Saving
    saved_at: "Đã lưu trên máy này lúc {}", "Saved on this machine at {}";
    saving: "Đang lưu…", "Saving…";
    typing_now: "Đang gõ…", "Typing…";
    line_of_plan: "{}: {}", "{}: {}";
    data_cleared: "Dữ liệu của trang vừa bị xóa; số liệu chỉ còn trong trang đang mở", "The page's data were cleared; the figures are only in this open page";
    data_cleared_text: "Dữ liệu của trang trong trình duyệt vừa bị xóa. Số liệu chỉ còn trong trang đang mở này. Ghi lại thì tất cả kế hoạch đang mở được lưu lại ngay (gõ tiếp cũng vậy); để trống thì chỉ những gì mở hay gõ sau đây mới được lưu.", "The page's data in the browser were just cleared. The figures are only in this open page. Write again saves all open plans at once (so does the next key you type); leave empty saves only what is opened or typed from now on.";
    write_again: "Ghi lại", "Write again";
    leave_empty: "Để trống", "Leave empty";
    left_empty: "Không lưu trên máy này, như đã chọn", "Not kept on this machine, as chosen";
    not_saved_yet: "Chưa có gì cần lưu", "Nothing to save yet";
    save_failed: "Chưa lưu được", "Not saved";
    clock_wrong: "Đồng hồ máy đang chỉ ngày {}, có lẽ sai. Hãy chỉnh lại ngày giờ của máy: ngày ghi bên số liệu và thời hạn tính theo đồng hồ này. Số liệu vẫn được lưu. (GIO-01)", "The machine's clock says {}, which is probably wrong. Set its date and time: days noted beside figures and deadlines go by it. Figures are saved all the same. (GIO-01)";
    store_forbidden: "Trình duyệt không cho lưu dữ liệu trên máy này. Số liệu chỉ còn trong trang đang mở: hãy tải bản sao trước khi đóng trang.", "The browser does not allow data to be kept on this machine. The figures are only in this open page: download a copy before closing it.";
    store_full: "Bộ nhớ của trình duyệt đã đầy. Số liệu mới chưa được lưu: hãy tải bản sao ngay, rồi gỡ bớt kế hoạch không dùng.", "The browser's storage is full. The latest figures are not saved: download a copy now, then remove plans you do not need.";
    store_changed: "Kế hoạch này vừa được sửa và lưu ở một cửa sổ khác. Số liệu gõ tại đây chưa được lưu, để không đè lên số liệu kia: hãy tải bản sao, rồi lấy số liệu mới.", "This plan has just been changed and saved in another window. What was typed here is not saved, so as not to fall on that: download a copy, then take the newer figures.";
    store_local: "Nhật ký an toàn của trình duyệt (IndexedDB) không dùng được, hoặc chưa trả lời. Số liệu vẫn được lưu, nhưng nếu máy tắt đột ngột có thể mất vài phút cuối: hãy tải bản sao sau mỗi lần nhập.", "The browser's safe journal (IndexedDB) cannot be used, or has not answered yet. Figures are saved, but if the machine stops dead the last minutes may be lost: download a copy after each session.";
    read_only: "Sổ đang được sửa ở một thẻ khác. Bấm “Sửa ở đây” nếu muốn sửa trong thẻ này.", "The ledger is being edited in another tab. Press “Edit here” to edit in this one.";
    edit_here: "Sửa ở đây", "Edit here";
    asking: "Đang chờ thẻ kia lưu xong…", "Waiting for the other tab to save…";
    store_newer: "Một phiên bản mới hơn của trang này đã ghi số liệu. Phiên bản đang mở không ghi đè: hãy tải bản sao những gì vừa gõ, rồi mở lại trang.", "A newer version of this page has written the figures. The version open here does not write over them: download a copy of what you typed, then reload the page.";
    reload: "Mở lại trang", "Reload the page";
    recovered: "{}: đã lấy lại bản lưu mới nhất (lần lưu thứ {}) từ nhật ký; bản kia cũ hơn hoặc không đọc được.", "{}: the latest save (number {}) was recovered from the journal; the other copy was older or could not be read.";
    recovered_local: "{}: nhật ký an toàn thiếu lần lưu cuối; đã lấy bản mới nhất (lần lưu thứ {}) từ bộ nhớ trình duyệt.", "{}: the safe journal lacked the last save; the latest (number {}) was taken from the browser's storage.";
    saved_local: "Đã lưu tạm lúc {}, chưa vào nhật ký an toàn", "Kept for now at {}, not in the safe journal yet";
    store_unproven: "Số liệu vừa gõ không ghi được thành tệp mở lại được, nên chưa lưu; bản lưu trước vẫn nguyên. Hãy hoàn tác lần gõ cuối (Ctrl+Z), tải bản sao, rồi báo cho người phát triển.", "What was just typed cannot be written as a file that opens again, so it is not saved; what was saved before is untouched. Undo the last change (Ctrl+Z), download a copy, and tell the developers.";
    take_theirs: "Lấy số liệu mới", "Take the newer figures";
    refreshed_aside: "Đã cập nhật theo cửa sổ khác. Số liệu chưa lưu ở đây đã được để riêng (Cài đặt)", "Updated from another window. What was not saved here is set aside (Settings)";
    own_figures: "số liệu gõ ở cửa sổ này", "figures typed in this window";
    not_done: "Chưa làm được, mọi thứ còn nguyên", "Not done, everything is as it was";
    snapshot_unread: "Không đọc được {}: cơ sở dữ liệu của trình duyệt không trả lời. Hãy thử lại.", "{} could not be read: the browser's database did not answer. Try again.";
    refreshed: "Đã cập nhật theo cửa sổ khác", "Updated from another window";
    store_aside: "{} mục được để riêng, không bị ghi đè: không đọc được, hoặc khác với bản đang dùng.", "{} items were set aside and not overwritten: they could not be read, or differ from what is in use.";
    store_left: "{} kế hoạch do một phiên bản mới hơn của trang này ghi; phiên bản đang mở không đọc được nên để nguyên tại chỗ, không ghi đè. Hãy mở lại trang để dùng phiên bản mới.", "{} plans were written by a newer version of this page; the one open here cannot read them and leaves them as they are. Reload the page to use the newer version.";
    download_copy: "Tải bản sao ngay", "Download a copy now";
    try_again: "Thử lưu lại", "Try to save again";

    // Undo
    undo: "Hoàn tác", "Undo";
    redo: "Làm lại", "Redo";
    undone: "Đã hoàn tác", "Undone";
    redone: "Đã làm lại", "Redone";
    close: "Đóng", "Close";
    cancel: "Bỏ qua", "Cancel";

    // Quarters
    quarter: "Quý {}", "Quarter {}";
    whole_year: "Cả năm", "Whole year";
    quarter_choice: "Chọn quý", "Choose the quarter";
    window: "Kỳ số liệu {} – {}", "Figures of {} – {}";

    // Standings
    met: "Đạt", "Met";
    floor_met: "Đạt tối thiểu", "Floor met";
    near: "Gần đạt", "Near";
    missed: "Chưa đạt", "Missed";
    open: "Chưa đến kỳ", "Too early";
    no_data: "Chưa nhập", "No data";
    to_mend: "Cần sửa", "To mend";
    tile_met: "Đạt chỉ tiêu", "Met";
    tile_near: "Gần đạt, cần theo dõi", "Near, to be watched";
    tile_missed: "Chưa đạt", "Missed";
    tile_none: "Chưa có số liệu", "No data yet";

    // Overview
    plan_year: "Kế hoạch năm {}", "Plan for {}";
    targets_to_date: "{} chỉ tiêu, lũy kế đến Quý {}", "{} targets, year to date to Quarter {}";
    targets_whole_year: "{} chỉ tiêu, cả năm", "{} targets, whole year";
    by_attention: "Sắp theo mức cần chú ý", "In order of need";
    target_number: "Chỉ tiêu {}", "Target {}";
    also_at: "cũng ghi tại {}", "also stated at {}";
    part_of: "trong đó của {}", "part of {}";
    lacking: "còn thiếu {} để đạt", "{} more to reach it";
    not_arisen_count: "không phát sinh", "nothing arose";
    without_quarters: "chưa có số liệu Quý {}", "no figures for Quarter {}";
    needs_reference: "cần nhập mức so sánh", "reference value needed";
    due_soon: "Sắp đến hạn", "Due soon";
    task_calendar: "Xem nhiệm vụ", "See tasks";
    nothing_due: "Không có việc nào sắp đến hạn.", "Nothing is due soon.";
    remarks: "Lưu ý về văn bản", "Remarks on the document";
    remarks_more: "Xem {} lưu ý", "See {} remarks";

    // Empty states
    no_plan: "Chưa mở kế hoạch nào", "No plan is open";
    no_plan_text: "Mở tệp kế hoạch của đơn vị, hoặc thử ngay với một kế hoạch thật.", "Open your unit's plan file, or try a real plan at once.";
    open_plan: "Mở kế hoạch", "Open a plan";

    // Plans
    guide: "Hướng dẫn sử dụng (2 trang)", "Guide (2 pages, in Vietnamese)";
    print: "In", "Print";
    first_steps: "Bắt đầu trong ba bước", "Three steps to begin";
    first_step: "Mở kế hoạch của đơn vị ở dưới, hoặc thử với một kế hoạch thật.", "Open your unit's plan below, or try a real one.";
    second_step: "Vào Nhập số liệu, chọn quý, gõ tử số và mẫu số (hoặc Biểu II.06a).", "Go to Figures, choose the quarter, type numerators and denominators (or form II.06a).";
    third_step: "Xem Tổng quan, chốt quý, rồi tải tệp ở Gửi lên.", "Look at the overview, close the quarter, then download the file under Send.";
    open_file: "Chọn tệp…", "Choose a file…";
    drop_here: "Thả tệp kế hoạch hoặc bản sao sổ (.json) vào đây", "Drop a plan or a ledger backup (.json) here";
    or_pick: "hoặc", "or";
    try_real: "Thử với kế hoạch thật", "Try a real plan";
    try_real_text: "Năm kế hoạch thật của các xã, phường, thị trấn. Mở ra, nhập thử; gỡ bỏ lúc nào cũng được.", "Five real plans of communes, wards and townships. Open one and try; remove it whenever you like.";
    open_plans: "Kế hoạch đang mở", "Open plans";
    opened: "Đã mở {}", "Opened {}";
    already_open: "{} đã mở từ trước", "{} was open already";
    show: "Xem", "Show";
    shown: "Đang xem", "Shown";
    remove: "Gỡ", "Remove";
    removed: "Đã gỡ {}", "Removed {}";
    removed_plans: "Đã gỡ, còn giữ trên máy", "Removed, still kept on this machine";
    put_back: "Lấy lại", "Put back";
    discard: "Xóa hẳn", "Delete for good";
    discarded: "Đã xóa hẳn", "Deleted for good";
    removed_at: "gỡ {}", "removed {}";
    figures_counted: "{} số liệu", "{} figures";
    kept_at: "lưu {}", "saved {}";
    discard_asks: "Xóa hẳn {} ({})? Không lấy lại được.", "Delete {} ({}) for good? It cannot be taken back.";
    with_snapshots: "cùng các bản chụp của kế hoạch này", "with the snapshots of this plan";
    discard_yes: "Xóa hẳn, không lấy lại", "Delete, for good";
    discard_no: "Không xóa", "Keep it";
    aside_of: "{}, bản để riêng", "{}, set aside";
    aside_unread: "Không đọc được", "Cannot be read";
    plan_counts: "{} chỉ tiêu · {} nhiệm vụ · {} chế độ báo cáo", "{} targets · {} tasks · {} reporting duties";
    loading: "Đang mở…", "Opening…";
    load_failed: "Không tải được tệp {} của trang này. Kiểm tra kết nối rồi thử lại.", "The page's file {} could not be loaded. Check the connection and try again.";
    refused: "Không mở được {}", "{} cannot be opened";
    refused_more: "và {} lỗi khác", "and {} more";
    at_place: "tại {}", "at {}";

    search_targets: "Tìm chỉ tiêu (không cần gõ dấu)", "Search targets (no accents needed)";
    no_target_found: "Không có chỉ tiêu nào khớp.", "No target fits.";

    // Entry
    entry_title: "Nhập số liệu Quý {}/{}", "Figures for Quarter {}/{}";
    entry_hint: "dán được cả khối từ Excel · Enter xuống dòng · Esc bỏ sửa", "paste a block from Excel · Enter goes down · Esc takes back";
    numerator: "Tử số", "Numerator";
    denominator: "Mẫu số", "Denominator";
    value: "Giá trị", "Value";
    done_or_not: "Kết quả", "Result";
    done_yes: "Đã thực hiện", "Done";
    done_no: "Chưa thực hiện", "Not done";
    done_unknown: "– chưa nhập –", "– not entered –";
    cell_name: "{}, {}, Quý {}", "{}, {}, Quarter {}";
    to_date: "Lũy kế", "To date";
    standing: "Đánh giá", "Standing";
    notes: "Giải trình, minh chứng", "Explanation, evidence";
    add_note: "+ Thêm", "+ Add";
    edit_note: "Sửa", "Edit";
    note_of: "Giải trình, minh chứng: {}", "Explanation, evidence: {}";
    note_text: "Giải trình", "Explanation";
    evidence: "Văn bản minh chứng", "Evidence";
    evidence_number: "Số, ký hiệu văn bản", "Document number";
    evidence_date: "Ngày văn bản (ngày/tháng/năm)", "Document date (day/month/year)";
    evidence_link: "Liên kết (http…)", "Link (http…)";
    evidence_add: "Thêm văn bản", "Add a document";
    evidence_remove: "Bỏ văn bản này", "Remove this document";
    bad_date: "Ngày chưa đúng, ví dụ 05/6/2026. Chữ đã gõ được giữ lại. (NHAP-11)", "Not a date; write for example 05/6/2026. What you typed is kept. (NHAP-11)";
    bad_new_date: "Ngày chưa đúng, ví dụ 05/6/2026. Chưa ghi vào sổ: sửa ngày rồi bấm “Ghi vào sổ”. (NHAP-12)", "Not a date; write for example 05/6/2026. It is not in the ledger yet: mend the day, then note it. (NHAP-12)";
    still_held: "Vẫn dùng giá trị trước đó: {}.", "What was there before still holds: {}.";
    bad_link: "Chỉ nhận liên kết bắt đầu bằng http:// hoặc https://; liên kết này sẽ không bấm được.", "Only links beginning with http:// or https:// can be opened.";
    pasted: "Đã dán {} ô", "Pasted {} cells";
    pasted_faulty: "Đã dán {} ô, {} ô cần sửa", "Pasted {} cells, {} to mend";
    pasted_nothing: "Chưa dán gì", "Nothing was pasted";
    pasted_to_mend: "{} ô cần sửa", "{} cells to mend";
    pasted_over: "{} ô đã có nội dung được ghi đè", "{} cells that had something in them were written over";
    pasted_headings: "Bỏ qua dòng tiêu đề: {}", "Headings passed over: line {}";
    pasted_left: "Chưa dán {} ô", "{} cells were not pasted";
    pasted_left_more: "Các dòng {} cũng chưa dán.", "Lines {} were not pasted either.";
    paste_too_long: "Ô này nhận nhiều nhất {} ký tự, dán vào sẽ thành {}. Chưa dán gì: rút gọn rồi dán lại, hoặc dán từng phần. (DAN-10)", "This field takes {} characters; with what was copied it would have {}. Nothing was pasted: shorten it, or paste a part. (DAN-10)";
    paste_one_cell: "Ô này chỉ nhận một giá trị. Chưa dán gì: phần vừa dán có {} ô. Dán từng ô, hoặc gõ tay. (DAN-09)", "This field takes one value. Nothing was pasted: what was copied has {} cells. Paste them one by one, or type them. (DAN-09)";
    same_entry: "Dùng chung số liệu:", "Same figures:";
    to_enter: "Còn {} mục chưa nhập", "{} still to enter";
    all_entered: "Đã nhập đủ", "All entered";
    faulty_count: "{} mục cần sửa", "{} to mend";
    definition: "Cách đếm", "What is counted";
    not_defined: "văn bản và danh mục không nêu cách đếm", "neither the document nor the catalogue says how it is counted";
    mend_list: "Những chỗ cần sửa", "What is to be mended";
    none_to_mend: "Không có ô nào cần sửa.", "No cell needs mending.";

    note_cause: "Nguyên nhân", "Cause";
    note_remedy: "Biện pháp khắc phục", "Remedy";
    note_remedy_by: "Thời hạn khắc phục (ngày/tháng/năm)", "Mended by (day/month/year)";
    note_remedy_by_short: "Thời hạn khắc phục", "Mended by";
    explain_missed: "Chưa đạt: cần nêu nguyên nhân và biện pháp", "Missed: say why and what is done about it";
    explain_near: "Mới gần đạt: cần nêu nguyên nhân và biện pháp", "Only near: say why and what is done about it";
    explain_late: "Trễ hạn: cần nêu nguyên nhân, biện pháp ở ô ghi chú", "Late: say in the note why, and what is done about it";
    explain_now: "Nêu nguyên nhân, biện pháp", "Say why, and what is done";
    explain_now_of: "Nêu nguyên nhân, biện pháp: {}", "Say why, and what is done: {}";
    see_note: "Xem", "See";

    // Closing
    close_title: "Chốt số liệu Quý {}/{}", "Closing Quarter {}/{}";
    close_quarter: "Chốt quý {}", "Close quarter {}";
    close_link: "Chốt quý {}…", "Close quarter {}…";
    closed_link: "Quý {} đã chốt", "Quarter {} is closed";
    to_closing: "Tới trang Chốt số liệu", "To the page Closing";
    closing_open: "Chưa chốt: số liệu còn sửa được", "Open: figures can be changed";
    closing_closed: "Đã chốt, bản {}", "Closed, revision {}";
    closing_reopened: "Đã mở lại: số liệu còn sửa được", "Opened again: figures can be changed";
    closing_who: "Người chốt", "Closed by";
    closing_at: "Lúc chốt", "Closed at";
    closing_revision: "Bản", "Revision";
    closing_digest: "Mã kiểm tra", "Digest";
    closing_now: "Số liệu hiện nay", "Figures now";
    closing_same: "✓ Đúng như lúc chốt", "✓ As they were closed";
    closing_differs: "⚠ Số liệu hoặc đánh giá nay khác lúc chốt: quý trước, mức so sánh hay quy ước đã đổi, hoặc có tệp được nhập. Hãy mở lại, xem rồi chốt bản mới.", "⚠ Figures or standings are no longer what was closed: an earlier quarter, a reference or a convention has changed, or a file was imported. Open the quarter again, look, and close a new revision.";
    closing_not_over: "Kỳ số liệu này đến hết ngày {} mới kết thúc.", "The figures of this quarter run until {}.";
    closing_frozen: "Khi đã chốt, số liệu, giải trình và biểu của quý này không sửa được nữa; muốn sửa phải mở lại và nêu lý do.", "Once closed, the figures, notes and form of this quarter can no longer be changed, unless it is opened again with a reason.";
    closing_block: "Phải sửa trước khi chốt ({})", "To mend before closing ({})";
    closing_explain: "Cần giải trình khi chốt ({})", "To explain when closing ({})";
    closing_clean: "Không thấy điểm nào cần sửa hay giải trình.", "Nothing to mend or to explain was found.";
    closing_words: "Giải trình khi chốt", "Explanation when closing";
    closing_words_needed: "Bắt buộc, vì còn {} điểm nêu ở trên.", "Required, for the {} points above.";
    closing_words_free: "Không bắt buộc.", "Not required.";
    closing_name: "Họ tên người thực hiện", "Your name";
    closing_name_text: "Ghi vào bản chốt và nhật ký; giữ lại ở trang Cài đặt.", "Written into the closing and the log; kept in the settings.";
    closing_name_needed: "Hãy ghi họ tên: chốt và mở lại đều phải có người thực hiện.", "Write your name: a closing and a reopening say by whom.";
    closing_done: "Đã chốt số liệu Quý {}", "Quarter {} is closed";
    reopen: "Mở lại", "Open again";
    reopen_quarter: "Mở lại quý {}", "Open quarter {} again";
    reopen_text: "Mở lại để sửa thì lần chốt sau là bản mới; lý do được ghi vào nhật ký và gửi lên cùng số liệu.", "The next closing is then a new revision; the reason is kept in the log and sent upward with the figures.";
    reopen_reason: "Lý do mở lại", "Reason";
    reopen_reason_needed: "Hãy ghi lý do mở lại.", "Write the reason.";
    reopen_done: "Đã mở lại Quý {}", "Quarter {} is open again";
    closing_history: "Các lần chốt và mở lại", "Closings and reopenings";
    // Form II.06a
    form: "Biểu II.06a", "Form II.06a";
    form_title: "Biểu II.06a Quý {}/{}", "Form II.06a, Quarter {}/{}";
    form_hint: "đơn vị: số hồ sơ TTHC · dán được cả khối từ Excel · Enter xuống dòng · Esc bỏ sửa", "in dossiers · paste a block from Excel · Enter goes down · Esc takes back";
    form_placeholders: "Ô ghi “= số” là số chương trình tự cộng. Biểu của anh/chị ghi khác thì gõ đè lên; chương trình sẽ so hai số. Đơn vị chỉ có số tổng thì chỉ cần nhập dòng Tổng cộng.", "A cell that shows “= number” is added up by the program. Type over it where your form says otherwise, and the two are compared. With totals only, fill in the row Total alone.";
    form_field: "Lĩnh vực", "Field of work";
    form_total: "Tổng cộng", "Total";
    form_received: "Tiếp nhận", "Received";
    form_solved: "Đã giải quyết", "Solved";
    form_open: "Đang giải quyết", "Open";
    form_cell: "{} (cột {}), {}, Quý {}", "{} (column {}), {}, Quarter {}";
    form_computed: "= {}", "= {}";
    form_add: "Thêm lĩnh vực", "Add a field of work";
    form_add_hint: "Chọn trong danh sách, gõ tên khác, hoặc dán cả bảng từ Excel (cột đầu là tên lĩnh vực).", "Choose from the list, type another name, or paste a whole table from Excel (the field's name first).";
    form_add_now: "Thêm dòng", "Add the row";
    form_has_field: "Biểu đã có dòng {}", "The form already has the row {}";
    form_full: "Biểu nhận nhiều nhất {} dòng.", "The form takes {} rows at most.";
    form_remove: "Xóa dòng {}", "Remove the row {}";
    form_remove_row: "Xóa dòng", "Remove";
    form_removed: "Đã xóa dòng {}", "Removed the row {}";
    form_take_over: "Lấy các lĩnh vực của Quý {}, kèm số chuyển qua (cột 6)", "Take the fields of Quarter {}, with what was carried over (column 6)";
    form_taken_over: "Đã lấy {} dòng từ Quý {}", "Took {} rows from Quarter {}";
    form_pasted_rows: "Đã dán {} dòng vào biểu", "Pasted {} rows into the form";
    form_pasted_none: "Chưa dán gì: không thấy dòng nào có tên lĩnh vực và số đếm", "Nothing was pasted: no line has a field's name and counts";
    form_targets: "Chỉ tiêu tính được từ biểu", "Targets that follow from the form";
    form_no_targets: "Kế hoạch này không có chỉ tiêu nào tính được từ biểu.", "No target of this plan follows from the form.";
    form_formula: "Công thức", "Formula";
    form_counts: "Số đếm trong quý", "Counts of the quarter";
    form_rate: "Tỷ lệ trong quý", "Rate of the quarter";
    form_unknown: "Biểu chưa đủ số", "The form lacks counts";
    form_computes: "Tính từ Biểu II.06a", "From form II.06a";
    form_portal: "Theo Cổng Dịch vụ công quốc gia", "By the national portal";
    form_portal_text: "Số Cổng công bố, để bên cạnh cho dễ đối chiếu; không cộng vào số của đơn vị.", "What the portal publishes, beside the unit's own for comparison; it is in no sum.";
    form_portal_link: "Số của Cổng", "The portal's figures";
    form_portal_cell: "{} theo Cổng, {}, Quý {}", "{} by the portal, {}, Quarter {}";

    // Target
    where_from: "Cách tính và căn cứ", "How it is counted, and where that stands";
    how_adds: "Cách cộng", "How it adds up";
    adds_year: "Lũy kế từ đầu năm: Σ tử số / Σ mẫu số", "Over the year: Σ numerators / Σ denominators";
    adds_year_value: "Cộng dồn các quý", "Sum of the quarters";
    adds_period: "Tính riêng từng quý", "Each quarter for itself";
    adds_point: "Lấy số mới nhất", "The latest figure";
    in_document: "Trong văn bản", "In the document";
    assumed: "Văn bản không ghi từ so sánh; chương trình hiểu là “ít nhất”.", "The document writes no comparator; read as “at least”.";
    source: "Nguồn định nghĩa", "Definition from";
    lead: "Chủ trì", "Lead";
    partners: "Phối hợp", "Partners";
    assessor: "Đánh giá bởi", "Assessed by";
    scope: "Phạm vi", "Scope";
    chart_data: "Số liệu của biểu đồ", "Figures of the chart";
    no_explanation: "Chưa có giải trình.", "No explanation yet.";
    enter_now: "Nhập số liệu", "Enter figures";
    reference_title: "Mức so sánh", "Reference value";
    reference_value: "Giá trị", "Value";
    reference_source: "Lấy từ đâu", "Taken from";
    reference_date: "Ngày của số liệu (ngày/tháng/năm)", "As of (day/month/year)";
    zero_rule: "Khi không phát sinh (0/0)", "When nothing arose (0/0)";
    zero_full: "coi như đạt 100 %", "counts as 100 %";
    zero_none: "không tính", "no figure";
    zero_zero: "tính là 0", "counts as 0";

    // Tasks
    tasks_count: "{} nhiệm vụ", "{} tasks";
    search: "Tìm (không cần gõ dấu)", "Search (no accents needed)";
    all_units: "Tất cả đơn vị", "All units";
    all_standings: "Tất cả tình trạng", "All standings";
    unit_filter: "Đơn vị", "Unit";
    standing_filter: "Tình trạng", "Standing";
    filter_overdue: "Quá hạn", "Overdue";
    filter_due: "Còn hạn", "Due";
    filter_done: "Hoàn thành", "Done";
    filter_continuous: "Thường xuyên, định kỳ", "Continuous, recurring";
    filter_waiting: "Chờ sự kiện, văn bản", "Waiting";
    filter_none: "Chưa có thời hạn", "No deadline";
    filter_not_arisen: "Không phát sinh", "Not arisen";
    no_task_found: "Không có nhiệm vụ nào khớp.", "No task matches.";
    clear_filters: "Bỏ lọc", "Clear filters";
    deadline: "Thời hạn", "Deadline";
    product: "Sản phẩm", "Product";
    progress: "Tiến độ", "Progress";
    not_begun: "Chưa bắt đầu", "Not begun";
    doing: "Đang làm", "In hand";
    completed: "Hoàn thành", "Completed";
    not_arisen: "Không phát sinh", "Not arisen";
    progress_of: "Tiến độ: {}", "Progress: {}";
    done_on: "Ngày hoàn thành (ngày/tháng/năm)", "Completed on (day/month/year)";
    done_product: "Sản phẩm đã có (số văn bản…)", "Product delivered (document number…)";
    task_note: "Ghi chú", "Note";
    no_deadline_words: "văn bản không ghi thời hạn", "the document gives no deadline";
    duties: "Chế độ báo cáo", "Reporting duties";
    reporter: "Người báo cáo", "Reporter";
    recipient: "Nơi nhận", "Recipient";
    frequency: "Định kỳ", "How often";
    duties_count: "{} chế độ báo cáo", "{} reporting duties";
    month_filter: "Tháng", "Month";
    all_months: "Cả năm", "The whole year";
    month: "Tháng {}", "Month {}";
    no_day: "Không có ngày", "Without a day";
    times_all: "Tất cả {} lần", "All {} times";
    times_fewer: "Thu gọn", "Show fewer";
    times_late: "{} lần quá hạn", "{} overdue";
    times_none_left: "Đã hết các lần trong năm", "No more this year";
    day_open: "chưa định ngày", "no day set";
    due_on: "hạn {}", "due {}";
    figures_of: "số liệu {}", "figures of {}";
    not_sent: "Chưa gửi", "Not sent";
    sent: "Đã gửi", "Sent";
    sent_on: "Ngày gửi (ngày/tháng/năm)", "Sent on (day/month/year)";
    sent_product: "Số văn bản đã gửi", "Number of the document sent";
    waiting_title: "Chờ sự kiện ({})", "Waiting ({})";
    waiting_text: "Những việc này chưa có ngày vì văn bản gắn với một sự kiện, văn bản khác hoặc yêu cầu. Khi việc đó xảy ra, hãy ghi ngày: hạn được tính ngay.", "These have no day: the document ties them to an event, another document or a request. Note its day when it comes, and the due day follows.";
    waiting_show: "Xem việc chờ sự kiện", "Show what waits";
    event_note_day: "Ghi ngày sự kiện", "Note the event's day";
    event_note_more: "Ghi thêm lần nữa", "Note another";
    event_on: "Ngày sự kiện (ngày/tháng/năm)", "Day of the event (day/month/year)";
    event_what: "Sự kiện gì (số văn bản…)", "What it was (document number…)";
    event_add: "Ghi vào sổ", "Note it";
    event_remove: "Bỏ lần này", "Take it away";
    calendar_one: "Lịch", "Calendar";
    calendar_of: "Lịch: {}", "Calendar: {}";
    timeline: "Hạn trong năm", "Due dates of the year";
    timeline_by: "Xem biểu đồ", "Chart";
    timeline_months: "Theo tháng", "By month";
    timeline_units: "Theo đơn vị", "By unit";
    ends: "Quý, năm kết thúc", "Quarters and years end";
    ends_calendar: "theo lịch ({})", "by the calendar ({})";
    ends_cut_off: "theo kỳ số liệu ({})", "with the figures ({})";
    ends_text: "Văn bản ghi “quý”, “năm” mà không ghi ngày cuối; lựa chọn này định ngày ấy, không sửa văn bản.", "The document says “quarter” or “year” without a last day; this choice sets that day and changes nothing in the document.";
    more_late: "và {} lần khác cũng quá hạn", "and {} more overdue";
    report: "Báo cáo", "Report";
    task: "Nhiệm vụ", "Task";

    // Send
    send_title: "Gửi lên và giữ bản sao", "Send upward and keep copies";
    submission: "Tệp gửi lên cấp trên", "Submission to the level above";
    submission_text: "Một tệp JSON với số liệu đến hết quý, đánh giá từng chỉ tiêu và mã kiểm tra.", "One JSON file with the figures to the quarter's end, each target's standing and a digest.";
    submission_for: "Tải tệp gửi lên Quý {}", "Download the submission for Quarter {}";
    submission_missing: "Quý này còn {} mục chưa nhập.", "{} are still to be entered for this quarter.";
    submission_faulty: "Quý này có {} mục cần sửa; các mục đó không nằm trong tệp.", "{} of this quarter are to be mended; they are left out of the file.";
    sheet: "Bảng tính", "Spreadsheet";
    sheet_text: "Số liệu trong quý của từng chỉ tiêu, lũy kế và đánh giá, để mở bằng Excel hoặc LibreOffice.", "Each target's figures of the quarter, to date, and how it stands, for Excel or LibreOffice.";
    sheet_download: "Tải bảng tính (CSV)", "Download spreadsheet (CSV)";
    sheet_id: "Mã", "Id";
    sheet_unit: "Đơn vị tính", "Unit";
    sheet_quarter: "Quý", "Quarter";
    sheet_goal: "Mức phải đạt", "Goal";
    backup: "Bản sao sổ", "Ledger backup";
    backup_text: "Toàn bộ kế hoạch và mọi số liệu đã nhập, để cất giữ hoặc mang sang máy khác.", "The plan and everything entered, to keep or to take to another machine.";
    backup_download: "Tải bản sao sổ", "Download the backup";
    restore: "Nhập bản sao", "Import a backup";
    restore_text: "Chọn tệp bản sao; trang cho xem trước những gì sẽ thay đổi.", "Choose a backup; the page first shows what would change.";
    restore_pick: "Chọn tệp bản sao…", "Choose a backup…";
    submission_open: "Quý này chưa chốt; nên chốt trước khi gửi.", "This quarter is not closed; better close it before it is sent.";
    downloaded: "Đã tạo tệp {}", "Made the file {}";
    preview: "Xem trước: {}", "Preview: {}";
    preview_new: "Kế hoạch này chưa mở trên máy; nhập vào sẽ thêm kế hoạch cùng {} số liệu.", "This plan is not open here; importing adds it with {} entries.";
    preview_same: "Bản sao giống hệt những gì đang có. Không có gì để thay.", "The backup equals what is here. There is nothing to change.";
    preview_changes: "{} thay đổi so với những gì đang có:", "{} changes against what is here:";
    preview_plan: "Nội dung kế hoạch trong bản sao khác với kế hoạch đang mở; kế hoạch sẽ được thay.", "The plan in the backup differs from the open one; it will be replaced.";
    preview_more: "… và {} thay đổi khác", "… and {} more changes";
    preview_saved: "Bản sao lưu lúc {}", "Backup saved on {}";
    import_now: "Nhập bản sao này", "Import this backup";
    imported: "Đã nhập bản sao {}", "Imported the backup {}";
    your_name: "Tên người nhập", "Your name";
    your_name_text: "Ghi vào nhật ký bên cạnh mỗi thay đổi. Có thể để trống.", "Written into the log beside every change. May be left empty.";
    kept_in_both: "Mỗi số được giữ ở hai nơi: bộ nhớ trình duyệt và nhật ký an toàn (IndexedDB).", "Every figure is kept in two places: the browser's storage and the safe journal (IndexedDB).";
    kept_in_one: "Trình duyệt không cho dùng nhật ký an toàn (IndexedDB): số liệu chỉ ở bộ nhớ trình duyệt.", "The browser gives no safe journal (IndexedDB): figures are in its storage only.";
    persists: "Trình duyệt hứa không tự xóa dữ liệu của trang này khi máy hết chỗ.", "The browser promises not to clear this page's data when the machine runs short of room.";
    persists_not: "Trình duyệt có thể tự xóa dữ liệu của trang này khi máy hết chỗ: hãy tải bản sao đều đặn.", "The browser may clear this page's data when the machine runs short of room: download copies regularly.";
    room_used: "Đang dùng {} trong {} trình duyệt cho phép.", "{} used of the {} that the browser gives.";
    snapshots: "Bản chụp", "Snapshots";
    snapshots_text: "Toàn bộ sổ được chụp lại trước mỗi việc lớn và mỗi ngày một lần; giữ 12 bản gần nhất.", "The whole ledger is copied before anything large and once a day; the latest 12 are kept.";
    snapshots_none: "Chưa có bản chụp nào.", "There are no snapshots yet.";
    why_day: "đầu ngày làm việc", "start of a day's work";
    why_import: "trước khi nhập tệp", "before a file was imported";
    why_restore: "trước khi khôi phục", "before a restore";
    why_plan: "trước khi đổi kế hoạch", "before the plan was changed";
    why_migration: "trước khi chuyển định dạng", "before the format was brought up";
    restore_this: "Xem và khôi phục…", "Look and restore…";
    snapshot_of: "bản chụp {}", "the snapshot of {}";
    restore_now: "Khôi phục", "Restore";
    copied_never: "Chưa có bản sao nào ngoài trình duyệt.", "There is no copy outside the browser yet.";
    copied_today: "Bản sao gần nhất: hôm nay", "Latest copy: today";
    copied_days: "Bản sao gần nhất: {} ngày trước", "Latest copy: {} days ago";
    copy_file: "Tự ghi bản sao vào tệp", "Copy to a file by itself";
    copy_file_text: "Chọn một tệp, nên ở ổ đĩa khác hoặc USB; sau mỗi lần lưu, bản sao được ghi vào đó.", "Choose a file, best on another disk or a stick; after every save the copy is written there.";
    copy_file_not: "Trình duyệt này không ghi được vào tệp đã chọn: hãy tải bản sao bằng tay.", "This browser cannot write to a chosen file: download copies by hand.";
    copy_file_choose: "Chọn tệp…", "Choose a file…";
    copy_file_goes: "Đang ghi vào tệp {}.", "Writing to the file {}.";
    copy_file_at: "Đã ghi vào tệp {} lúc {}.", "Written to the file {} at {}.";
    copy_file_asks: "Trình duyệt hỏi lại trước khi ghi vào tệp {}.", "The browser asks before it writes to the file {} again.";
    copy_file_failed: "Không ghi được vào tệp {}: hãy chọn lại hoặc tải bản sao bằng tay.", "The file {} could not be written to: choose it again, or download a copy by hand.";
    copy_file_taken: "Tệp {} đã nhận bản sao của {}: hãy chọn tệp khác, mỗi kế hoạch một tệp.", "The file {} gets the copies of {}: choose another one, a file for each plan.";
    copy_file_allow: "Cho phép ghi", "Allow writing";
    copy_file_stop: "Thôi ghi", "Stop";
    log: "Số này ở đâu ra?", "Where does this number come from?";
    log_of_plan: "Nhật ký thay đổi", "Log of changes";
    log_empty: "Chưa có thay đổi nào.", "Nothing has been changed yet.";
    log_more: "và {} thay đổi trước đó, có đủ trong tệp bản sao", "and {} earlier changes, all of them in a backup file";
    cause_typed: "gõ", "typed";
    cause_pasted: "dán", "pasted";
    cause_undone: "hoàn tác", "undone";
    cause_redone: "làm lại", "made again";
    cause_imported: "từ tệp {}", "from the file {}";
    cause_restored: "khôi phục từ {}", "restored from {}";
    cause_plan: "đổi kế hoạch theo tệp {}", "plan changed by the file {}";
    cause_migrated: "chuyển từ định dạng cũ, phiên bản {}", "brought up from version {} of the format";
    cause_closed: "chốt quý", "quarter closed";
    cause_reopened: "mở lại quý", "quarter opened again";
    change_form: "Biểu II.06a", "Form II.06a";
    change_form_all: "tổng cộng", "all fields";
    change_form_column: "cột {}", "column {}";
    change_form_row: "{} nhận, {} đã giải quyết, {} đang giải quyết", "{} received, {} solved, {} open";
    change_event: "lần phát sinh {}", "event {}";
    change_clarity: "6 rõ", "six clear points";
    change_closing: "chốt số liệu", "closing";
    change_closed: "chốt, bản {}", "closed, revision {}";
    change_reopened: "mở lại sau bản {}: {}", "opened again after revision {}: {}";
    change_ends: "Ngày hết quý, hết năm của thời hạn", "When a quarter or year ends as a deadline";
    change_ends_calendar: "theo lịch", "by the calendar";
    change_ends_cut_off: "theo kỳ số liệu", "with the figures";
    change_portal: "số công bố trên Cổng", "as the portal publishes";
    change_index: "Chỉ số 766", "Index 766";
    change_from: "từ {} thành {}", "from {} to {}";
    nothing_there: "trống", "empty";
    submission_read: "Đây là tệp gửi lên của {}, Quý {}/{}. Mã kiểm tra đúng. Trang Tổng hợp cho cấp trên chưa có trong phiên bản này.", "This is the submission of {}, Quarter {}/{}. Its digest is right. Consolidating submissions is not in this version yet.";

    // The plan, checked
    check_plan: "Kiểm tra kế hoạch", "Plan check";
    check_remarks: "Nhận xét về văn bản ({})", "Remarks on the document ({})";
    check_remarks_text: "Chỉ là nhận xét để người soạn xem lại; không có gì bị sửa.", "Remarks for its author to look at; nothing is changed.";
    six_clear: "6 rõ", "Clear in six ways";
    six_clear_text: "Điều văn bản chưa nêu rõ thì bổ sung ngay tại đây; văn bản không bị sửa.", "What the document leaves unclear can be added here; the document is not changed.";
    six_clear_tasks: "Từng nhiệm vụ", "Task by task";
    six_clear_what: "Điều cần rõ", "To be clear";
    six_clear_count: "Đã rõ", "Clear";
    six_clear_share: "Tỷ lệ", "Share";
    six_clear_all: "Cả sáu điều", "All six";
    six_clear_shown: "Hiện", "Show";
    six_clear_every: "Mọi nhiệm vụ", "All tasks";
    six_clear_lacking: "Chỉ việc còn thiếu", "Only what is not clear";
    six_clear_add: "Bổ sung", "Add";
    six_clear_of: "6 rõ, nhiệm vụ {}", "Six clear points, task {}";
    six_clear_no_group: "Nhiệm vụ khác", "Other tasks";
    six_clear_by_document: "Văn bản ghi", "The document says";
    six_clear_added: "Đơn vị bổ sung", "Added by the unit";
    duty: "Báo cáo", "Duty";
    // Dates for other calendars
    calendar_empty: "Kế hoạch không có việc nào có ngày cụ thể.", "Nothing in the plan has a day of its own.";
    calendar_file: "Tải lịch (.ics)", "Download the calendar (.ics)";
    // How far a target is
    how_far: "Còn bao xa", "How far";

    // The index of Decision 766
    index_title: "Ước tính chỉ số theo Quyết định 766", "Estimate of the index of Decision 766";
    index_missing_count: "{} mục chưa có số liệu: điểm thấp nhất không tính các mục ấy, điểm cao nhất tính như các mục ấy đạt đủ.", "{} items have no figures: the lowest points count them as nothing, the highest as full.";
    index_item: "Nhóm, chỉ số thành phần", "Group, item";
    index_counts: "Số liệu từ đầu năm", "Figures to date";
    index_estimate: "Ước tính", "Estimate";
    index_of_most: "tối đa {}", "at most {}";
    index_published: "Điểm công bố trên Cổng", "Points published on the portal";
    index_typing: "Mục nào kế hoạch không đếm thì gõ tử số, mẫu số của Quý {} vào bảng; số gõ ở đây được dùng trước số của chỉ tiêu. Điểm và số liệu đều tính từ đầu năm.", "Type the numerator and denominator of Quarter {} where the plan counts no such thing; what is typed here goes before the figures of a target. Points and figures are of the year so far.";
    index_choose_quarter: "Chọn một quý để gõ số liệu và điểm công bố.", "Choose a quarter to type figures and published points.";
    index_latest: "Gõ số tính từ đầu năm; các quý không cộng với nhau.", "Type the count for the year so far; quarters are not added.";
    index_of_target: "Từ chỉ tiêu {}", "From target {}";
    index_typed: "Gõ ở đây", "Typed here";
    index_lacking: "Thiếu", "Missing";
    index_items: "Xem {} mục", "See {} items";
    index_fold: "Thu gọn", "Fold";
    index_readings: "Điểm của từng nhóm theo từng cách tính", "Points of each group by each way of reckoning";
    index_not_counted: "không tính vào ước tính", "not in the estimate";
    index_card: "Chỉ số 766 (ước tính)", "Index 766 (estimate)";
    index_card_none: "Chưa có số liệu để ước tính.", "No figures to estimate from yet.";
    index_best: "Tăng điểm nhanh nhất: {}", "What gives most: {}";
    index_total: "Cộng", "Total";
    index_gains: "Cần thêm gì để tăng điểm", "What would give more points";
    index_doubts: "Chỗ chưa chắc chắn và nguồn", "Doubts and sources";
    index_notice: "Ước tính, không thay thế điểm công bố", "An estimate; it does not take the place of the published points";
    index_points: "{} điểm", "{} points";
    index_missing: "Chưa có số liệu", "No figures yet";
    index_unusable: "Tử số lớn hơn mẫu số nên chưa tính", "The numerator is above the denominator: left out";
    index_nothing_full: "Không phát sinh: được đủ điểm", "Nothing arose: all points";
    index_nothing_zero: "Không phát sinh: không có điểm", "Nothing arose: no points";
    index_nothing_unknown: "Không phát sinh: chưa rõ cách tính", "Nothing arose: no source says what that gives";

    // Settings
    language: "Ngôn ngữ", "Language";
    theme: "Giao diện", "Appearance";
    theme_system: "Theo máy", "As the machine";
    theme_light: "Sáng", "Light";
    theme_dark: "Tối", "Dark";
    near_margin: "Mức “gần đạt”", "The “near” margin";
    near_text: "Chưa đạt nhưng cách mức phải đạt không quá tỷ lệ này thì ghi “gần đạt”. Văn bản không quy định; đây là quy ước của chương trình.", "A miss within this share of the goal counts as “near”. The documents do not define it; it is this program's convention.";
    near_percent: "{} % của mức phải đạt", "{} % of the goal";
    set_aside: "Dữ liệu được để riêng", "Data set aside";
    set_aside_text: "Những mục này không đọc được, hoặc khác với bản đang dùng. Chúng không bị ghi đè và không tự mất đi.", "These could not be read, or differ from what is in use. They are not overwritten and do not vanish by themselves.";
    download: "Tải về", "Download";
    data_here: "Dữ liệu", "Data";
    data_text: "Mọi số liệu nằm trong trình duyệt này, trên máy này. Trang không gửi gì ra ngoài; chỉ có các tệp anh/chị tự tải về. Xóa dữ liệu duyệt web sẽ xóa cả số liệu: hãy giữ bản sao.", "All figures are in this browser on this machine. The page sends nothing; only the files you download leave it. Clearing the browser's data clears the figures too: keep backups.";
    version: "Phiên bản {}", "Version {}";
    newer_version: "Có bản mới, cập nhật khi rảnh.", "There is a newer version; update when you have a moment.";
    update: "Cập nhật", "Update";
    update_waits: "Sẽ cập nhật ngay khi số liệu đã lưu xong.", "The update comes as soon as the figures are saved.";
    works_offline: "Trang này mở được cả khi không có mạng, sau lần mở đầu tiên.", "This page also opens without a network, after the first visit.";
    one_file: "Đây là bản một tệp, chạy không cần mạng. Số liệu không nằm trong tệp này mà do trình duyệt giữ trên máy: đổi trình duyệt, xóa dữ liệu duyệt web, hoặc (ở Firefox) đổi tên hay chuyển chỗ tệp thì không còn thấy. Hãy tải bản sao sau mỗi lần nhập.", "This is the page as one file; it needs no network. The figures are not in this file: the browser keeps them on this machine. In another browser, after browsing data are cleared, or (in Firefox) when the file is renamed or moved, they are no longer seen. Download a copy after each entry.";
}
