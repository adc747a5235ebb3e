//! Pages as browsers read them.

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use pages::{GalleryPage, Language, Theme, gallery};

/// An element: its name, its attributes, where its parent stands in the list, and all text in it.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) parent: Option<usize>,
    pub(crate) text: String,
    pub(crate) has_elements: bool,
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|list| list.split_whitespace().any(|one| one == class))
    }

    /// What a fault shows of it.
    pub(crate) fn show(&self) -> String {
        format!("<{} {:?}> {}", self.name, self.attributes, self.text)
    }
}

/// A page of the gallery, read.
pub(crate) struct Read {
    pub(crate) name: String,
    pub(crate) language: Language,
    pub(crate) source: String,
    pub(crate) elements: Vec<Element>,
    pub(crate) complaints: Vec<String>,
}

impl Read {
    pub(crate) fn named<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |one| names.contains(&one.name.as_str()))
    }

    pub(crate) fn values(&self, attribute: &str) -> Vec<String> {
        self.elements.iter().filter_map(|one| one.attribute(attribute)).map(str::to_owned).collect()
    }

    /// The element and all around it.
    pub(crate) fn around<'a>(&'a self, element: &'a Element) -> impl Iterator<Item = &'a Element> {
        std::iter::successors(Some(element), |one| one.parent.and_then(|at| self.elements.get(at)))
    }
}

/// Every sample of every page in both languages.
pub(crate) fn every_page() -> Vec<Read> {
    let read = |language: Language| {
        let pages = gallery(language, Theme::System, "/assets").expect("every page can be filled in");
        pages.into_iter().map(move |page| read(page, language))
    };
    read(Language::Zh).chain(read(Language::En)).collect()
}

fn read(page: GalleryPage, language: Language) -> Read {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(page.html.as_str());
    let mut elements = Vec::new();
    walk(&dom.document, None, &mut elements);
    Read {
        name: format!("{} ({})", page.name, language.tag()),
        language,
        complaints: dom.errors.borrow().iter().map(ToString::to_string).collect(),
        source: page.html,
        elements,
    }
}

fn walk(node: &Handle, parent: Option<usize>, elements: &mut Vec<Element>) -> String {
    let mut at = parent;
    if let NodeData::Element { name, attrs, .. } = &node.data {
        if let Some(parent) = parent.and_then(|at| elements.get_mut(at)) {
            parent.has_elements = true;
        }
        let attributes = attrs.borrow();
        let pairs = attributes.iter().map(|one| (one.name.local.to_string(), one.value.to_string()));
        at = Some(elements.len());
        elements.push(Element {
            name: name.local.to_string(),
            attributes: pairs.collect(),
            parent,
            text: String::new(),
            has_elements: false,
        });
    }
    let mut text = match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        NodeData::Document
        | NodeData::Doctype { .. }
        | NodeData::Comment { .. }
        | NodeData::Element { .. }
        | NodeData::ProcessingInstruction { .. } => String::new(),
    };
    for child in node.children.borrow().iter() {
        text.push_str(&walk(child, at, elements));
    }
    if let (NodeData::Element { .. }, Some(element)) = (&node.data, at.and_then(|at| elements.get_mut(at))) {
        element.text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    text
}
