//! How cells of a workbook look.

use crate::document::Tone;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// Colours of the page's light dress.
const BRAND: u32 = 0x000B_5C6B;
const LINE: u32 = 0x00DD_D8CC;
const FAINT: u32 = 0x0066_7282;
const HEAD: u32 = 0x00E3_F0F0;

/// The formats of a workbook.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) heading: Format,
    pub(super) lead: Format,
    pub(super) head: Format,
    pub(super) text: Format,
    pub(super) code: Format,
    pub(super) count: Format,
    pub(super) share: Format,
    pub(super) decimal: Format,
    pub(super) day: Format,
    pub(super) missing: Format,
}

impl Styles {
    pub(super) fn new() -> Styles {
        let cell = || {
            let line = Format::new().set_border_bottom(FormatBorder::Thin);
            line.set_border_bottom_color(Color::RGB(LINE)).set_align(FormatAlign::Top)
        };
        Styles {
            title: Format::new().set_bold().set_font_size(18).set_font_color(Color::RGB(BRAND)),
            heading: Format::new().set_bold().set_font_size(12),
            lead: Format::new().set_font_color(Color::RGB(FAINT)),
            head: cell().set_bold().set_background_color(Color::RGB(HEAD)).set_text_wrap(),
            text: cell().set_text_wrap(),
            code: cell().set_num_format("@"),
            count: cell().set_num_format("#,##0"),
            share: cell().set_num_format("0.0%"),
            decimal: cell().set_num_format("#,##0.0"),
            day: cell().set_num_format("yyyy-mm-dd"),
            missing: cell().set_align(FormatAlign::Right).set_font_color(Color::RGB(FAINT)),
        }
    }

    /// A cell with a tone.
    pub(super) fn flag(&self, tone: Tone) -> Format {
        let plain = self.text.clone().set_bold();
        match tone {
            Tone::Plain => plain,
            Tone::Good
            | Tone::Faint
            | Tone::Blue
            | Tone::Notice
            | Tone::Yellow
            | Tone::Orange
            | Tone::Red => plain.set_font_color(colour(tone)),
        }
    }
}

/// The colour of a tone.
pub(super) const fn colour(tone: Tone) -> Color {
    Color::RGB(match tone {
        Tone::Plain => 0x002C_7A86,
        Tone::Good => 0x002F_7D4F,
        Tone::Faint => 0x0066_7282,
        Tone::Blue => 0x003B_6FB5,
        Tone::Notice => 0x00B9_7400,
        Tone::Yellow => 0x00E0_A800,
        Tone::Orange => 0x00D9_682A,
        Tone::Red => 0x00C3_272B,
    })
}
