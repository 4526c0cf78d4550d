//! Spellings the generator must and must not make, verb by verb.

use rasid_lexicon::morph::{Form, Morph, NounSpec, VerbForm, VerbSpec, adjective, noun, verb};

#[test]
fn sound_verbs_of_form_one_hide_their_voice() {
    check(
        "قتل | ق ت ل | I | | قتل مقتل",
        &[
            ("perfect.active.passive.3.masc.sing", "قتل"),
            ("perfect.active.passive.3.fem.sing", "قتلت"),
            ("perfect.active.passive.1.sing", "قتلت"),
            ("perfect.active.passive.2.sing", "قتلت"),
            ("perfect.active.passive.3.masc.dual", "قتلا"),
            ("perfect.active.passive.3.fem.dual", "قتلتا"),
            ("perfect.active.passive.3.masc.plur", "قتلوا"),
            ("perfect.active.passive.3.fem.plur", "قتلن"),
            ("perfect.1.plur", "قتلنا"),
            ("perfect.2.masc.plur", "قتلتم"),
            ("perfect.3.masc.plur.pron", "قتلو"),
            ("perfect.2.masc.plur.pron", "قتلتمو"),
            ("imperfect.active.passive.3.masc.sing", "يقتل"),
            ("imperfect.3.masc.dual", "يقتلان"),
            ("imperfect.3.fem.dual", "تقتلان"),
            ("imperfect.3.masc.plur", "يقتلون"),
            ("imperfect.3.masc.plur.short", "يقتلوا"),
            ("imperfect.3.masc.plur.short.pron", "يقتلو"),
            ("imperfect.3.masc.dual.short", "يقتلا"),
            ("imperfect.1.sing", "أقتل"),
            ("imperfect.1.plur", "نقتل"),
            ("imperfect.2.masc.plur", "تقتلون"),
            ("imperative.masc.sing", "اقتل"),
            ("imperative.fem.sing", "اقتلي"),
            ("imperative.masc.plur", "اقتلوا"),
            ("act.adj.masc.sing", "قاتل"),
            ("act.masc.sing.acc", "قاتلا"),
            ("act.fem.sing", "قاتلة"),
            ("act.fem.sing.pron", "قاتلت"),
            ("act.masc.dual.nom", "قاتلان"),
            ("act.masc.dual.obl", "قاتلين"),
            ("act.fem.dual.nom", "قاتلتان"),
            ("act.masc.plur.nom", "قاتلون"),
            ("act.masc.plur.obl", "قاتلين"),
            ("act.masc.plur.nom.construct", "قاتلو"),
            ("act.masc.plur.obl.construct", "قاتلي"),
            ("act.fem.plur", "قاتلات"),
            ("pass.masc.sing", "مقتول"),
            ("pass.masc.plur.obl", "مقتولين"),
            ("masdar.masc.sing", "قتل مقتل"),
            ("masdar.masc.sing.acc", "قتلا"),
            ("-", "قتلات مقتلات أقتلت"),
        ],
    );
}

#[test]
fn assimilated_verbs_lose_their_waw_in_the_active_imperfect() {
    check(
        "وضع | و ض ع | I | | وضع",
        &[
            ("imperfect.active.3.masc.sing", "يضع"),
            ("imperfect.passive.3.masc.sing", "يوضع"),
            ("imperative.masc.sing", "ضع"),
            ("act.masc.sing", "واضع"),
            ("pass.masc.sing", "موضوع"),
            ("-", "يوضع.active"),
        ],
    );
    check(
        "وقع | و ق ع | I | | وقوع",
        &[("imperfect.active.3.fem.sing", "تقع"), ("masdar.acc", "وقوعا")],
    );
    check(
        "ود | و د د | I",
        &[("imperfect.active.3.masc.sing", "يود"), ("imperfect.short.1.plur", "نودد")],
    );
    check(
        "يئس | ي ء س | I",
        &[("imperfect.active.3.masc.sing", "ييأس"), ("perfect.3.masc.plur", "يئسوا")],
    );
    check(
        "أوقف | و ق ف | IV",
        &[("masdar", "إيقاف"), ("act.masc.sing", "موقف"), ("perfect.1.plur", "أوقفنا")],
    );
    check(
        "أيقظ | ي ق ظ | IV",
        &[("imperfect.active.passive.3.masc.sing", "يوقظ"), ("act", "موقظ")],
    );
    check("استورد | و ر د | X", &[("masdar", "استيراد"), ("act", "مستورد")]);
}

#[test]
fn hollow_verbs_shorten_before_consonants() {
    check(
        "قال | ق و ل | I | | قول",
        &[
            ("perfect.active.3.masc.sing", "قال"),
            ("perfect.active.3.fem.sing", "قالت"),
            ("perfect.1.sing", "قلت"),
            ("perfect.3.fem.plur", "قلن"),
            ("perfect.passive.3.masc.sing", "قيل"),
            ("imperfect.active.3.masc.sing", "يقول"),
            ("imperfect.3.masc.sing.short", "يقل"),
            ("imperfect.3.masc.plur.short", "يقولوا"),
            ("imperfect.3.fem.plur", "يقلن"),
            ("imperfect.passive.3.masc.sing", "يقال"),
            ("imperfect.passive.3.masc.sing.short", "يقل"),
            ("imperative.masc.sing", "قل"),
            ("imperative.masc.plur", "قولوا"),
            ("act.masc.sing", "قائل"),
            ("act.masc.plur.nom", "قائلون"),
            ("act.masc.sing.acc", "قائلا"),
            ("act.fem.sing", "قائلة"),
            ("pass.masc.sing", "مقول"),
            ("-", "اقول قولت"),
        ],
    );
    check(
        "باع | ب ي ع | I | | بيع",
        &[
            ("imperfect.active.3.masc.sing", "يبيع"),
            ("perfect.passive.3.fem.sing", "بيعت"),
            ("pass", "مبيع"),
            ("act", "بائع"),
        ],
    );
    check(
        "نام | ن و م | I | ينام | نوم",
        &[
            ("imperfect.active.3.masc.sing", "ينام"),
            ("imperfect.short.3.masc.sing", "ينم"),
            ("perfect.1.plur", "نمنا"),
        ],
    );
    check(
        "خاف | خ و ف | I | يخاف | خوف",
        &[("imperfect.active.3.masc.plur", "يخافون"), ("pass", "مخوف")],
    );
    check(
        "أصاب | ص و ب | IV",
        &[
            ("perfect.active.3.masc.sing", "أصاب"),
            ("perfect.passive.3.masc.sing", "أصيب"),
            ("perfect.passive.3.masc.plur", "أصيبوا"),
            ("perfect.active.passive.1.sing", "أصبت"),
            ("imperfect.active.3.masc.sing", "يصيب"),
            ("imperfect.passive.3.masc.sing", "يصاب"),
            ("imperfect.passive.3.masc.plur", "يصابون"),
            ("act.masc.sing", "مصيب"),
            ("pass.masc.sing", "مصاب"),
            ("pass.masc.sing.acc", "مصابا"),
            ("pass.masc.plur.nom", "مصابون"),
            ("masdar.fem.sing", "إصابة"),
            ("masdar.fem.sing.pron", "إصابت"),
            ("masdar.fem.plur", "إصابات"),
            ("imperative.masc.sing", "أصب"),
        ],
    );
    check(
        "أقام | ق و م | IV",
        &[
            ("masdar", "إقامة"),
            ("imperfect.short.3.masc.sing", "يقم"),
            ("act.fem", "مقيمة"),
        ],
    );
    check(
        "انحاز | ح و ز | VII",
        &[
            ("masdar", "انحياز"),
            ("imperfect.active.3.masc.sing", "ينحاز"),
            ("act.masc.sing", "منحاز"),
            ("-", "انحيز"),
        ],
    );
    check(
        "اغتال | غ ي ل | VIII",
        &[
            ("perfect.passive.3.masc.sing", "اغتيل"),
            ("perfect.passive.3.fem.sing", "اغتيلت"),
            ("imperfect.active.passive.3.masc.sing", "يغتال"),
            ("imperfect.short.3.masc.sing", "يغتل"),
            ("masdar", "اغتيال"),
            ("masdar.fem.plur", "اغتيالات"),
            ("masdar.dual.obl", "اغتيالين"),
        ],
    );
    check(
        "استقال | ق ي ل | X",
        &[
            ("masdar.fem.sing", "استقالة"),
            ("perfect.passive.3.masc.sing", "استقيل"),
            ("imperfect.active.3.masc.sing", "يستقيل"),
            ("perfect.1.sing", "استقلت"),
            ("act.masc.sing", "مستقيل"),
            ("imperative.masc.sing", "استقل"),
        ],
    );
    check(
        "استجوب | ج و ب | X",
        &[
            ("masdar", "استجواب"),
            ("imperfect.3.masc.sing", "يستجوب"),
            ("perfect.1.plur", "استجوبنا"),
        ],
    );
    check(
        "ازدوج | ز و ج | VIII",
        &[("imperfect.3.masc.sing", "يزدوج"), ("act", "مزدوج"), ("masdar", "ازدواج")],
    );
}

#[test]
fn forms_two_three_five_and_six_keep_a_weak_middle() {
    check(
        "طوّر | ط و ر | II",
        &[("masdar", "تطوير"), ("perfect.active.passive.3.masc.sing", "طور")],
    );
    check("عين | ع ي ن | II", &[("masdar", "تعيين"), ("pass", "معين")]);
    check(
        "حاول | ح و ل | III",
        &[
            ("perfect.passive.3.masc.sing", "حوول"),
            ("masdar", "محاولة"),
            ("masdar.fem.plur", "محاولات"),
        ],
    );
    check(
        "تعاون | ع و ن | VI",
        &[("masdar", "تعاون"), ("imperfect.3.masc.plur", "يتعاونون")],
    );
    check("تطور | ط و ر | V", &[("masdar", "تطور"), ("masdar.fem.plur", "تطورات")]);
}

#[test]
fn defective_verbs_keep_or_drop_their_last_radical() {
    check(
        "دعا | د ع و | I | | دعوة",
        &[
            ("perfect.active.3.masc.sing", "دعا"),
            ("perfect.active.3.fem.sing", "دعت"),
            ("perfect.active.3.masc.dual", "دعوا"),
            ("perfect.3.masc.plur", "دعوا"),
            ("perfect.1.sing", "دعوت"),
            ("perfect.passive.3.masc.sing", "دعي"),
            ("perfect.passive.3.fem.sing", "دعيت"),
            ("perfect.3.masc.plur.pron", "دعو"),
            ("imperfect.active.3.masc.sing", "يدعو"),
            ("imperfect.3.masc.sing.short", "يدع"),
            ("imperfect.3.masc.plur", "يدعون"),
            ("imperfect.3.masc.plur.short", "يدعوا"),
            ("imperfect.passive.3.masc.sing", "يدعى"),
            ("imperfect.passive.3.masc.sing.pron", "يدعا"),
            ("act.masc.sing", "داع داعي"),
            ("act.masc.sing.acc", "داعيا"),
            ("act.fem.sing", "داعية"),
            ("act.masc.plur.nom", "داعون"),
            ("act.masc.plur.obl", "داعين"),
            ("act.masc.dual.nom", "داعيان"),
            ("pass.masc.sing", "مدعو"),
            ("pass.masc.plur.nom", "مدعوون"),
            ("pass.fem.sing", "مدعوة"),
            ("masdar.fem.plur", "دعوات"),
            ("imperative.masc.sing", "ادع"),
        ],
    );
    check(
        "رمى | ر م ي | I | | رمي",
        &[
            ("perfect.active.3.masc.sing", "رمى"),
            ("perfect.active.3.masc.sing.pron", "رما"),
            ("perfect.active.3.fem.sing", "رمت"),
            ("perfect.active.3.masc.dual", "رميا"),
            ("perfect.3.masc.plur", "رموا"),
            ("perfect.passive.3.masc.sing", "رمي"),
            ("imperfect.active.3.masc.sing", "يرمي"),
            ("imperfect.short.3.masc.sing", "يرم"),
            ("imperfect.passive.3.masc.sing", "يرمى"),
            ("act.masc.sing", "رام رامي"),
            ("pass.masc.sing", "مرمي"),
            ("pass.masc.plur.nom", "مرميون"),
        ],
    );
    check(
        "نسي | ن س ي | I",
        &[
            ("perfect.3.masc.sing", "نسي"),
            ("perfect.3.fem.sing", "نسيت"),
            ("perfect.3.masc.plur", "نسوا"),
            ("imperfect.active.3.masc.sing", "ينسى"),
            ("imperfect.3.masc.plur", "ينسون"),
        ],
    );
    check(
        "رضي | ر ض و | I",
        &[
            ("imperfect.3.masc.sing", "يرضى"),
            ("pass", "مرضي"),
            ("perfect.1.sing", "رضيت"),
        ],
    );
    check(
        "سعى | س ع ي | I | يسعى",
        &[("imperfect.active.3.masc.sing", "يسعى"), ("imperfect.3.masc.plur", "يسعون")],
    );
    check("سعى | س ع ي | I", &[("imperfect.active.3.masc.sing", "يسعى")]);
    check(
        "بقي | ب ق ي | I | يبقى",
        &[("imperfect.short.3.masc.sing", "يبق"), ("perfect.3.masc.plur", "بقوا")],
    );
    check(
        "سمى | س م و | II",
        &[
            ("masdar", "تسمية"),
            ("perfect.passive.3.masc.sing", "سمي"),
            ("pass.masc.sing", "مسمى"),
        ],
    );
    check(
        "لاقى | ل ق ي | III",
        &[
            ("masdar.fem.sing", "ملاقاة"),
            ("masdar.fem.sing.pron", "ملاقات"),
            ("perfect.passive.3.masc.sing", "لوقي"),
        ],
    );
    check(
        "ألقى | ل ق ي | IV",
        &[
            ("perfect.active.3.masc.sing", "ألقى"),
            ("perfect.passive.3.masc.sing", "ألقي"),
            ("perfect.passive.3.fem.sing", "ألقيت"),
            ("perfect.active.3.fem.sing", "ألقت"),
            ("imperfect.active.3.masc.sing", "يلقي"),
            ("imperfect.passive.3.masc.sing", "يلقى"),
            ("masdar.masc.sing", "إلقاء"),
            ("masdar.masc.sing.pron", "إلقائ إلقاؤ"),
            ("act.masc.sing", "ملق ملقي"),
            ("pass.masc.sing", "ملقى"),
            ("pass.masc.sing.pron", "ملقا"),
            ("pass.fem.sing", "ملقاة"),
            ("pass.masc.plur.nom", "ملقون"),
            ("pass.masc.plur.obl", "ملقين"),
            ("pass.fem.plur", "ملقيات"),
            ("-", "إلقاءا.acc"),
        ],
    );
    check(
        "تحدى | ح د ي | V",
        &[("masdar", "تحد تحدي"), ("masdar.acc", "تحديا"), ("masdar.fem.plur", "تحديات")],
    );
    check(
        "توفى | و ف ي | V",
        &[
            ("perfect.passive.3.masc.sing", "توفي"),
            ("perfect.passive.3.fem.sing", "توفيت"),
            ("pass", "متوفى"),
        ],
    );
    check(
        "تفادى | ف د ي | VI",
        &[("masdar", "تفادي"), ("imperfect.3.masc.sing", "يتفادى")],
    );
    check(
        "انقضى | ق ض ي | VII",
        &[("masdar", "انقضاء"), ("imperfect.active.3.masc.sing", "ينقضي")],
    );
    check(
        "التقى | ل ق ي | VIII",
        &[
            ("masdar", "التقاء"),
            ("perfect.passive.3.masc.sing", "التقي"),
            ("perfect.3.masc.plur", "التقوا"),
            ("imperfect.3.masc.sing", "يلتقي يلتقى"),
        ],
    );
    check(
        "استدعى | د ع و | X",
        &[
            ("masdar", "استدعاء"),
            ("masdar.fem.plur", "استدعاءات"),
            ("perfect.passive.3.masc.sing", "استدعي"),
        ],
    );
}

#[test]
fn lafif_verbs_are_defective_with_a_weak_companion() {
    check(
        "وقى | و ق ي | I",
        &[
            ("imperfect.active.3.masc.sing", "يقي"),
            ("imperfect.passive.3.masc.sing", "يوقى"),
        ],
    );
    check(
        "ولي | و ل ي | I",
        &[("imperfect.active.3.masc.sing", "يلي"), ("perfect.3.masc.plur", "ولوا")],
    );
    check(
        "روى | ر و ي | I | | رواية",
        &[
            ("imperfect.active.3.masc.sing", "يروي"),
            ("perfect.3.masc.plur", "رووا"),
            ("pass", "مروي"),
        ],
    );
    check(
        "أحيا | ح ي ي | IV",
        &[
            ("perfect.active.3.masc.sing", "أحيا"),
            ("imperfect.active.3.masc.sing", "يحيي"),
            ("masdar", "إحياء"),
            ("imperfect.passive.3.masc.sing", "يحيا"),
        ],
    );
    check("حيا | ح ي ي | II", &[("masdar", "تحية")]);
    check(
        "استولى | و ل ي | X",
        &[("masdar", "استيلاء"), ("imperfect.3.masc.plur", "يستولون")],
    );
    check("سوى | س و ي | II", &[("masdar", "تسوية"), ("masdar.fem.plur", "تسويات")]);
    check("تولى | و ل ي | V", &[("masdar", "تولي"), ("act", "متولي")]);
}

#[test]
fn doubled_verbs_melt_before_vowels() {
    check(
        "رد | ر د د | I | | رد",
        &[
            ("perfect.active.passive.3.masc.sing", "رد"),
            ("perfect.3.fem.sing", "ردت"),
            ("perfect.1.sing", "رددت"),
            ("perfect.3.fem.plur", "رددن"),
            ("perfect.3.masc.plur", "ردوا"),
            ("imperfect.active.passive.3.masc.sing", "يرد"),
            ("imperfect.short.3.masc.sing", "يردد"),
            ("imperfect.3.fem.plur", "يرددن"),
            ("imperative.masc.sing", "رد اردد"),
            ("act.masc.sing", "راد"),
            ("act.fem.sing", "رادة"),
            ("pass.masc.sing", "مردود"),
        ],
    );
    check(
        "هدّد | ه د د | II",
        &[
            ("perfect.active.passive.3.masc.sing", "هدد"),
            ("masdar", "تهديد"),
            ("masdar.fem.plur", "تهديدات"),
            ("-", "هد يهد"),
        ],
    );
    check(
        "حاج | ح ج ج | III",
        &[("imperfect.active.3.masc.sing", "يحاج"), ("masdar", "محاجة")],
    );
    check(
        "أعد | ع د د | IV",
        &[
            ("imperfect.3.masc.sing", "يعد"),
            ("masdar", "إعداد"),
            ("pass", "معد"),
            ("perfect.1.plur", "أعددنا"),
        ],
    );
    check("تردد | ر د د | V", &[("masdar", "تردد")]);
    check(
        "انضم | ض م م | VII",
        &[
            ("imperfect.3.masc.sing", "ينضم"),
            ("masdar", "انضمام"),
            ("act", "منضم"),
            ("perfect.1.sing", "انضممت"),
        ],
    );
    check(
        "احتل | ح ل ل | VIII",
        &[
            ("imperfect.active.passive.3.masc.sing", "يحتل"),
            ("masdar", "احتلال"),
            ("pass.fem.sing", "محتلة"),
            ("perfect.1.plur", "احتللنا"),
        ],
    );
    check(
        "استعد | ع د د | X",
        &[
            ("imperfect.3.masc.sing", "يستعد"),
            ("masdar.fem.plur", "استعدادات"),
            ("act.masc.plur.nom", "مستعدون"),
        ],
    );
}

#[test]
fn a_first_hamza_melts_after_another() {
    check(
        "أخذ | أ خ ذ | I | | أخذ",
        &[
            ("perfect.active.passive.3.masc.sing", "أخذ"),
            ("imperfect.active.3.masc.sing", "يأخذ"),
            ("imperfect.passive.3.masc.sing", "يؤخذ"),
            ("imperfect.active.1.sing", "آخذ"),
            ("imperative.masc.sing", "خذ"),
            ("act.masc.sing", "آخذ"),
            ("pass.masc.sing", "مأخوذ"),
        ],
    );
    check(
        "أسر | ء س ر | I | | أسر",
        &[
            ("imperfect.active.3.masc.plur", "يأسرون"),
            ("pass", "مأسور"),
            ("imperative.masc.sing", "ائسر"),
        ],
    );
    check(
        "أم | ء م م | I",
        &[("imperfect.active.3.masc.sing", "يؤم"), ("perfect.1.plur", "أممنا")],
    );
    check(
        "أكد | ء ك د | II",
        &[
            ("imperfect.3.masc.sing", "يؤكد"),
            ("masdar", "تأكيد"),
            ("act", "مؤكد"),
            ("imperfect.1.sing", "أؤكد"),
        ],
    );
    check(
        "آخذ | ء خ ذ | III",
        &[("imperfect.3.masc.sing", "يؤاخذ"), ("masdar", "مؤاخذة")],
    );
    check(
        "آمن | ء م ن | IV",
        &[
            ("imperfect.3.masc.sing", "يؤمن"),
            ("masdar", "إيمان"),
            ("act", "مؤمن"),
            ("imperfect.1.sing", "أؤمن أومن"),
        ],
    );
    check("تأكد | ء ك د | V", &[("imperfect.3.masc.sing", "يتأكد"), ("masdar", "تأكد")]);
    check(
        "تآمر | ء م ر | VI",
        &[("imperfect.3.masc.plur", "يتآمرون"), ("masdar", "تآمر"), ("act", "متآمر")],
    );
    check(
        "ائتلف | ء ل ف | VIII",
        &[("imperfect.3.masc.sing", "يأتلف"), ("masdar", "ائتلاف")],
    );
    check(
        "استأنف | ء ن ف | X",
        &[
            ("imperfect.active.3.masc.sing", "يستأنف"),
            ("perfect.passive.3.masc.sing", "استؤنف"),
            ("masdar", "استئناف"),
        ],
    );
    check(
        "أتى | ء ت ي | I",
        &[
            ("imperfect.active.3.masc.sing", "يأتي"),
            ("imperfect.active.1.sing", "آتي"),
            ("act", "آت آتي"),
        ],
    );
    check(
        "آوى | ء و ي | IV",
        &[("masdar", "إيواء"), ("imperfect.active.3.masc.sing", "يؤوي")],
    );
    check(
        "أدى | ء د ي | II",
        &[("imperfect.active.3.masc.sing", "يؤدي"), ("masdar", "تأدية")],
    );
}

#[test]
fn a_middle_hamza_takes_the_stronger_vowels_seat() {
    check(
        "سأل | س ء ل | I | | سؤال",
        &[
            ("perfect.active.3.masc.sing", "سأل"),
            ("perfect.passive.3.masc.sing", "سئل"),
            ("imperfect.active.passive.3.masc.sing", "يسأل"),
            ("act.masc.sing", "سائل"),
            ("pass.masc.sing", "مسؤول مسئول"),
            ("imperative.masc.sing", "اسأل"),
        ],
    );
    check(
        "سئم | س ء م | I",
        &[("imperfect.active.3.masc.sing", "يسأم"), ("perfect.1.plur", "سئمنا")],
    );
    check("ترأس | ر ء س | V", &[("imperfect.3.masc.sing", "يترأس"), ("masdar", "ترؤس")]);
    check(
        "ساءل | س ء ل | III",
        &[("imperfect.active.3.masc.sing", "يسائل"), ("masdar", "مساءلة")],
    );
    check(
        "تساءل | س ء ل | VI",
        &[
            ("masdar", "تساؤل"),
            ("masdar.fem.plur", "تساؤلات"),
            ("imperfect.3.masc.plur", "يتساءلون"),
        ],
    );
    check(
        "التأم | ل ء م | VIII",
        &[("imperfect.active.3.masc.sing", "يلتئم"), ("masdar", "التئام")],
    );
    check(
        "رأى | ر ء ي | I | | رؤية رأي",
        &[
            ("perfect.active.3.masc.sing", "رأى"),
            ("perfect.active.3.masc.sing.pron", "رآ"),
            ("perfect.3.fem.sing", "رأت"),
            ("perfect.3.masc.plur", "رأوا"),
            ("perfect.passive.3.masc.sing", "رئي"),
            ("imperfect.active.passive.3.masc.sing", "يرى"),
            ("imperfect.3.masc.plur", "يرون"),
            ("imperfect.short.3.masc.sing", "ير"),
            ("act.masc.sing", "راء رائي"),
            ("pass.masc.sing", "مرئي"),
        ],
    );
    check(
        "نأى | ن ء ي | I",
        &[
            ("imperfect.short.3.masc.sing", "ينأ"),
            ("imperfect.3.fem.plur", "ينأين"),
            ("-", "ينء ينئين"),
        ],
    );
    check("ارتأى | ر ء ي | VIII", &[("imperfect.short.3.masc.sing", "يرتئ")]);
    check(
        "أرى | ر ء ي | IV",
        &[
            ("imperfect.active.3.masc.sing", "يري"),
            ("perfect.passive.3.masc.sing", "أري"),
        ],
    );
}

#[test]
fn a_last_hamza_has_two_spellings_before_the_plural() {
    check(
        "قرأ | ق ر ء | I | | قراءة",
        &[
            ("perfect.active.3.masc.sing", "قرأ"),
            ("perfect.passive.3.masc.sing", "قرئ"),
            ("perfect.active.3.masc.plur", "قرؤوا قرأوا"),
            ("perfect.active.3.masc.dual", "قرآ قرأا"),
            ("imperfect.3.masc.plur", "يقرؤون يقرأون"),
            ("imperfect.3.masc.sing.pron", "يقرؤ"),
            ("imperfect.3.masc.plur.short", "يقرؤوا يقرأوا"),
            ("act.masc.sing", "قارئ"),
            ("pass.masc.sing", "مقروء"),
            ("masdar.fem.plur", "قراءات"),
            ("masdar.fem.sing.pron", "قراءت"),
        ],
    );
    check(
        "بدأ | ب د ء | I | | بدء",
        &[
            ("masdar.acc", "بدءا"),
            ("masdar.pron", "بدئ بدؤ"),
            ("imperfect.3.masc.sing", "يبدأ"),
        ],
    );
    check(
        "لجأ | ل ج ء | I | | لجوء",
        &[
            ("masdar.pron", "لجوئ لجوؤ"),
            ("act.masc.plur.nom", "لاجئون"),
            ("act.masc.plur.obl", "لاجئين"),
        ],
    );
    check(
        "جاء | ج ي ء | I | | مجيء",
        &[
            ("perfect.active.3.masc.sing", "جاء"),
            ("perfect.active.3.masc.plur", "جاؤوا جاءوا"),
            ("perfect.active.3.fem.sing", "جاءت"),
            ("perfect.1.sing", "جئت"),
            ("imperfect.active.3.masc.sing", "يجيء"),
            ("imperfect.active.3.masc.plur", "يجيئون"),
            ("imperfect.active.3.masc.sing.pron", "يجيئ"),
            ("act.masc.sing", "جاء جائي"),
        ],
    );
    check(
        "شاء | ش ي ء | I | يشاء",
        &[("imperfect.3.masc.plur", "يشاؤون يشاءون"), ("perfect.1.sing", "شئت")],
    );
    check(
        "ساء | س و ء | I",
        &[("imperfect.active.3.masc.sing", "يسوء"), ("perfect.1.sing", "سؤت")],
    );
    check(
        "هدّأ | ه د ء | II",
        &[
            ("masdar", "تهدئة"),
            ("imperfect.active.3.masc.sing", "يهدئ"),
            ("perfect.passive.3.masc.sing", "هدئ"),
        ],
    );
    check(
        "فاجأ | ف ج ء | III",
        &[
            ("masdar", "مفاجأة"),
            ("masdar.fem.plur", "مفاجآت"),
            ("perfect.passive.3.masc.plur", "فوجئوا"),
        ],
    );
    check(
        "أنشأ | ن ش ء | IV",
        &[
            ("act.masc.sing", "منشئ"),
            ("pass.masc.sing", "منشأ"),
            ("pass.fem.sing", "منشأة"),
            ("pass.fem.plur", "منشآت"),
            ("masdar.masc.sing", "إنشاء"),
            ("masdar.masc.sing.pron", "إنشائ إنشاؤ"),
            ("imperfect.active.3.masc.plur", "ينشئون"),
            ("imperfect.passive.3.masc.plur", "ينشؤون ينشأون"),
            ("perfect.passive.3.masc.sing", "أنشئ"),
        ],
    );
    check(
        "تنبأ | ن ب ء | V",
        &[
            ("masdar", "تنبؤ"),
            ("masdar.fem.plur", "تنبؤات"),
            ("imperfect.3.masc.sing", "يتنبأ"),
        ],
    );
    check("تواطأ | و ط ء | VI", &[("masdar", "تواطؤ"), ("act", "متواطئ")]);
    check(
        "امتلأ | م ل ء | VIII",
        &[("imperfect.active.3.masc.sing", "يمتلئ"), ("masdar", "امتلاء")],
    );
    check(
        "أضاء | ض و ء | IV",
        &[("masdar", "إضاءة"), ("imperfect.active.3.masc.sing", "يضيء"), ("act", "مضيء")],
    );
}

#[test]
fn form_eight_bends_its_t() {
    check(
        "اصطدم | ص د م | VIII",
        &[("imperfect.3.masc.sing", "يصطدم"), ("masdar", "اصطدام")],
    );
    check(
        "ازداد | ز ي د | VIII",
        &[("imperfect.3.masc.sing", "يزداد"), ("masdar", "ازدياد")],
    );
    check(
        "اتهم | و ه م | VIII",
        &[
            ("imperfect.active.passive.3.masc.sing", "يتهم"),
            ("masdar.fem.plur", "اتهامات"),
            ("pass.masc.plur.obl", "متهمين"),
        ],
    );
    check(
        "اتخذ | ء خ ذ | VIII",
        &[("imperfect.3.masc.sing", "يتخذ"), ("masdar", "اتخاذ")],
    );
    check(
        "اتبع | ت ب ع | VIII",
        &[("imperfect.3.masc.sing", "يتبع"), ("masdar", "اتباع")],
    );
    check(
        "ادعى | د ع و | VIII",
        &[
            ("imperfect.active.3.masc.sing", "يدعي"),
            ("masdar.fem.plur", "ادعاءات"),
            ("act", "مدعي مدع"),
        ],
    );
    check(
        "اطلع | ط ل ع | VIII",
        &[("imperfect.3.masc.sing", "يطلع"), ("masdar", "اطلاع")],
    );
    check(
        "اضطر | ض ر ر | VIII",
        &[
            ("imperfect.3.masc.sing", "يضطر"),
            ("masdar", "اضطرار"),
            ("perfect.1.plur", "اضطررنا"),
        ],
    );
    check("ادخر | ذ خ ر | VIII", &[("masdar", "ادخار")]);
    check(
        "اتصل | و ص ل | VIII",
        &[("masdar.fem.plur", "اتصالات"), ("imperfect.1.sing", "أتصل")],
    );
}

#[test]
fn derived_sound_verbs_have_regular_masdars_and_participles() {
    check(
        "فجّر | ف ج ر | II",
        &[
            ("masdar.fem.plur", "تفجيرات"),
            ("masdar.dual.obl", "تفجيرين"),
            ("masdar.acc", "تفجيرا"),
            ("act.fem.plur", "مفجرات"),
        ],
    );
    check(
        "هاجم | ه ج م | III | | هجوم",
        &[
            ("perfect.passive.3.masc.sing", "هوجم"),
            ("masdar", "مهاجمة هجوم"),
            ("act.masc.plur.nom", "مهاجمون"),
        ],
    );
    check(
        "حاكم | ح ك م | III",
        &[("masdar.fem.sing.pron", "محاكمت"), ("masdar.fem.plur", "محاكمات")],
    );
    check(
        "أعلن | ع ل ن | IV",
        &[
            ("perfect.active.passive.3.masc.sing", "أعلن"),
            ("imperfect.active.passive.3.masc.sing", "يعلن"),
            ("masdar", "إعلان"),
            ("imperative.masc.sing", "أعلن"),
        ],
    );
    check(
        "أشار | ش و ر | IV",
        &[("act.masc.sing.acc", "مشيرا"), ("act.fem.sing", "مشيرة"), ("masdar", "إشارة")],
    );
    check(
        "توعّد | و ع د | V",
        &[("imperfect.3.masc.plur", "يتوعدون"), ("masdar", "توعد")],
    );
    check(
        "تبادل | ب د ل | VI",
        &[
            ("perfect.passive.3.masc.sing", "تبودل"),
            ("perfect.passive.3.fem.sing", "تبودلت"),
            ("masdar", "تبادل"),
        ],
    );
    check(
        "انفجر | ف ج ر | VII",
        &[
            ("perfect.active.3.fem.sing", "انفجرت"),
            ("masdar.fem.plur", "انفجارات"),
            ("masdar.dual.nom", "انفجاران"),
            ("-", "انفجر.passive"),
        ],
    );
    check(
        "اعتقل | ع ق ل | VIII",
        &[("pass.masc.plur.nom", "معتقلون"), ("masdar.fem.plur", "اعتقالات")],
    );
    check(
        "احمر | ح م ر | IX",
        &[
            ("perfect.1.sing", "احمررت"),
            ("imperfect.3.masc.sing", "يحمر"),
            ("masdar", "احمرار"),
            ("act", "محمر"),
        ],
    );
    check(
        "استهدف | ه د ف | X",
        &[
            ("perfect.active.passive.3.masc.plur", "استهدفوا"),
            ("masdar", "استهداف"),
            ("act.fem.sing.pron", "مستهدفت"),
        ],
    );
}

#[test]
fn four_radicals_follow_forms_two_and_five() {
    check(
        "سيطر | س ي ط ر | QI",
        &[
            ("imperfect.active.passive.3.masc.sing", "يسيطر"),
            ("masdar", "سيطرة"),
            ("act.masc.plur.obl", "مسيطرين"),
            ("perfect.passive.3.fem.sing", "سوطرت سيطرت"),
        ],
    );
    check(
        "زلزل | ز ل ز ل | QI",
        &[("imperfect.3.masc.sing", "يزلزل"), ("perfect.1.sing", "زلزلت")],
    );
    check(
        "تدهور | د ه و ر | QII",
        &[
            ("imperfect.3.masc.sing", "يتدهور"),
            ("masdar", "تدهور"),
            ("act.fem.sing", "متدهورة"),
        ],
    );
    check(
        "اطمأن | ط م ء ن | IX",
        &[
            ("imperfect.3.masc.sing", "يطمئن"),
            ("masdar", "اطمئنان"),
            ("perfect.1.sing", "اطمأننت"),
            ("act", "مطمئن"),
        ],
    );
}

#[test]
fn nouns_take_dual_plural_and_bound_forms() {
    check_noun(
        "قذيفة | قذائف",
        &[
            ("noun.fem.sing", "قذيفة"),
            ("noun.fem.sing.pron", "قذيفت"),
            ("fem.dual.nom", "قذيفتان"),
            ("fem.dual.obl", "قذيفتين"),
            ("dual.nom.construct", "قذيفتا"),
            ("dual.obl.construct", "قذيفتي"),
            ("plur", "قذائف"),
            ("-", "قذيفةا قذائفا"),
        ],
    );
    check_noun(
        "جندي | جنود",
        &[
            ("masc.sing", "جندي"),
            ("sing.acc", "جنديا"),
            ("dual.obl", "جنديين"),
            ("plur.acc", "جنودا"),
        ],
    );
    check_noun(
        "شرطي | +ون",
        &[
            ("plur.nom", "شرطيون"),
            ("plur.obl", "شرطيين"),
            ("plur.nom.construct", "شرطيو"),
            ("plur.obl.construct", "شرطيي"),
        ],
    );
    check_noun("انفجار | +ات", &[("fem.plur", "انفجارات"), ("sing.acc", "انفجارا")]);
    check_noun("ضربة | +ات", &[("fem.plur", "ضربات")]);
    check_noun(
        "مستشفى | +ات",
        &[
            ("masc.sing", "مستشفى"),
            ("sing.pron", "مستشفا"),
            ("plur", "مستشفيات"),
            ("dual.obl", "مستشفيين"),
        ],
    );
    check_noun(
        "لقاء | +ات",
        &[
            ("masc.sing", "لقاء"),
            ("sing.pron", "لقائ لقاؤ"),
            ("plur", "لقاءات"),
            ("dual.obl", "لقاءين"),
            ("-", "لقاءا.acc"),
        ],
    );
    check_noun("صحراء | ", &[("fem.sing", "صحراء")]);
    check_noun("ابن | أبناء", &[("plur", "أبناء"), ("plur.pron", "أبنائ أبناؤ")]);
    check_noun("قتيل | قتلى", &[("plur", "قتلى"), ("plur.pron", "قتلا"), ("sing.acc", "قتيلا")]);
    check_noun("قائد | قادة", &[("plur", "قادة"), ("plur.pron", "قادت")]);
    check_noun(
        "قاضٍ | قضاة",
        &[("masc.sing", "قاض قاضي"), ("sing.acc", "قاضيا"), ("dual.nom", "قاضيان")],
    );
    check_noun("قاضي | قضاة", &[("masc.sing", "قاض قاضي"), ("plur.pron", "قضات")]);
    check_noun(
        "أخ | إخوة",
        &[("construct.nom", "أخو"), ("construct.obl", "أخا أخي"), ("dual.nom", "أخوان")],
    );
    check_noun("مسؤول | +ون", &[("sing", "مسؤول مسئول"), ("plur.nom", "مسؤولون مسئولون")]);
    check_noun(
        "تباطؤ | +ات",
        &[("dual.obl", "تباطؤين"), ("plur", "تباطؤات"), ("sing.acc", "تباطؤا")],
    );
    check_noun("شأن | شؤون", &[("plur", "شؤون شئون"), ("sing.acc", "شأنا")]);
    check_noun("رأس | رؤوس", &[("plur", "رؤوس رءوس")]);
    check_noun("مبنى | مبانٍ", &[("plur", "مبان مباني"), ("-", "مبانيا")]);
    check_noun("هيئة | +ات", &[("plur", "هيئات"), ("dual.nom", "هيئتان")]);
    check_noun("منشأة | +ات", &[("plur", "منشآت")]);
    check_noun("مباراة | +ات", &[("plur", "مباريات"), ("sing.pron", "مبارات")]);
    check_noun(
        "جزء | أجزاء",
        &[
            ("sing.acc", "جزءا"),
            ("dual.nom", "جزآن جزءان"),
            ("sing.pron", "جزئ جزؤ"),
            ("dual.obl", "جزأين جزءين"),
        ],
    );
    check_noun(
        "شيء | أشياء",
        &[("sing.acc", "شيئا"), ("sing.pron", "شيئ"), ("dual.nom", "شيئان")],
    );
    check_noun(
        "مبدأ | مبادئ",
        &[("sing.pron", "مبدؤ مبدئ"), ("dual.nom", "مبدآن"), ("-", "مبدأا.acc")],
    );
    check_noun(
        "لاجئ | +ون",
        &[("plur.nom", "لاجئون"), ("plur.obl", "لاجئين"), ("sing.acc", "لاجئا")],
    );
    check_noun("صاروخ | صواريخ", &[("plur", "صواريخ"), ("-", "صواريخا")]);
}

#[test]
fn weak_verbs_of_the_news_come_out_right() {
    // Verb, perfect first plural, imperfect third plural, active participle, regular masdar.
    for (line, perfect, imperfect, participle, masdar) in [
        ("استطاع | ط و ع | X", "استطعنا", "يستطيعون", "مستطيع", "استطاعة"),
        ("أراد | ر و د | IV", "أردنا", "يريدون", "مريد", "إرادة"),
        ("اجتاح | ج و ح | VIII", "اجتحنا", "يجتاحون", "مجتاح", "اجتياح"),
        ("تلقى | ل ق ي | V", "تلقينا", "يتلقون", "متلق", "تلقي"),
        ("توفي | و ف ي | V", "توفينا", "يتوفون", "متوف", "توفي"),
        ("انهار | ه و ر | VII", "انهرنا", "ينهارون", "منهار", "انهيار"),
        ("ارتد | ر د د | VIII", "ارتددنا", "يرتدون", "مرتد", "ارتداد"),
        ("تهاوى | ه و ي | VI", "تهاوينا", "يتهاوون", "متهاو", "تهاوي"),
        ("هيأ | ه ي ء | II", "هيأنا", "يهيئون", "مهيئ", "تهيئة"),
        ("أساء | س و ء | IV", "أسأنا", "يسيئون", "مسيء", "إساءة"),
        ("استاء | س و ء | VIII", "استأنا", "يستاؤون", "مستاء", "استياء"),
        ("ارتأى | ر ء ي | VIII", "ارتأينا", "يرتؤون", "مرتئي", "ارتئاء"),
        ("تراءى | ر ء ي | VI", "تراءينا", "يتراءون", "متراء", "ترائي"),
        ("نأى | ن ء ي | I", "نأينا", "ينأون", "ناء", ""),
        ("آل | ء و ل | I", "ألنا", "يؤولون", "آئل", ""),
        ("أوى | ء و ي | I", "أوينا", "يأوون", "آو", ""),
        ("وأد | و ء د | I", "وأدنا", "يئدون", "وائد", ""),
        ("كاد | ك و د | I | يكاد", "كدنا", "يكادون", "كائد", ""),
        ("زال | ز ي ل | I | يزال", "زلنا", "يزالون", "زائل", ""),
        ("ظل | ظ ل ل | I | يظل", "ظللنا", "يظلون", "ظال", ""),
        ("أبى | ء ب ي | I | يأبى", "أبينا", "يأبون", "آبي", ""),
        ("شكا | ش ك و | I", "شكونا", "يشكون", "شاك", ""),
        ("اصطاد | ص ي د | VIII", "اصطدنا", "يصطادون", "مصطاد", "اصطياد"),
        ("اشمأز | ش م ء ز | IX", "اشمأززنا", "يشمئزون", "مشمئز", "اشمئزاز"),
        ("استقر | ق ر ر | X", "استقررنا", "يستقرون", "مستقر", "استقرار"),
        ("اتكأ | و ك ء | VIII", "اتكأنا", "يتكئون", "متكئ", "اتكاء"),
        ("انبغى | ب غ ي | VII", "انبغينا", "ينبغون", "منبغ", "انبغاء"),
        ("آثر | ء ث ر | IV", "آثرنا", "يؤثرون", "مؤثر", "إيثار"),
        ("وازى | و ز ي | III", "وازينا", "يوازون", "مواز", "موازاة"),
        ("استحيا | ح ي ي | X", "استحيينا", "يستحيون", "مستحي", "استحياء"),
    ] {
        check(
            line,
            &[
                ("perfect.active.1.plur", perfect),
                ("imperfect.active.3.masc.plur", imperfect),
                ("act.masc.sing", participle),
                ("masdar.sing", masdar),
            ],
        );
    }
}

#[test]
fn mass_nouns_have_no_dual() {
    let forms = noun(&NounSpec {
        lemma: "شرطة",
        plurals: &[],
        no_dual: true,
    });
    assert!(forms.iter().all(|form| !form.morph.contains(Morph::DUAL)), "{forms:?}");
}

#[test]
fn adjectives_agree_in_gender_and_number() {
    check_adjective(
        "سوري | ",
        &[
            ("adj.masc.sing", "سوري"),
            ("masc.sing.acc", "سوريا"),
            ("fem.sing", "سورية"),
            ("masc.dual.nom", "سوريان"),
            ("masc.dual.obl", "سوريين"),
            ("fem.dual.nom", "سوريتان"),
            ("fem.dual.obl", "سوريتين"),
            ("masc.plur.nom", "سوريون"),
            ("masc.plur.obl", "سوريين"),
            ("masc.plur.nom.construct", "سوريو"),
            ("fem.plur", "سوريات"),
        ],
    );
    check_adjective(
        "كبير | كبار",
        &[("fem.sing", "كبيرة"), ("masc.plur", "كبار"), ("plur.acc", "كبارا")],
    );
    check_adjective(
        "ماضٍ | ",
        &[("masc.sing", "ماض ماضي"), ("fem.sing", "ماضية"), ("masc.plur.nom", "ماضون")],
    );
    check_adjective(
        "أحمر | حمر",
        &[
            ("fem.sing", "حمراء"),
            ("fem.dual.nom", "حمراوان"),
            ("plur", "حمر"),
            ("-", "أحمرة"),
        ],
    );
    check_adjective("أبيض | بيض", &[("fem.sing", "بيضاء")]);
    check_adjective("أكبر | ", &[("fem.sing", "كبرى"), ("-", "أكبرة")]);
    check_adjective("أخير | ", &[("fem.sing", "أخيرة")]);
    check_adjective("أجنبي | أجانب", &[("fem.sing", "أجنبية"), ("plur", "أجانب")]);
}

#[test]
fn roots_that_do_not_fit_are_refused_with_a_hint() {
    check_refused("قال | ق ي ل ل | I", "4 radicals", "QI");
    check_refused("رد | ر د | I", "2 radicals", "twice");
    check_refused("سيطر | س ط ر | QI", "3 radicals", "QI and QII four");
    check_refused("قال | ق ا ل | I", "alef", "و or ي");
    check_refused("قال | قول | I", "not one letter", "spaces");
    check_refused("كتب | ق ت ل | I", "does not follow", "قتل");
    check_refused("أصاب | ص و ب | X", "does not follow", "استصاب");
    check_refused("نام | ن و م | I | ينيمون", "imperfect", "ينام");
    check_refused("قول | k w l | I", "not an Arabic radical", "Arabic letters");
}

#[test]
fn lemmas_may_carry_vowels_and_plain_alefs() {
    check("هَدَّدَ | ه د د | II", &[("perfect.active.3.masc.sing", "هدد")]);
    check("اعلن | ع ل ن | IV", &[("perfect.active.3.masc.sing", "أعلن")]);
    check("القي | ل ق ي | IV", &[("perfect.active.3.masc.sing", "ألقى")]);
}

/// Checks cells of a verb `lemma | root | form | imperfect | masdars`.
fn check(line: &str, cells: &[(&str, &str)]) {
    check_cells(line, &conjugate(line).expect(line), cells);
}

/// Checks cells of a noun `singular | plurals`.
fn check_noun(line: &str, cells: &[(&str, &str)]) {
    let (lemma, plurals) = word_and_plurals(line);
    check_cells(
        line,
        &noun(&NounSpec {
            lemma,
            plurals: &plurals,
            no_dual: false,
        }),
        cells,
    );
}

/// Checks cells of an adjective `masculine | broken plurals`.
fn check_adjective(line: &str, cells: &[(&str, &str)]) {
    let (masculine, plurals) = word_and_plurals(line);
    check_cells(line, &adjective(masculine, &plurals), cells);
}

/// Checks that a verb is refused, and words of the reason and of the hint.
fn check_refused(line: &str, what: &str, hint: &str) {
    let error = conjugate(line).expect_err(line);
    assert!(error.what.contains(what), "{line}: {error}");
    assert!(error.hint.contains(hint), "{line}: {error}");
}

/// Each cell names bits and the spellings that must carry them; cell `-` lists spellings that must
/// not occur, or not with the bits named after a dot.
fn check_cells(line: &str, forms: &[Form], cells: &[(&str, &str)]) {
    let has = |text: &str, bits: Morph| forms.iter().any(|form| form.text == text && form.morph.contains(bits));
    for (cell, texts) in cells {
        for text in texts.split_whitespace() {
            if *cell == "-" {
                let (text, bits) = text.split_once('.').unwrap_or((text, ""));
                assert!(!has(text, bits_named(bits)), "{line}: {text} must not be made");
            } else {
                let made: Vec<&str> = forms
                    .iter()
                    .filter(|form| form.morph.contains(bits_named(cell)))
                    .map(|form| form.text.as_str())
                    .collect();
                assert!(made.contains(&text), "{line}: no {text} as {cell}, but {}", made.join(" "));
            }
        }
    }
    assert!(forms.is_sorted(), "{line}: not sorted");
    assert!(forms.windows(2).all(|pair| pair[0] != pair[1]), "{line}: repeated");
    let strange = |letter: char| !matches!(letter, 'ء'..='ي');
    let strange = forms.iter().find(|form| form.text.is_empty() || form.text.contains(strange));
    assert_eq!(strange, None, "{line}: more than letters");
}

/// Reads `perfect.3.masc.sing`.
fn bits_named(cell: &str) -> Morph {
    let bit = |name: &str| match name {
        "1" => Morph::FIRST,
        "2" => Morph::SECOND,
        "3" => Morph::THIRD,
        "act" => Morph::ACT_PART,
        "pass" => Morph::PASS_PART,
        "pron" => Morph::BEFORE_PRONOUN,
        name => Morph::from_name(&name.to_uppercase()).expect(cell),
    };
    cell.split('.').filter(|name| !name.is_empty()).map(bit).collect()
}

fn word_and_plurals(line: &str) -> (&str, Vec<String>) {
    let (word, plurals) = line.split_once('|').expect(line);
    (word.trim(), plurals.split_whitespace().map(str::to_owned).collect())
}

fn conjugate(line: &str) -> Result<Vec<Form>, rasid_lexicon::morph::MorphError> {
    let fields: Vec<&str> = line.split('|').map(str::trim).collect();
    let masdar: Vec<String> = fields
        .get(4)
        .map(|words| words.split_whitespace().map(str::to_owned).collect())
        .unwrap_or_default();
    verb(&VerbSpec {
        lemma: fields[0],
        root: fields[1],
        form: form_named(fields[2]),
        imperfect: fields.get(3).copied().filter(|imperfect| !imperfect.is_empty()),
        masdar: &masdar,
    })
}

fn form_named(name: &str) -> VerbForm {
    use VerbForm::{I, II, III, IV, IX, QI, QII, V, VI, VII, VIII, X};
    [I, II, III, IV, V, VI, VII, VIII, IX, X, QI, QII]
        .into_iter()
        .find(|form| format!("{form:?}") == name)
        .expect(name)
}
