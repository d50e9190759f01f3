//! Statements of RDF in their canonical form (RDFC-1.0), for what has one node without an address at most.

/// Words of Open Badges.
pub(super) const OB: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";
/// Words of verifiable credentials.
pub(super) const VC: &str = "https://www.w3.org/2018/credentials#";
/// Words of status lists.
pub(super) const STATUS: &str = "https://www.w3.org/ns/credentials/status#";
/// Words of proofs.
pub(super) const SECURITY: &str = "https://w3id.org/security#";
/// Words of schema.org.
pub(super) const SCHEMA: &str = "https://schema.org/";
/// Types of values.
pub(super) const XSD: &str = "http://www.w3.org/2001/XMLSchema#";
/// Types of values as Open Badges' context spells them.
pub(super) const OB_XSD: &str = "https://www.w3.org/2001/XMLSchema#";
/// That something is of a kind.
pub(super) const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// The node without an address, as it is called in canonical form.
const NAMELESS: &str = "_:c14n0";

/// Statements, a line each.
#[derive(Default)]
pub(super) struct Quads(Vec<String>);

impl Quads {
    /// The node without an address.
    pub(super) fn nameless(&self) -> String {
        NAMELESS.to_owned()
    }

    /// Something has to do with something else.
    pub(super) fn link(&mut self, subject: &str, predicate: &str, object: &str) {
        self.0.push(format!("{} <{predicate}> {} .\n", node(subject), node(object)));
    }

    /// Something has a text.
    pub(super) fn text(&mut self, subject: &str, words: &str, word: &str, text: &str) {
        self.0.push(format!("{} <{words}{word}> \"{}\" .\n", node(subject), escaped(text)));
    }

    /// Something has a value of a type.
    pub(super) fn typed(&mut self, subject: &str, words: &str, word: &str, value: &str, of: &str) {
        self.0.push(format!("{} <{words}{word}> \"{}\"^^<{of}> .\n", node(subject), escaped(value)));
    }

    /// All of them in canonical order.
    pub(super) fn canonical(mut self) -> String {
        self.0.sort_unstable();
        self.0.concat()
    }
}

fn node(id: &str) -> String {
    if id == NAMELESS { id.to_owned() } else { format!("<{id}>") }
}

/// Control characters do not come here.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
