//! Whether the certificates of a course can be printed: what needs the fonts and the reader of pictures, which the library of
//! courses does without.

use perehdy_app::certificate_sheet::told;
use perehdy_app::logo;
use perehdy_certificates::missing_characters;
use perehdy_courses::Course;
use perehdy_courses::model::Lang;

/// What is wrong, each as it is told.
pub(super) fn faults(course: &Course) -> Vec<String> {
    let mut faults = Vec::new();
    for lang in &course.languages {
        for (place, text) in printed(course, *lang) {
            let missing = missing_characters(text);
            if !missing.is_empty() {
                faults.push(format!(
                    "error[letters-without-font]: certificates cannot print {} of “{text}”\n  --> {place}\n  = help: \
                     write it with letters of European, Arabic, Hebrew, Indic or the other scripts that the fonts have",
                    told(&missing)
                ));
            }
        }
    }
    if let Some(file) = &course.certificate.sheet.logo
        && let Err(wrong) = logo::read(&file.bytes)
    {
        let why = match wrong {
            logo::Wrong::Pale => "has nothing that stands out from white, on which it is printed",
            _ => "cannot be read to its end",
        };
        let help = "save it anew as PNG, JPEG or WebP from the program that it was made with";
        faults.push(format!("error[wrong-logo]: {} {why}\n  --> course.toml\n  = help: {help}", file.file));
    }
    faults
}

/// What stands on certificates in a language, each with the file that it is from.
fn printed(course: &Course, lang: Lang) -> Vec<(String, &str)> {
    let toml = || "course.toml".to_owned();
    let rule = &course.certificate;
    let own = [&rule.issuer, &rule.sheet.heading, &rule.sheet.statement, &rule.sheet.remark];
    let participation = rule.participation.iter().flat_map(|rule| [&rule.heading, &rule.statement]);
    let own = own.into_iter().chain(participation);
    let mut all: Vec<(String, &str)> = own.filter_map(|texts| Some((toml(), &**texts.get(lang)?))).collect();
    for signer in &rule.sheet.signers {
        all.push((toml(), &signer.name));
        all.extend(signer.title.get(lang).map(|title| (toml(), &**title)));
    }
    all.push((toml(), &course.version));
    if let Some(text) = course.texts.get(lang) {
        all.push((format!("{}/course.md", lang.code()), &text.title));
    }
    for module in &course.modules {
        if let Some(text) = module.texts.get(lang) {
            all.push((format!("{}/{}/module.md", lang.code(), module.id), &text.title));
        }
    }
    all
}
