//! What a document says of itself: title, author, times, languages, the standards that it keeps to; for people, archives and
//! programs.

use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary};

use crate::{Error, Sheet, colour};

pub(crate) const PRODUCER: &str = "Perehdy with printpdf";

/// In UTC: year, month, day, hour, minute, second.
pub(crate) type Moment = (i16, u8, u8, u8, u8, u8);

/// What a document says of itself beside its title.
pub(crate) struct Told<'t> {
    /// The languages that it speaks, its own first.
    pub(crate) langs: &'t [&'t str],
    pub(crate) author: &'t str,
    pub(crate) created: Moment,
    /// Whether it keeps to PDF/A-3a, beside PDF/UA-1.
    pub(crate) archive: bool,
}

/// Completes the catalog and the trailer of a sheet's document; `root` is its structure tree.
pub(crate) fn finish(document: &mut Document, sheet: &Sheet, root: ObjectId) -> Result<(), Error> {
    let title = title(sheet);
    let langs = [&*sheet.lang, sheet.course_lang.as_deref().unwrap_or(&sheet.lang)];
    let langs = if langs[0] == langs[1] { &langs[..1] } else { &langs[..] };
    let told = Told { langs, author: &sheet.issuer.1, created: sheet.created, archive: true };
    let metadata =
        Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp(&told, &title).into_bytes());
    let metadata = document.add_object(metadata);
    let mut profile = Stream::new(dictionary! { "N" => 3, "Filter" => "FlateDecode" }, colour::deflated()?.to_vec());
    profile.allows_compression = false;
    let profile = document.add_object(profile);
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    let catalog = document.catalog_mut().map_err(compose)?;
    catalog.set("Lang", text(&sheet.lang));
    catalog.set("Metadata", metadata);
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("OutputIntents", vec![intent.into()]);
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("PageLayout", "SinglePage");

    let moment = Object::String(date(sheet.created).into_bytes(), StringFormat::Literal);
    let info = dictionary! {
        "Title" => text(&title),
        "Author" => text(&plain(&sheet.issuer.1)),
        "Producer" => text(PRODUCER),
        "CreationDate" => moment.clone(),
        "ModDate" => moment,
    };
    let info_id = document.trailer.get(b"Info").and_then(Object::as_reference).map_err(compose)?;
    document.objects.insert(info_id, info.into());
    let id = Object::String(sheet.id.to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

/// Longest title of a document, in characters: more is no help in a list of windows.
const LONGEST: usize = 200;

/// What the document is called.
fn title(sheet: &Sheet) -> String {
    let specimen = sheet.specimen.iter().map(|word| format!("{word}: ")).collect::<String>();
    let mut title = plain(&format!("{specimen}{}: {}, {}", sheet.heading, sheet.name, sheet.course));
    if title.chars().count() > LONGEST {
        let most = title.char_indices().nth(LONGEST - 1).map_or(title.len(), |(at, _)| at);
        // Between words, if one ends not too far before.
        let end = title[..most].rfind(' ').filter(|end| *end > most / 2).unwrap_or(most);
        title.truncate(end);
        title.push('…');
    }
    title
}

pub(crate) fn compose(error: lopdf::Error) -> Error {
    Error::Compose(error.to_string())
}

/// A text in as few bytes as it takes: one a letter where it has none but those that PDF's own encoding shares with Latin-1,
/// else UTF-16 (lopdf's own way writes that as digits, four for each letter).
pub(crate) fn text(text: &str) -> Object {
    let byte = |c: char| match c {
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{ff}' => u8::try_from(u32::from(c)).ok(),
        _ => None,
    };
    let bytes: Option<Vec<u8>> = text.chars().map(byte).collect();
    // What begins like a mark of another encoding would be read as that.
    let bytes = bytes.filter(|bytes| bytes.first().is_none_or(|first| *first < 0xef));
    let utf16 = || [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::string_literal(bytes.unwrap_or_else(utf16))
}

/// A moment as PDF writes it.
pub(crate) fn date((year, month, day, hour, minute, second): Moment) -> String {
    format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z")
}

/// PDF/A knows its own words; those of PDF/UA have to be explained.
const ARCHIVE: &str = "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n\
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\
    <pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
    <pdfaProperty:category>internal</pdfaProperty:category>\
    <pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description>\
    </rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

const ARCHIVE_NAMES: &str = " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
    xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"";

/// The metadata again, as the XML that archives and readers of PDF 2 look at.
pub(crate) fn xmp(told: &Told<'_>, title: &str) -> String {
    let (year, month, day, hour, minute, second) = told.created;
    let date = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z");
    let (title, author) = (escape(title), escape(told.author));
    let langs: String = told.langs.iter().map(|lang| format!("<rdf:li>{}</rdf:li>", escape(lang))).collect();
    let (names, archive) = if told.archive { (ARCHIVE_NAMES, ARCHIVE) } else { ("", "") };
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
        <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
        <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
        <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
        xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
        xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"{names}>\n\
        <dc:format>application/pdf</dc:format>\n\
        <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n\
        <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n\
        <dc:language><rdf:Bag>{langs}</rdf:Bag></dc:language>\n\
        <xmp:CreateDate>{date}</xmp:CreateDate>\n\
        <xmp:ModifyDate>{date}</xmp:ModifyDate>\n\
        <pdf:Producer>{PRODUCER}</pdf:Producer>\n\
        <pdfuaid:part>1</pdfuaid:part>\n\
        {archive}</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"
    )
}

/// `text` without what XML cannot say at all: archives compare both metadata letter by letter.
fn plain(text: &str) -> String {
    let kept = text.chars().filter_map(|c| match c {
        '\n' | '\t' => Some(' '),
        '\u{fffe}' | '\u{ffff}' => None,
        c if c.is_control() => None,
        c => Some(c),
    });
    kept.collect()
}

/// `text` for XML, as content or between double quotes.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}
