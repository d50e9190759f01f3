//! The private keys that sign certificates: files in a folder, which nobody else may read. A file is looked for when it is
//! needed first, so that one that was put there needs no new start.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use perehdy_app::certificate_credential::unsigned;
use perehdy_app::certificate_statement::{code, moment, statement};
use perehdy_certificates::credential::status;
use perehdy_certificates::signing::{KeyId, PrivateKey};
use perehdy_courses::model::Timestamp;
use perehdy_records::{
    Certificate, CredentialSignatures, Records, Signatures, SignedStatusList, Signer, StatusList, StatusPlace,
};

/// The longest file of a key, in bytes.
const LONGEST: u64 = 4096;

/// The folder of keys, and those that were read from it.
pub(crate) struct Keyring {
    folder: PathBuf,
    held: Mutex<BTreeMap<String, Arc<PrivateKey>>>,
}

impl Keyring {
    /// Of a folder, which need not be there yet.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder, held: Mutex::new(BTreeMap::new()) }
    }

    /// The file of a key.
    pub(crate) fn file(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}.pem"))
    }

    /// Sees to it that there is a key that signs and that it is here: at the first start one is made.
    ///
    /// # Errors
    /// What is wrong and what to do, for the operator.
    pub(crate) async fn settle(&self, records: &Records) -> Result<(), String> {
        let current = async || records.current_key().await.map_err(|error| error.to_string());
        if let Some(id) = current().await? {
            return self.publish_second(records, &id).await;
        }
        // Another instance may have made one that is not in the database yet.
        let (key, made) = match self.newest()? {
            Some(key) => (key, false),
            None => (self.make(records.random())?, true),
        };
        let public = key.public();
        let id = public.id();
        // Where this fails, the file stays and is found the next time.
        records.introduce_key(id.as_str(), &public.bytes()).await.map_err(|error| error.to_string())?;
        let Some(signs) = current().await? else {
            return Err("the key that signs was retired this moment; it is looked for again".to_owned());
        };
        if made && signs != id.as_str() {
            // Another instance was quicker; nobody will ever ask for this one.
            self.forget(id.as_str());
        }
        if let Err(wrong) = self.publish_second(records, &signs).await {
            // Certificates are issued all the same; it is tried again.
            tracing::warn!("the second key of {signs} could not be published yet: {wrong}");
        }
        Ok(())
    }

    /// Publishes the second key of a key, whose private half is here, unless that was done.
    async fn publish_second(&self, records: &Records, id: &str) -> Result<(), String> {
        let key = self.key(id)?;
        let stored = records.signing_keys().await.map_err(|error| error.to_string())?;
        if stored.iter().any(|stored| stored.id == id && stored.second.is_none()) {
            let second = key.public_second().bytes();
            records.publish_second_key(id, &second).await.map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    /// The key with this id.
    ///
    /// # Errors
    /// What is wrong and what to do, for the operator.
    pub(crate) fn key(&self, id: &str) -> Result<Arc<PrivateKey>, String> {
        let held = || self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = held().get(id) {
            return Ok(Arc::clone(key));
        }
        // What the database says is no path.
        if KeyId::parse(id).is_none() {
            return Err(format!("the database names a key {id}, which is none of this program"));
        }
        let file = self.file(id);
        if !file.exists() {
            return Err(format!(
                "the key {id}, which signs certificates, is not here: put its file back as {} (it is in the folder keys of \
                 another instance, or in a backup), or begin with a new one by perehdy keys rotate",
                file.display()
            ));
        }
        self.check_folder()?;
        let key = Arc::new(read(&file)?);
        if key.public().id().as_str() != id {
            return Err(format!("{} has another key than its name says: put the right one there", file.display()));
        }
        held().insert(id.to_owned(), Arc::clone(&key));
        Ok(key)
    }

    /// Makes a key and writes its file.
    ///
    /// # Errors
    /// What is wrong and what to do, for the operator.
    pub(crate) fn make(&self, seed: [u8; 32]) -> Result<PrivateKey, String> {
        self.make_folder()?;
        self.check_folder()?;
        let key = PrivateKey::from_seed(&seed);
        let file = self.file(key.public().id().as_str());
        let failed = |error: std::io::Error| format!("the key {} cannot be written: {error}", file.display());
        let pem = key.to_pem().ok_or("a key could not be encoded")?;
        let mut written = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&file).map_err(failed)?;
        written.write_all(pem.as_ref()).and_then(|()| written.sync_all()).map_err(failed)?;
        // The folder too, so that what is signed next can still be signed after a power cut.
        fs::File::open(&self.folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
        Ok(key)
    }

    /// Removes the file of a key that is not to be used after all.
    pub(crate) fn forget(&self, id: &str) {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
        let _ = fs::remove_file(self.file(id));
    }

    /// The key whose file was written last.
    fn newest(&self) -> Result<Option<PrivateKey>, String> {
        if !self.folder.exists() {
            return Ok(None);
        }
        self.check_folder()?;
        let failed =
            |error: std::io::Error| format!("the folder of keys {} cannot be read: {error}", self.folder.display());
        let mut files = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.extension().is_some_and(|extension| extension == "pem") {
                let written = path.metadata().and_then(|file| file.modified()).map_err(failed)?;
                files.push((written, path));
            }
        }
        let newest = files.into_iter().max();
        let Some((_, file)) = newest else { return Ok(None) };
        let key = read(&file)?;
        let id = key.public().id();
        if file != self.file(id.as_str()) {
            return Err(format!("{} is to be called {id}.pem: rename it", file.display()));
        }
        Ok(Some(key))
    }

    fn make_folder(&self) -> Result<(), String> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.folder)
            .map_err(|error| format!("the folder of keys {} cannot be made: {error}", self.folder.display()))
    }

    fn check_folder(&self) -> Result<(), String> {
        only_ours(&self.folder, "the folder of keys", "700")
    }
}

impl Keyring {
    /// The key with this id, to sign `what` with; without it the log has what to do.
    fn to_sign(&self, id: &str, what: &str) -> Option<Arc<PrivateKey>> {
        let key = self.key(id);
        key.inspect_err(|told| tracing::error!("{what} cannot be signed: {told}")).ok()
    }
}

impl Signer for Keyring {
    fn sign(&self, key: &str, certificate: &Certificate, signed: Timestamp) -> Option<Signatures> {
        let key = self.to_sign(key, "a certificate")?;
        let signature = |text: String| key.sign(&text).bytes().to_vec();
        let code = code(certificate).map(|code| signature(code.text()));
        Some(Signatures { statement: signature(statement(certificate, signed).text()), code })
    }

    fn sign_credential(
        &self,
        key: &str,
        certificate: &Certificate,
        place: StatusPlace,
        signed: Timestamp,
    ) -> Option<CredentialSignatures> {
        let key = self.to_sign(key, "a credential")?;
        let Some(credential) = unsigned(certificate, place) else {
            tracing::error!(certificate = certificate.token, "the certificate says too little for a credential");
            return None;
        };
        let signatures = credential.sign(&key, &moment(signed));
        Some(CredentialSignatures { proof: signatures.proof.bytes().to_vec(), jwt: signatures.jwt.bytes().to_vec() })
    }

    fn sign_status_list(&self, key: &str, origin: &str, list: &StatusList) -> Option<SignedStatusList> {
        let key = self.to_sign(key, "a list of what was taken back")?;
        let signed = status::signed(origin, list.number, &list.taken_back, &moment(list.changed), &key);
        let status::Signed { file, jwt } =
            signed.inspect_err(|error| tracing::error!(%error, "a list of what was taken back cannot be made")).ok()?;
        Some(SignedStatusList { file, jwt })
    }
}

/// Refuses what others on the machine can open.
fn only_ours(path: &Path, what: &str, mode: &str) -> Result<(), String> {
    let shown = path.display();
    let found = fs::metadata(path).map_err(|error| format!("{what} {shown} cannot be looked at: {error}"))?;
    let others = found.permissions().mode() & 0o777;
    if others & 0o077 == 0 {
        return Ok(());
    }
    Err(format!("{what} {shown} can be opened by others (its mode is {others:o}): chmod {mode} {shown}"))
}

fn read(file: &Path) -> Result<PrivateKey, String> {
    only_ours(file, "the key", "600")?;
    let shown = file.display();
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::PermissionDenied => format!("the key {shown} cannot be read: let the program's user own it"),
        _ => format!("the key {shown} cannot be read: {error}"),
    };
    if fs::metadata(file).map_err(failed)?.len() > LONGEST {
        return Err(format!("{shown} is no key: put the right file there"));
    }
    let pem = fs::read_to_string(file).map_err(failed)?;
    PrivateKey::from_pem(&pem)
        .ok_or_else(|| format!("{shown} is no private key for Ed25519 (PKCS #8 in PEM): put the right file there"))
}

#[cfg(test)]
mod tests;
