//! Texts that somebody could put where a name or a sentence is asked for.

/// Characters that act, hide or reorder, each between two letters.
fn characters() -> Vec<String> {
    let controls = (0x00..0x20).chain([0x7f]).chain(0x80..0xa0);
    let others = [
        0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e,
        0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2061, 0x2062,
        0x2063, 0x2064, 0x2065, 0x2066, 0x2067, 0x2068, 0x2069, 0x206a, 0x206f, 0x3164, 0xfeff,
        0xffa0, 0xfff9, 0xfffa, 0xfffb, 0xfe00, 0x1d173, 0x1d17a, 0xe0001, 0xe0020, 0xe0041,
        0xe007f, 0xe0100, 0xe01ef,
    ];
    controls
        .chain(others)
        .map(|code| format!("a{}b", char::from_u32(code).unwrap()))
        .collect()
}

/// What terminals obey.
const TERMINAL: &[&str] = &[
    "\u{1b}[2J\u{1b}[H",
    "\u{1b}[31mred",
    "\u{1b}]0;title\u{7}",
    "\u{1b}]8;;https://evil.example\u{1b}\\click\u{1b}]8;;\u{1b}\\",
    "\u{1b}]52;c;ZXZpbA==\u{7}",
    "\u{1b}P$q\"p\u{1b}\\",
    "\u{1b}[6n",
    "\u{1b}[?1049h",
    "\u{1b}c",
    "\u{1b}(0lqqk\u{1b}(B",
    "\u{9b}31mred",
    "\u{9d}0;title\u{9c}",
    "\u{8}\u{8}\u{8}overtyped",
    "fine\rgone",
    "one\ntwo",
    "one\r\ntwo",
    "one\u{b}two\u{c}three",
    "one\u{85}two",
    "\u{e}shifted\u{f}",
    "user\u{202e}txt.exe",
    "\u{2067}ab\u{2066}cd\u{2069}ef\u{2069}",
    "zero\u{200b}width\u{feff}",
    "\u{1b}_G\u{1b}\\",
    "%1b[31m",
    "\\x1b[31m",
    "\\u{1b}[31m",
];

/// What spreadsheets compute.
const FORMULAS: &[&str] = &[
    "=1+1",
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u{a0}=1+1",
    "\u{3000}=1+1",
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "=IMPORTXML(\"https://evil.example\",\"//a\")",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "\u{ff1d}1+1",
    "\u{ff0b}1+1",
    "\u{ff0d}1+1",
    "\u{ff20}SUM(1)",
    "\"=1+1\"",
    "\",=1+1,\"",
    "a\",\"=1+1",
    "x\n=1+1",
    "-",
    "+",
    "=",
    "@",
    "-2+3+cmd|' /C calc'!A0",
    "+39 02 1234567",
];

/// What calendars take for more lines.
const CALENDARS: &[&str] = &[
    "x\r\nBEGIN:VEVENT\r\nSUMMARY:evil\r\nEND:VEVENT",
    "x\nBEGIN:VALARM\nACTION:EMAIL\nEND:VALARM",
    "x\nATTACH:https://evil.example",
    "x\r\n folded",
    "x\r\nEND:VCALENDAR",
    "\\nBEGIN:VEVENT",
    "\\;\\,\\\\",
    "a;VALUE=URI:b",
    "a,b;c:d\"e\"",
    "x\rDTSTART:19700101",
    "x\u{2028}END:VEVENT",
    "ORGANIZER;CN=x:mailto:y@z.example",
    "\u{85}BEGIN:VEVENT",
    "x\\",
    "x\\\r\nUID:1",
];

/// What Markdown and HTML take for markup.
const MARKUP: &[&str] = &[
    "a|b",
    "a\\|b",
    "| --- | --- |",
    "`code`",
    "``` x",
    "**bold**",
    "__bold__",
    "*em* _em_",
    "~~gone~~",
    "# heading",
    "> quote",
    "- item",
    "1. item",
    "- [x] task",
    "[link](https://evil.example)",
    "[link](javascript:alert(1))",
    "![image](https://evil.example/x.png)",
    "[ref][1]\n\n[1]: https://evil.example",
    "<https://evil.example>",
    "<me@evil.example>",
    "https://evil.example",
    "www.evil.example",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- hidden -->",
    "<details><summary>x</summary>",
    "&lt;b&gt; &amp; &#60;",
    "&#x202e;x",
    "$x^2$ and $$y$$",
    "a^b^ ~c~",
    "[^1]",
    "[^1]: note",
    "text\n\n# heading",
    "text\n---",
    "\\*",
    "\\",
    "a  \nb",
    "{{ template }}",
    ":+1: :smile:",
    "term\n: definition",
];

/// What logs, shells and data formats take for something else.
const DATA: &[&str] = &[
    "::error::x",
    "x\n::error file=a::b",
    "##[error]x",
    "x\n##vso[task.complete]",
    "\"},{\"evil\":\"",
    "\\\"\\u0000",
    "null",
    "true",
    "0x10",
    "1e999",
    "'; rm -rf / #",
    "$(reboot) `reboot`",
    "a\tb",
    "\"\"\"\nevil = 1",
    "[table]\nkey = 1",
    "a\u{0}b",
    "caffè 契約 עברית العربية हिन्दी 👍🏽",
    "e\u{301}e\u{301}",
    "👩\u{200d}👩\u{200d}👧",
    "\u{fffd}\u{fffe}\u{ffff}\u{10ffff}",
];

/// All of them, more than two hundred.
pub fn all() -> Vec<String> {
    let fixed = [TERMINAL, FORMULAS, CALENDARS, MARKUP, DATA].concat();
    let mut all = characters();
    all.extend(fixed.into_iter().map(str::to_owned));
    all.push("long ".repeat(400));
    all.push("w".repeat(2000));
    all.push(format!("z{}", "\u{302}".repeat(300)));
    all
}

/// Whether a character acts on a terminal, or is not to be seen: by the categories Cc, Cf, Zl and Zp
/// and the property Default_Ignorable_Code_Point of Unicode, but for what joins letters of some
/// scripts into signs that are seen, and the two selectors that come with many signs.
pub fn acts(c: char) -> bool {
    let code = u32::from(c);
    let (control, format) = (
        [(0x00, 0x1f), (0x7f, 0x9f)],
        [
            (0xad, 0xad),
            (0x34f, 0x34f),
            (0x61c, 0x61c),
            (0x115f, 0x1160),
            (0x17b4, 0x17b5),
            (0x180b, 0x180f),
            (0x200b, 0x200f),
            (0x2028, 0x202e),
            (0x2060, 0x206f),
            (0x3164, 0x3164),
            (0xfe00, 0xfe0d),
            (0xfeff, 0xfeff),
            (0xffa0, 0xffa0),
            (0xfff0, 0xfffb),
            (0x1bca0, 0x1bca3),
            (0x1d173, 0x1d17a),
            (0xe0000, 0xe0fff),
        ],
    );
    let within = |range: &(u32, u32)| (range.0..=range.1).contains(&code);
    control.iter().any(within) || format.iter().any(within)
}
