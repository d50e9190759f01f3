//! A file as an answer, whole or in the range that was asked for, from memory or from disk.

use std::borrow::Cow;
use std::io::SeekFrom;
use std::path::PathBuf;

use axum::body::{Body, Bytes};
use axum::response::{IntoResponse, Response};
use http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, IF_NONE_MATCH, IF_RANGE, RANGE,
};
use http::{HeaderMap, HeaderValue, StatusCode};
use tokio::io::{AsyncReadExt, AsyncSeekExt};

/// Bytes read from disk at a time.
const CHUNK: usize = 64 * 1024;

/// Where a file lies.
pub(super) enum Source {
    /// Inside the program, with a hash of its content.
    Memory { bytes: Cow<'static, [u8]>, hash: String },
    /// On disk.
    Disk(PathBuf),
}

/// A file that is open: its length and what tells its versions apart.
struct Open {
    content: Content,
    length: u64,
    tag: String,
}

enum Content {
    Memory(Bytes),
    Disk(tokio::fs::File),
}

async fn open(source: Source) -> std::io::Result<Open> {
    match source {
        Source::Memory { bytes, hash } => {
            let bytes = match bytes {
                Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                Cow::Owned(bytes) => Bytes::from(bytes),
            };
            let length = bytes.len() as u64;
            Ok(Open { content: Content::Memory(bytes), length, tag: format!("\"{hash}\"") })
        }
        Source::Disk(path) => {
            let file = tokio::fs::File::open(path).await?;
            let metadata = file.metadata().await?;
            let changed = metadata.modified()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
            let tag = format!("\"{:x}-{:x}\"", changed.as_nanos(), metadata.len());
            Ok(Open { content: Content::Disk(file), length: metadata.len(), tag })
        }
    }
}

/// Answers with the file.
pub(super) async fn respond(source: Source, content_type: String, headers: &HeaderMap) -> Response {
    let open = match open(source).await {
        Ok(open) => open,
        Err(error) => {
            tracing::warn!(%error, "a file of a course could not be opened");
            return StatusCode::NOT_FOUND.into_response();
        }
    };
    let asked = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    // A proxy that compresses on the way makes the tag weak; the file is the same.
    let is_kept = |tag: &str| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == open.tag;
    if asked(IF_NONE_MATCH).is_some_and(|tags| tags.split(',').any(|tag| is_kept(tag.trim()))) {
        return finish(StatusCode::NOT_MODIFIED, Body::empty(), &open.tag, &content_type, None, None);
    }
    let unchanged = asked(IF_RANGE).is_none_or(|tag| tag == open.tag);
    let range = asked(RANGE).filter(|_| unchanged).map(|text| {
        http_range_header::parse_range_header(text).ok().and_then(|ranges| ranges.validate(open.length).ok())
    });
    match range {
        None => {
            let (length, tag) = (open.length, open.tag.clone());
            finish(StatusCode::OK, body(open.content, 0, length).await, &tag, &content_type, Some(length), None)
        }
        // Several ranges at once are never needed to play a video; the first one is a lawful answer.
        Some(Some(ranges)) if !ranges.is_empty() => {
            let (from, to) = (*ranges[0].start(), *ranges[0].end());
            let (length, tag) = (to - from + 1, open.tag.clone());
            let told = format!("bytes {from}-{to}/{}", open.length);
            let body = body(open.content, from, length).await;
            finish(StatusCode::PARTIAL_CONTENT, body, &tag, &content_type, Some(length), Some(told))
        }
        Some(_) => {
            let told = format!("bytes */{}", open.length);
            finish(StatusCode::RANGE_NOT_SATISFIABLE, Body::empty(), &open.tag, &content_type, None, Some(told))
        }
    }
}

async fn body(content: Content, from: u64, length: u64) -> Body {
    match content {
        Content::Memory(bytes) => {
            let from = usize::try_from(from).unwrap_or(usize::MAX).min(bytes.len());
            let to = from.saturating_add(usize::try_from(length).unwrap_or(usize::MAX)).min(bytes.len());
            Body::from(bytes.slice(from..to))
        }
        Content::Disk(mut file) => {
            if let Err(error) = file.seek(SeekFrom::Start(from)).await {
                tracing::warn!(%error, "a file of a course could not be read");
                return Body::empty();
            }
            Body::from_stream(futures_util::stream::try_unfold((file, length), |(mut file, left)| async move {
                if left == 0 {
                    return Ok::<_, std::io::Error>(None);
                }
                let mut chunk = vec![0; CHUNK.min(usize::try_from(left).unwrap_or(CHUNK))];
                let read = file.read(&mut chunk).await?;
                if read == 0 {
                    return Ok(None);
                }
                chunk.truncate(read);
                Ok(Some((Bytes::from(chunk), (file, left - read as u64))))
            }))
        }
    }
}

fn finish(
    status: StatusCode,
    body: Body,
    tag: &str,
    content_type: &str,
    length: Option<u64>,
    range: Option<String>,
) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    let mut put = |name, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    put(ACCEPT_RANGES, "bytes");
    put(CACHE_CONTROL, "public, max-age=3600");
    put(CONTENT_TYPE, content_type);
    put(ETAG, tag);
    if let Some(length) = length {
        put(CONTENT_LENGTH, &length.to_string());
    }
    if let Some(range) = range {
        put(CONTENT_RANGE, &range);
    }
    response
}
