//! The text layer: what is a word, where a sentence ends, what is glued to a stem, how bytes are read.

use rasid::Lexicon;
use rasid::model::Document;
use rasid::parse::Scene;
use rasid::text::repair::{Repair, decode, mended};
use rasid::text::{Clitics, Desk, Kind, Marks, Pronoun, Text};
use rasid_lexicon::fold::{self, Key};
use std::sync::OnceLock;

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::embedded)
}

/// Lays out a text and shows it to `look`.
fn with<T>(raw: &str, look: impl FnOnce(&Text<'_>) -> T) -> T {
    look(&Desk::default().lay(raw, lexicon().tables()))
}

/// Tokens as written, marks by their stand-ins, one space between.
fn tokens(raw: &str) -> String {
    with(raw, |text| {
        let shown = text.tokens.iter().map(|t| match t.kind {
            Kind::Mark(mark) => char::from(mark).to_string(),
            Kind::Break => "¶".to_owned(),
            _ => raw[t.start as usize..t.end as usize].to_owned(),
        });
        shown.collect::<Vec<_>>().join(" ")
    })
}

/// Words by their folded letters.
fn folded(raw: &str) -> String {
    let word = |w: &str| fold::display(&fold::letters(w));
    with(raw, |text| {
        let words = text.tokens.iter().filter(|t| t.kind == Kind::Word);
        words
            .map(|t| word(&raw[t.start as usize..t.end as usize]))
            .collect::<Vec<_>>()
            .join(" ")
    })
}

/// First words of the sentences.
fn openings(raw: &str) -> Vec<String> {
    with(raw, |text| {
        let first = |s: &rasid::text::Sentence| {
            text.items[s.first as usize..s.last as usize]
                .iter()
                .find(|i| i.kind == Kind::Word)
        };
        text.sentences
            .iter()
            .filter_map(first)
            .map(|i| text.surface(i).to_owned())
            .collect()
    })
}

// ── tokens ───────────────────────────────────────────────────────────────────────────────────

#[test]
fn raw_slices_fold_to_their_keys() {
    let reports = include_str!("../../../examples/reports.jsonl");
    let odd = [
        "قُتِلَ ﻗﺘﻞ ﻻ ســقــطــت ب\u{200C}ي\u{200C}ت گلستان ڤيينا پاريس کابل فی",
        "أإآٱا ىي ةه ۃہھ مسؤول مسئول شيء",
    ];
    for raw in reports.lines().chain(odd) {
        with(raw, |text| {
            let mut end = 0;
            for token in text.tokens {
                assert!(token.start >= end && token.end > token.start, "tokens overlap in {raw}");
                end = token.end;
                let slice = raw
                    .get(token.start as usize..token.end as usize)
                    .expect("on the borders of characters");
                if token.kind == Kind::Word {
                    assert_eq!(Key::of(&fold::letters(slice)), text.words.get(token.word).key, "{slice}");
                }
            }
            let mut next = 0;
            for item in text.items {
                assert_eq!(item.first, next, "items leave a gap in {raw}");
                next = item.last;
            }
            assert_eq!(next as usize, text.tokens.len());
        });
    }
}

#[test]
fn words_marks_and_numbers_are_cut() {
    for (raw, wanted) in [
        ("قتل 3، وأصيب 5.", "قتل 3 , وأصيب 5 ."),
        ("بنسبة 3.5% أو ٣٫٥٪", "بنسبة 3.5 % أو ٣٫٥ %"),
        ("1,200 و1٬200 و١٢٠٠", "1,200 و 1٬200 و ١٢٠٠"),
        ("انتهى عام 2013.", "انتهى عام 2013 ."),
        ("بيروت  ـ  صيدا", "بيروت - صيدا"),
        ("ـ قال", "- قال"),
        ("دمشق – (رويترز)", "دمشق - ( رويترز )"),
        ("قال:\u{A0}«نعم»", "قال : \" نعم \""),
        ("قال...ثم", "قال ~ ثم"),
        ("قال… ثم", "قال ~ ثم"),
        ("قال &quot;نعم&quot; &amp; ذهب", "قال \" نعم \" * ذهب"),
        ("غزة&nbsp;اليوم", "غزة   اليوم"),
        ("#غزة_تحت_القصف", "غزة تحت القصف"),
        ("قناة CNN الأميركية", "قناة CNN الأميركية"),
        ("طائرة F-16 قصفت", "طائرة F - 16 قصفت"),
        ("على http://example.org/a.b?c=d اليوم", "على http://example.org/a.b?c=d اليوم"),
        ("جنيف -2", "جنيف - 2"),
        ("24/7", "24 / 7"),
        ("أ\nب", "أ ¶ ب"),
        ("هل؟ نعم! لا؛", "هل ? نعم ! لا ;"),
    ] {
        assert_eq!(tokens(raw), wanted, "{raw}");
    }
}

#[test]
fn decoration_is_not_part_of_a_word() {
    for (raw, wanted) in [
        ("قُتِلَ", "قتل"),
        ("ســقــطــت", "سقطت"),
        ("ب\u{200C}يت", "بيت"),
        ("\u{202B}حلب\u{202C}", "حلب"),
        ("\u{FEFF}حلب", "حلب"),
        ("حل\u{AD}ب", "حلب"),
        ("ﻗﺘﻞ ﺛﻼﺛﺔ ﺃﺷﺨﺎﺹ", "قتل ثلاثة اشخاص"),
        ("ﻷن ﻵخر", "لان لاخر"),
        ("صلى الله ﷺ عليه", "صلي الله عليه"),
        ("کابل فی", "كابل في"),
        ("هٰذا", "هذا"),
        ("مدرسة ومدرسه", "مدرسة ومدرسه"),
    ] {
        assert_eq!(folded(raw), wanted, "{raw}");
    }
}

#[test]
fn writing_leaves_its_marks() {
    let marks = |raw: &str| with(raw, |text| text.tokens[0].marks.difference(Marks::SPACED));
    for (raw, wanted) in [
        ("قُتل", Marks::DAMMA),
        ("وقُتل", Marks::DAMMA),
        ("فقُتل", Marks::DAMMA),
        ("قتلُ", Marks::empty()),
        ("يقتُل", Marks::empty()),
        ("أُصيب", Marks::DAMMA | Marks::HAMZA),
        ("شخصًا", Marks::FATHATAN),
        ("شخصاً", Marks::FATHATAN),
        ("فجّر", Marks::SHADDA),
        ("إلى", Marks::HAMZA | Marks::MAQSURA),
        ("الى", Marks::MAQSURA),
        ("علي", Marks::empty()),
        ("آب", Marks::HAMZA | Marks::MADDA),
        ("الآن", Marks::HAMZA),
        ("ﻗُﺘﻞ", Marks::DAMMA),
        ("\u{640}قُتل", Marks::DAMMA),
    ] {
        assert_eq!(marks(raw), wanted, "{raw}");
    }
}

// ── sentences ────────────────────────────────────────────────────────────────────────────────

#[test]
fn sentences_end_where_the_paper_means_it() {
    for (raw, wanted) in [
        ("قتل جندي. وأصيب آخر.", &["قتل", "وأصيب"][..]),
        ("أعلن ذلك \"الائتلاف\" .وعاد الوفد", &["أعلن", "وعاد"]),
        ("في يومه الأول .وبحث الوزير", &["في", "وبحث"]),
        ("فشلت المحاولات . وأجرى اتصالا", &["فشلت", "وأجرى"]),
        ("وصل أمس.وعاد اليوم", &["وصل", "وعاد"]),
        ("قال د. سعد إن الوضع هادئ", &["قال"]),
        ("(أ.ف.ب) قتل جندي", &["أ"]),
        ("ذكرت أ. ف. ب. ذلك", &["ذكرت"]),
        ("بلغت 3.5 نقطة", &["بلغت"]),
        ("بلغت 3. وقال", &["بلغت", "وقال"]),
        ("عام 2013م. وقال", &["عام", "وقال"]),
        ("عام 1435 هـ. وقال", &["عام", "وقال"]),
        ("هل سقطت؟ نعم", &["هل", "نعم"]),
        ("توقف... ثم عاد", &["توقف", "ثم"]),
        ("العنوان\nقتل جندي", &["العنوان", "قتل"]),
        ("قال؛ وأضاف", &["قال"]),
        ("قال \"لا. نعم\"", &["قال", "نعم"]),
    ] {
        assert_eq!(openings(raw), wanted, "{raw}");
    }
}

#[test]
fn a_sentence_without_an_end_is_cut() {
    let raw = "قتل جندي في حلب ".repeat(2_000);
    with(&raw, |text| {
        assert!(text.sentences.iter().all(|s| s.last - s.first <= 401));
        let last = text.sentences.last().map_or(0, |s| s.last as usize);
        assert_eq!(last, text.items.len());
    });
}

// ── clitics ──────────────────────────────────────────────────────────────────────────────────

/// The best reading's clitics as letters, then its pronoun: `و ب +ها`; `?` for an unknown word.
fn split(word: &str) -> String {
    with(word, |text| {
        let item = &text.items[0];
        let (clitics, pronoun) = match text.readings(item).first() {
            _ if text.is_name(item) => (item.clitics, Pronoun::None),
            Some(reading) => (reading.clitics, reading.pronoun),
            None => return "?".to_owned(),
        };
        let letters = [
            (Clitics::WA, "و"),
            (Clitics::FA, "ف"),
            (Clitics::BI, "ب"),
            (Clitics::LI, "ل"),
            (Clitics::KA, "ك"),
            (Clitics::SA, "س"),
            (Clitics::AL, "ال"),
        ];
        let mut parts: Vec<&str> = letters
            .iter()
            .filter(|(c, _)| clitics.contains(*c))
            .map(|(_, l)| *l)
            .collect();
        parts.extend(match pronoun {
            Pronoun::None => None,
            Pronoun::Hu => Some("+ه"),
            Pronoun::Ha => Some("+ها"),
            Pronoun::Huma => Some("+هما"),
            Pronoun::Hum => Some("+هم"),
            Pronoun::Hunna => Some("+هن"),
            Pronoun::First => Some("+نا"),
            Pronoun::Second => Some("+ك"),
        });
        parts.join(" ")
    })
}

/// Words that look glued and are whole. Not here, as no file of `data/` has them yet: وجد، وكيل، فقد
/// (lost)، لقاء، سلم، سيارة; بالي is read as ب + إلى; a preposition of one letter with a pronoun (لها) is no entry either.
const WHOLE: &str = "وقع وصل وفد وقف وعد وافق والد وسط وزير وزارة وكالة ولاية \
    فرق فتح فصل فجر بين بعد بيان بغداد بيروت لبنان ليبيا لدى لجنة لواء لكن لندن لما \
    كان كما كتائب كوريا سيطر سيناء سوريا سقط سعى سفير لأن بدأ بحث";

/// Words that are glued, and how.
const GLUED: &[(&str, &str)] = &[
    ("وقال", "و"),
    ("وقتل", "و"),
    ("فقتل", "ف"),
    ("وسيطر", "و"),
    ("وأصيب", "و"),
    ("واعتقل", "و"),
    ("برصاص", "ب"),
    ("بصاروخ", "ب"),
    ("بالرصاص", "ب ال"),
    ("وبالرصاص", "و ب ال"),
    ("للجيش", "ل ال"),
    ("وللجيش", "و ل ال"),
    ("الجيش", "ال"),
    ("والجيش", "و ال"),
    ("فالجيش", "ف ال"),
    ("كالجيش", "ك ال"),
    ("لمقتل", "ل"),
    ("لقيادة", "ل"),
    ("سيقتل", "س"),
    ("وسيقتل", "و س"),
    ("ليقتل", "ل"),
    ("قتلهم", "+هم"),
    ("وقتلهم", "و +هم"),
    ("قتلته", "+ه"),
    ("اعتقلتهم", "+هم"),
    ("قتلوه", "+ه"),
    ("فيها", "+ها"),
    ("عليه", "+ه"),
    ("مقتله", "+ه"),
    ("بمقتله", "ب +ه"),
    ("وبدمشق", "و ب"),
    ("بدمشق", "ب"),
    ("ولبنان", "و"),
    ("للقاهرة", "ل"),
];

#[test]
fn clitics_are_peeled_where_they_are_clitics() {
    let whole = WHOLE.split_whitespace().map(|w| (w, ""));
    let mut wrong = Vec::new();
    for (word, wanted) in whole.chain(GLUED.iter().copied()) {
        let got = split(word);
        if got != wanted {
            wrong.push(format!("{word}: wanted «{wanted}», got «{got}»"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} words are split wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn evidence_leaves_out_the_clitics() {
    let cut = |raw: &str, clitics: Clitics| {
        with(raw, |text| {
            raw[text.after_clitics(&text.items[0], clitics) as usize..].to_owned()
        })
    };
    for (raw, clitics, wanted) in [
        ("وبحلب", Clitics::WA | Clitics::BI, "حلب"),
        ("وَبِحلب", Clitics::WA | Clitics::BI, "حلب"),
        ("بـحلب", Clitics::BI, "حلب"),
        ("حلب", Clitics::empty(), "حلب"),
        // Half of لل is the article: it stays whole.
        ("للجيش", Clitics::LI | Clitics::AL, "للجيش"),
        ("وللجيش", Clitics::WA | Clitics::LI | Clitics::AL, "للجيش"),
        ("27", Clitics::empty(), "27"),
        ("ﻭﺣﻠﺐ", Clitics::WA, "ﺣﻠﺐ"),
        ("CNN", Clitics::empty(), "CNN"),
    ] {
        assert_eq!(cut(raw, clitics), wanted, "{raw}");
    }
}

// ── spelling habits ──────────────────────────────────────────────────────────────────────────

#[test]
fn a_writer_is_known_by_small_words() {
    let habits = |raw: &str| {
        with(raw, |text| {
            let scene = Scene::new(text, &Document::new("d", raw, None));
            (scene.text.orthography().hamza, scene.text.orthography().maqsura)
        })
    };
    for (raw, hamza, maqsura) in [
        ("أعلن الوزير أن الوفد عاد إلى حلب", true, true),
        ("اعلن الوزير ان الوفد عاد الى حلب", false, true),
        ("أعلن الوزير أن الوفد عاد إلي حلب في القطار", true, false),
        ("أكد أن الذى حدث فى حلب على الأرض", true, false),
        ("سقط صاروخ", false, false),
    ] {
        assert_eq!(habits(raw), (hamza, maqsura), "{raw}");
    }
}

// ── bytes ────────────────────────────────────────────────────────────────────────────────────

const REPORTS: [&str; 4] = [
    "قتل ثلاثة جنود في هجوم على نقطة تفتيش من دون أن يعلن أحد مسؤوليته",
    "أعلنت وزارة الصحة ارتفاع عدد الجرحى إلى 40 في المدينة.",
    "ظهر طفل في الطريق على ظهر دبابة", // Full of ط and ظ, and clean.
    "قال: «لن نعود إلى البيوت» — وفق الوكالة",
];

/// UTF-8 read in another encoding and written as UTF-8 again.
fn misread(text: &str, encoding: &'static encoding_rs::Encoding) -> String {
    encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
}

#[test]
fn misread_encodings_are_mended() {
    for text in REPORTS {
        let (arabic, _, _) = encoding_rs::WINDOWS_1256.encode(text);
        assert_eq!(decode(&arabic), (text.to_owned(), Repair::Windows1256));
        let double = misread(text, encoding_rs::WINDOWS_1252);
        assert_eq!(decode(double.as_bytes()), (text.to_owned(), Repair::DoubleUtf8), "{double}");
        let double = misread(text, encoding_rs::WINDOWS_1256);
        assert_eq!(
            decode(double.as_bytes()),
            (text.to_owned(), Repair::DoubleWindows1256),
            "{double}"
        );
        let latin: String = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&arabic).0.into_owned();
        assert_eq!(decode(latin.as_bytes()), (text.to_owned(), Repair::Latin1), "{latin}");
        let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        assert_eq!(decode(&marked), (text.to_owned(), Repair::None));
    }
}

#[test]
fn clean_texts_are_left_alone() {
    let reports = include_str!("../../../examples/reports.jsonl").lines();
    let others = [
        "",
        "   ",
        "A plain English text about the war in Syria.",
        "Élysée: l'été où les forêts brûlèrent à Nîmes, déjà fatiguées",
        "Ærø, Ørsted und Übergröße: ÄÖÜ äöü ß",
        "Øresund Øst Østfold Ørsted Økland Ødegård",
        "Ù",
        "ÀÉÎÕÜ",
        "ط",
        "ظ ط ظ ط",
        "طط ظظ طط ظظ طب ظن",
        "خطط ظاهرة طارئة",
        "دار الكتب、北京",
        "Привет из Москвы",
        "قتل \u{FFFD} جندي",
    ];
    for text in reports.chain(others).chain(REPORTS) {
        assert_eq!(mended(text), None, "{text}");
        assert_eq!(decode(text.as_bytes()), (text.to_owned(), Repair::None));
    }
}

#[test]
fn broken_bytes_lose_only_themselves() {
    let mut bytes = "قتل جندي في حلب".as_bytes().to_vec();
    bytes.push(0xD9);
    let (text, repair) = decode(&bytes);
    assert_eq!((text.as_str(), repair), ("قتل جندي في حلب\u{FFFD}", Repair::Lossy));
    assert_eq!(decode(&[0xFF, 0xFE, 0x00]).1, Repair::Lossy);
}
