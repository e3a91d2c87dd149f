//! The elements that mean something to the reader, told by namespace and local name.

use std::sync::LazyLock;

/// A namespace, transitional and strict alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ns {
    /// `WordprocessingML` (ECMA-376 part 1, 17).
    Word,
    /// Office math (ECMA-376 part 1, 22.1).
    Math,
    /// Markup compatibility (ECMA-376 part 3).
    Compatibility,
    /// `DrawingML` (ECMA-376 part 1, 20.1).
    Drawing,
    /// A Microsoft extension whose content the reader walks through, so that its alternatives need no fallback.
    Extension,
    /// Any other.
    Other,
}

impl Ns {
    /// The namespace with this URI.
    pub fn of(uri: &str) -> Self {
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            "http://schemas.openxmlformats.org/drawingml/2006/main"
            | "http://purl.oclc.org/ooxml/drawingml/main" => Self::Drawing,
            _ if uri.starts_with("http://schemas.microsoft.com/office/word/")
                || uri.starts_with("http://schemas.microsoft.com/office/drawing/") =>
            {
                Self::Extension
            }
            _ => Self::Other,
        }
    }
}

macro_rules! tags {
    ($($ns:ident { $($name:literal $tag:ident),* $(,)? })*) => {
        /// An element.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Tag {
            /// One without meaning here; its children may have some.
            Other,
            $($(#[doc = concat!("`", $name, "`")] $tag,)*)*
        }

        /// Every element with a meaning.
        const KNOWN: &[Known] = &[$($((Ns::$ns, $name, Tag::$tag),)*)*];
    };
}

/// An element with its namespace and local name.
type Known = (Ns, &'static str, Tag);

/// The elements by [`place`]: a few at each.
static BY_NAME: LazyLock<[Vec<Known>; 256]> = LazyLock::new(|| {
    let mut table = [const { Vec::new() }; 256];
    for known in KNOWN {
        if let Some(slot) = table.get_mut(usize::from(place(known.1))) {
            slot.push(*known);
        }
    }
    table
});

/// A number that tells most names apart: by their length and their first, third and last letters.
fn place(local: &str) -> u8 {
    let bytes = local.as_bytes();
    let letter = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let last = bytes.last().copied().unwrap_or(0);
    let length = bytes.len().to_le_bytes().first().copied().unwrap_or(0);
    let mix = length.wrapping_mul(37) ^ letter(0).wrapping_mul(5) ^ letter(2).wrapping_mul(11);
    mix ^ last.wrapping_mul(3)
}

tags! {
    Word {
        // Text (17.3).
        "p" P, "pPr" PPr, "r" R, "rPr" RPr, "t" T, "tab" Tab, "ptab" PTab, "br" Br, "cr" Cr,
        "noBreakHyphen" NoBreakHyphen, "sym" Sym, "fldChar" FldChar, "vanish" Vanish, "rt" Rt,
        "pStyle" PStyle, "rStyle" RStyle, "numPr" NumPr, "numId" NumId, "ilvl" Ilvl, "outlineLvl" OutlineLvl,
        "tabs" Tabs, "txbxContent" TxbxContent,
        // Tables (17.4).
        "tbl" Tbl, "tblPr" TblPr, "tblGrid" TblGrid, "gridCol" GridCol, "tr" Tr, "trPr" TrPr, "tc" Tc, "tcPr" TcPr,
        "gridSpan" GridSpan, "vMerge" VMerge, "hMerge" HMerge, "gridBefore" GridBefore, "gridAfter" GridAfter,
        "tblHeader" TblHeader, "hidden" Hidden, "shd" Shd, "tblPrEx" TblPrEx,
        // Tracked changes (17.13.5).
        "ins" Ins, "del" Del, "moveFrom" MoveFrom, "moveTo" MoveTo, "cellIns" CellIns, "cellDel" CellDel,
        "pPrChange" PPrChange, "rPrChange" RPrChange, "tblPrChange" TblPrChange, "trPrChange" TrPrChange,
        "tcPrChange" TcPrChange, "sectPrChange" SectPrChange, "tblGridChange" TblGridChange,
        "tblPrExChange" TblPrExChange, "numberingChange" NumberingChange,
        // Markup around content (17.5).
        "sdtPr" SdtPr, "sdtEndPr" SdtEndPr, "customXmlPr" CustomXmlPr, "smartTagPr" SmartTagPr,
        // Other parts (17.10, 17.11, 17.13.4, 17.17).
        "footnoteReference" FootnoteReference, "endnoteReference" EndnoteReference,
        "commentReference" CommentReference, "headerReference" HeaderReference, "footerReference" FooterReference,
        "footnote" Footnote, "endnote" Endnote, "comment" Comment, "hdr" Hdr, "ftr" Ftr,
        "altChunk" AltChunk, "subDoc" SubDoc,
        // Styles (17.7).
        "style" Style, "basedOn" BasedOn, "name" Name, "lang" Lang, "rPrDefault" RPrDefault,
        "latentStyles" LatentStyles,
        // Numbering (17.9).
        "abstractNum" AbstractNum, "num" Num, "lvl" Lvl, "start" Start, "numFmt" NumFmt, "lvlText" LvlText,
        "lvlRestart" LvlRestart, "isLgl" IsLgl, "lvlOverride" LvlOverride,
        "startOverride" StartOverride, "abstractNumId" AbstractNumId, "numStyleLink" NumStyleLink,
        "rFonts" RFonts, "lvlPicBulletId" PictureBullet,
    }
    Math { "t" MathT }
    Compatibility { "AlternateContent" AlternateContent, "Choice" Choice, "Fallback" Fallback }
    Drawing { "txBody" DrawingBody, "p" DrawingP, "t" DrawingT, "br" DrawingBr }
}

impl Tag {
    /// The element of this namespace and local name.
    pub fn of(ns: Ns, local: &str) -> Self {
        let slot = BY_NAME.get(usize::from(place(local))).map_or(&[][..], Vec::as_slice);
        slot.iter().find(|known| known.0 == ns && known.1 == local).map_or(Self::Other, |known| known.2)
    }

    /// Whether its character data is text of the document.
    pub const fn holds_text(self) -> bool {
        matches!(self, Self::T | Self::MathT | Self::DrawingT)
    }

    /// Whether nothing under it belongs to the document as it stands now: former properties, settings of
    /// controls, phonetic guides, tab stops.
    pub const fn is_aside_markup(self) -> bool {
        matches!(
            self,
            Self::PPrChange
                | Self::RPrChange
                | Self::TblPrChange
                | Self::TrPrChange
                | Self::TcPrChange
                | Self::SectPrChange
                | Self::TblGridChange
                | Self::TblPrExChange
                | Self::NumberingChange
                | Self::SdtPr
                | Self::SdtEndPr
                | Self::CustomXmlPr
                | Self::SmartTagPr
                | Self::Rt
                | Self::Tabs
        )
    }
}

/// Every local name with a meaning.
#[cfg(test)]
pub fn local_names() -> impl Iterator<Item = &'static str> {
    KNOWN.iter().map(|known| known.1)
}
