//! Lists to be printed: a title, what is to be known of the list, and a table over as many landscape pages as it takes.
//!
//! printpdf holds every page's operations until the document is whole, about 15 kB a row with its text: a list of ten
//! thousand would take 150 MB. So the file is written here, page by page, with the same shaping and fonts as certificates;
//! tagged as they are, with the table as a table.

mod file;
mod fonts;
mod table;

use std::rc::Rc;

use unicode_bidi::Level;

use self::file::{File, name_string, points, text_string};
use self::fonts::Codes;
use self::table::{Row, Table};
use crate::Error;
use crate::fonts::{Fonts, Weight};
use crate::metadata::{self, Told};
use crate::page::{HEIGHT as SHORT, Ink, WIDTH as NARROW};
use crate::text::{Line, Paragraph};

/// A4, lying.
const WIDTH: f32 = SHORT;
const HEIGHT: f32 = NARROW;
const MARGIN: f32 = 40.0;
const MEASURE: f32 = WIDTH - 2.0 * MARGIN;
/// Where the foot of each page stands.
const FOOT: f32 = HEIGHT - 26.0;

const TITLE: f32 = 18.0;
const ABOUT: f32 = 9.5;
const SMALL: f32 = 8.0;
/// From one baseline to the next, in sizes of letters.
const LEADING: f32 = 1.36;

/// A column of a list.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// How wide it is, compared with the others.
    pub width: f32,
}

/// A page's number in words: which it is, of how many.
pub type PageWords = Box<dyn Fn(u32, u32) -> String>;

/// A list, its texts ready in its language.
pub struct List {
    /// Its language, BCP 47.
    pub lang: String,
    /// What it is.
    pub title: String,
    /// Label and value of what is to be known of it.
    pub about: Vec<(String, String)>,
    /// The columns; the first names the row.
    pub columns: Vec<Column>,
    /// At the foot of each page: which page it is, of how many.
    pub page: PageWords,
    /// At the foot of each page: what list it is.
    pub foot: String,
    /// When it was made, in UTC: year, month, day, hour, minute, second.
    pub created: (i16, u8, u8, u8, u8, u8),
}

/// The list as a PDF, each row with a text for each column. The same list gives the same bytes.
///
/// # Errors
/// That tell of a faulty build.
pub fn pdf(list: &List, rows: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>, Error> {
    let fonts = Fonts::get()?;
    let mut pages = Pages::new(fonts, list);
    let y = pages.head()?;
    let table = Table::new(list);
    let head = Row::new(&mut pages.texts, &table, &headings(list), Weight::Bold)?;
    let (table_id, mut kids) = (pages.file.reserve(), Vec::new());
    let mut y = pages.row(&head, y, Kind::Head { table: table_id }, &mut kids)?;
    for texts in rows {
        let row = Row::new(&mut pages.texts, &table, &texts, Weight::Regular)?;
        if y + row.height > table.bottom {
            pages.turn()?;
            y = pages.row(&head, MARGIN, Kind::HeadAgain, &mut kids)?;
        }
        y = pages.row(&row, y, Kind::Body { table: table_id }, &mut kids)?;
    }
    let whole = pages.whole;
    pages.element(table_id, "Table", whole, "", &kids);
    pages.kids.push(table_id);
    pages.finish()
}

fn headings(list: &List) -> Vec<String> {
    list.columns.iter().map(|column| column.heading.clone()).collect()
}

/// Shapes texts; what comes again, as days and statuses do, is shaped once.
struct Texts {
    fonts: &'static Fonts,
    base: Level,
    known: std::collections::HashMap<(String, bool, u32), Rc<[Line]>>,
}

/// How many different texts are remembered.
const MOST_KNOWN: usize = 4_096;

impl Texts {
    /// The lines of a text at a width in ems.
    fn lines(&mut self, text: &str, weight: Weight, width: f32) -> Result<Rc<[Line]>, Error> {
        let key = (text.to_owned(), weight == Weight::Bold, width.to_bits());
        if let Some(lines) = self.known.get(&key) {
            return Ok(Rc::clone(lines));
        }
        let lines: Rc<[Line]> = Paragraph::new(self.fonts, text, weight, self.base)?.lines(width)?.into();
        if self.known.len() < MOST_KNOWN {
            self.known.insert(key, Rc::clone(&lines));
        }
        Ok(lines)
    }
}

/// What a row is to a reader that does not see the page.
#[derive(Clone, Copy)]
enum Kind {
    Head {
        table: u32,
    },
    /// The head at the top of a further page: said once already.
    HeadAgain,
    Body {
        table: u32,
    },
}

/// The pages as they are written.
struct Pages<'l> {
    list: &'l List,
    texts: Texts,
    file: File,
    codes: Codes,
    /// The page's content so far.
    content: Vec<u8>,
    /// The elements of the page's marked contents, by their numbers.
    parents: Vec<u32>,
    /// The page that is written, and for each that is done: its number, its contents, its parents.
    page: u32,
    done: Vec<(u32, u32, u32)>,
    /// Resources and tree of pages, which are known at the end.
    resources: u32,
    tree: u32,
    /// The element of the document, and what is in it.
    whole: u32,
    kids: Vec<u32>,
}

impl<'l> Pages<'l> {
    fn new(fonts: &'static Fonts, list: &'l List) -> Self {
        let mut file = File::new();
        let (page, resources, tree, whole) = (file.reserve(), file.reserve(), file.reserve(), file.reserve());
        Self {
            list,
            texts: Texts { fonts, base: crate::layout::direction(&list.lang), known: std::collections::HashMap::new() },
            file,
            codes: Codes::default(),
            content: Vec::new(),
            parents: Vec::new(),
            page,
            done: Vec::new(),
            resources,
            tree,
            whole,
            kids: Vec::new(),
        }
    }

    /// Title and what is to be known, at the top of the first page; gives where the table begins.
    fn head(&mut self) -> Result<f32, Error> {
        let list = self.list;
        let mut y = MARGIN;
        let title = self.texts.lines(&list.title, Weight::Bold, MEASURE / TITLE)?;
        let id = self.file.reserve();
        self.begin_marked("H1", id);
        y = self.block(&title, (MARGIN, y), TITLE, Ink::Text);
        self.end_marked();
        self.element(id, "H1", self.whole, "", &[]);
        self.kids.push(id);
        y += 6.0;
        for (label, value) in &list.about {
            let label = self.texts.lines(&format!("{label}:"), Weight::Regular, MEASURE * 0.3 / ABOUT)?;
            let value = self.texts.lines(value, Weight::Bold, MEASURE * 0.7 / ABOUT)?;
            let id = self.file.reserve();
            self.begin_marked("P", id);
            let under_label = self.block(&label, (MARGIN, y), ABOUT, Ink::Quiet);
            let wide = label.iter().map(|line| line.width * ABOUT).fold(0.0, f32::max);
            let under_value = self.block(&value, (MARGIN + wide + 5.0, y), ABOUT, Ink::Text);
            self.end_marked();
            self.element(id, "P", self.whole, "", &[]);
            self.kids.push(id);
            y = under_label.max(under_value);
        }
        Ok(y + 10.0)
    }

    /// Sets lines from a top left corner; gives where they end.
    fn block(&mut self, lines: &[Line], (x, top): (f32, f32), size: f32, ink: Ink) -> f32 {
        let mut y = top;
        for line in lines {
            let distance = table::distance(line, size);
            let baseline = y + distance * 0.5 + size * 0.36;
            self.codes.show(self.texts.fonts, line, (x, HEIGHT - baseline), size, ink, &mut self.content);
            y += distance;
        }
        y
    }

    /// Sets a row; gives where it ends.
    fn row(&mut self, row: &Row, y: f32, kind: Kind, kids: &mut Vec<u32>) -> Result<f32, Error> {
        let (table, tag) = match kind {
            Kind::HeadAgain => {
                self.content.extend_from_slice(b"/Artifact <</Type/Pagination/Subtype/Header>> BDC\n");
                for cell in &row.cells {
                    self.block(&cell.lines, (cell.x, y + table::ABOVE), table::SIZE, Ink::Text);
                }
                self.content.extend_from_slice(b"EMC\n");
                self.rule(y + row.height, 1.0, Ink::Accent);
                return Ok(y + row.height);
            }
            Kind::Head { table } => (table, "TH"),
            Kind::Body { table } => (table, "TD"),
        };
        let line = self.file.reserve();
        let mut cells = Vec::with_capacity(row.cells.len());
        for (at, cell) in row.cells.iter().enumerate() {
            let (tag, attributes) = match (tag, at) {
                ("TH", _) => ("TH", "/A<</O/Table/Scope/Column>>"),
                (_, 0) => ("TH", "/A<</O/Table/Scope/Row>>"),
                _ => ("TD", ""),
            };
            let id = self.file.reserve();
            cells.push(id);
            if cell.lines.is_empty() {
                self.empty_element(id, tag, line, attributes);
                continue;
            }
            self.begin_marked(tag, id);
            let ink = if at == 0 || tag == "TH" { Ink::Text } else { Ink::Quiet };
            self.block(&cell.lines, (cell.x, y + table::ABOVE), table::SIZE, ink);
            self.end_marked();
            self.element(id, tag, line, attributes, &[]);
        }
        self.element(line, "TR", table, "", &cells);
        kids.push(line);
        let (thick, ink) = if tag == "TH" { (1.0, Ink::Accent) } else { (0.4, Ink::Rule) };
        self.rule(y + row.height, thick, ink);
        Ok(y + row.height)
    }

    /// A line across, which only decorates.
    fn rule(&mut self, y: f32, thick: f32, ink: Ink) {
        let line = format!(
            "/Artifact BMC\n{} {} {} {} {} re f\nEMC\n",
            fonts::fill(ink),
            points(MARGIN),
            points(HEIGHT - y - thick / 2.0),
            points(MEASURE),
            points(thick)
        );
        self.content.extend_from_slice(line.as_bytes());
    }

    fn begin_marked(&mut self, tag: &str, element: u32) {
        let begin = format!("/{tag} <</MCID {}>> BDC\n", self.parents.len());
        self.content.extend_from_slice(begin.as_bytes());
        self.parents.push(element);
    }

    fn end_marked(&mut self) {
        self.content.extend_from_slice(b"EMC\n");
    }

    /// Writes an element: around others, or around the content that was marked last.
    fn element(&mut self, id: u32, tag: &str, parent: u32, attributes: &str, kids: &[u32]) {
        let kids = if kids.is_empty() {
            format!("/Pg {} 0 R/K {}", self.page, self.parents.len().saturating_sub(1))
        } else {
            let kids: Vec<String> = kids.iter().map(|kid| format!("{kid} 0 R")).collect();
            format!("/K[{}]", kids.join(" "))
        };
        self.file.put(id, &format!("<</Type/StructElem/S/{tag}/P {parent} 0 R{attributes}{kids}>>"));
    }

    fn empty_element(&mut self, id: u32, tag: &str, parent: u32, attributes: &str) {
        self.file.put(id, &format!("<</Type/StructElem/S/{tag}/P {parent} 0 R{attributes}>>"));
    }

    /// Writes the page and begins another.
    fn turn(&mut self) -> Result<(), Error> {
        self.close_page()?;
        self.page = self.file.reserve();
        Ok(())
    }

    fn close_page(&mut self) -> Result<(), Error> {
        let content = std::mem::take(&mut self.content);
        let body = self.file.reserve();
        self.file.stream(body, "", &content)?;
        let parents: Vec<String> = self.parents.drain(..).map(|element| format!("{element} 0 R")).collect();
        let list = self.file.reserve();
        self.file.put(list, &format!("[{}]", parents.join(" ")));
        self.done.push((self.page, body, list));
        Ok(())
    }

    /// What stands at the foot of a page.
    fn foot(&mut self, number: u32, of: u32) -> Result<Vec<u8>, Error> {
        let words = (self.list.page)(number, of);
        let left = self.texts.lines(&self.list.foot, Weight::Regular, MEASURE * 0.75 / SMALL)?;
        let right = self.texts.lines(&words, Weight::Regular, MEASURE * 0.24 / SMALL)?;
        let wide = right.iter().map(|line| line.width * SMALL).fold(0.0, f32::max);
        self.content.extend_from_slice(b"/Artifact <</Type/Pagination/Subtype/Footer>> BDC\n");
        self.block(left.get(..1).unwrap_or_default(), (MARGIN, FOOT), SMALL, Ink::Quiet);
        self.block(&right, (WIDTH - MARGIN - wide, FOOT), SMALL, Ink::Quiet);
        self.content.extend_from_slice(b"EMC\n");
        Ok(std::mem::take(&mut self.content))
    }

    /// The rest of the file, when everything is set.
    fn finish(mut self) -> Result<Vec<u8>, Error> {
        self.close_page()?;
        let done = std::mem::take(&mut self.done);
        let of = u32::try_from(done.len()).unwrap_or(u32::MAX);
        let mut numbers = String::new();
        for (at, (page, body, parents)) in (0_u32..).zip(&done) {
            let content = self.foot(at + 1, of)?;
            let foot = self.file.reserve();
            self.file.stream(foot, "", &content)?;
            let (tree, resources) = (self.tree, self.resources);
            self.file.put(
                *page,
                &format!(
                    "<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {} {}]/Resources {resources} 0 R\
                     /Contents[{body} 0 R {foot} 0 R]/StructParents {at}/Tabs/S>>",
                    points(WIDTH),
                    points(HEIGHT)
                ),
            );
            numbers.push_str(&format!("{at} {parents} 0 R "));
        }
        let kids: Vec<String> = done.iter().map(|(page, ..)| format!("{page} 0 R")).collect();
        self.file.put(self.tree, &format!("<</Type/Pages/Count {of}/Kids[{}]>>", kids.join(" ")));
        let fonts = self.codes.embed(self.texts.fonts, &mut self.file)?;
        self.file.put(self.resources, &format!("<</Font<<{fonts}>>>>"));

        let (root, parents) = (self.file.reserve(), self.file.reserve());
        let (whole, kids) = (self.whole, std::mem::take(&mut self.kids));
        self.element(whole, "Document", root, "", &kids);
        self.file.put(parents, &format!("<</Nums[{numbers}]>>"));
        self.file.put(
            root,
            &format!("<</Type/StructTreeRoot/K[{whole} 0 R]/ParentTree {parents} 0 R/ParentTreeNextKey {of}>>"),
        );
        self.described(root)
    }

    /// What the file says of itself, and its end.
    fn described(mut self, structure: u32) -> Result<Vec<u8>, Error> {
        let list = self.list;
        let author = list.about.first().map_or("", |(_, value)| value);
        let title = format!("{}: {}", list.title, list.foot);
        let told = Told { langs: &[&list.lang], author, created: list.created, archive: false };
        let (metadata, catalog, info) = (self.file.reserve(), self.file.reserve(), self.file.reserve());
        self.file.plain_stream(metadata, "/Type/Metadata/Subtype/XML", metadata::xmp(&told, &title).as_bytes());
        self.file.put(
            catalog,
            &format!(
                "<</Type/Catalog/Pages {} 0 R/Lang{}/Metadata {metadata} 0 R/StructTreeRoot {structure} 0 R\
                 /MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>>>",
                self.tree,
                text_string(&list.lang)
            ),
        );
        let (year, month, day, hour, minute, second) = list.created;
        let date = name_string(&format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z"));
        self.file.put(
            info,
            &format!(
                "<</Title{}/Author{}/Producer{}/CreationDate{date}/ModDate{date}>>",
                text_string(&title),
                text_string(author),
                text_string(metadata::PRODUCER)
            ),
        );
        self.file.end(catalog, info)
    }
}
