#![no_main]
//! The parts of a workbook: the sheet, and the texts that its cells point to, cut at the first byte 0.

/// The parts that say where the others are; with them unchanged the fuzzer comes as far as the cells.
const AROUND: [(&str, &[u8]); 5] = [
    ("[Content_Types].xml", include_bytes!("workbook/content_types.xml")),
    ("_rels/.rels", include_bytes!("workbook/rels.xml")),
    ("xl/workbook.xml", include_bytes!("workbook/workbook.xml")),
    ("xl/_rels/workbook.xml.rels", include_bytes!("workbook/workbook_rels.xml")),
    ("xl/styles.xml", include_bytes!("workbook/styles.xml")),
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let cut = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let (sheet, texts) = bytes.split_at(cut);
    let texts = texts.get(1..).unwrap_or_default();
    let mut parts = AROUND.to_vec();
    parts.extend([("xl/worksheets/sheet1.xml", sheet), ("xl/sharedStrings.xml", texts)]);
    fuzz::swallow("any.xlsx", &fuzz::archive(&parts), |mapping| mapping.name == "sundial");
});
