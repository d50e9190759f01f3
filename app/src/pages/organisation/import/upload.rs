//! Taking in a form with a file.

use axum::body::Body;
use multer::{Constraints, Multipart, SizeLimit};
use perehdy_courses::model::Lang;

use crate::import::{Gathered, MOST_BYTES};

/// Most bytes that are read of a form. What is too much is read to its end up to here and not kept: who is answered before
/// all is sent sees a broken connection instead of the answer.
const MOST_READ: u64 = 4 * MOST_BYTES as u64;

/// A list, as it was sent.
#[derive(Debug, Default)]
pub(super) struct Uploaded {
    /// The file that was chosen.
    pub(super) file: Option<Gathered>,
    /// What was pasted.
    pub(super) text: Option<Gathered>,
    /// The language of the mails.
    pub(super) lang: Option<Lang>,
}

impl Uploaded {
    /// Reads the form `preview`; `None` when it is another, or broken.
    pub(super) async fn read(boundary: String, body: Body) -> Option<Self> {
        let constraints = Constraints::new().size_limit(SizeLimit::new().whole_stream(MOST_READ));
        let mut form = Multipart::with_constraints(body.into_data_stream(), boundary, constraints);
        let (mut uploaded, mut action) = (Self::default(), None);
        loop {
            let mut field = match form.next_field().await {
                Ok(Some(field)) => field,
                Ok(None) => break,
                Err(error) => return uploaded.broken(&error),
            };
            let name = field.name().unwrap_or_default().to_owned();
            let chosen = field.file_name().is_some_and(|name| !name.is_empty());
            let mut gathered = Gathered::default();
            loop {
                match field.chunk().await {
                    Ok(Some(chunk)) => gathered.add(&chunk),
                    Ok(None) => break,
                    Err(error) => {
                        uploaded.file = uploaded.file.take().or(Some(gathered));
                        return uploaded.broken(&error);
                    }
                }
            }
            match &*name {
                // Browsers send an empty file without a name when none was chosen.
                "file" if chosen || !gathered.is_empty() => uploaded.file = Some(gathered),
                "file" => {}
                "text" => uploaded.text = Some(gathered).filter(|text| !text.is_blank()),
                "lang" => uploaded.lang = gathered.short().and_then(|code| Lang::from_code(&code)),
                "do" => action = gathered.short(),
                _ => return None,
            }
        }
        (action.as_deref() == Some("preview")).then_some(uploaded)
    }

    /// What is left of a form that broke off: one that was too long is told so, another is none of ours.
    fn broken(mut self, error: &multer::Error) -> Option<Self> {
        if !matches!(error, multer::Error::StreamSizeExceeded { .. }) {
            return None;
        }
        let mut file = self.file.take().unwrap_or_default();
        file.add_too_much();
        Some(Self { file: Some(file), text: None, ..self })
    }
}
