use std::fs;

use rcgen::{BasicConstraints, CertificateParams, CustomExtension, IsCa, KeyPair, date_time_ymd};

use super::Authorities;
use super::made::Authority;

/// A certificate of the old kind that cannot say whose it is, as openssl x509 -req made it.
const VERSION_1: &str = include_str!("version-1.pem");

/// Reads a file of these bytes.
fn read(bytes: impl AsRef<[u8]>) -> Result<Authorities, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("authorities.pem");
    fs::write(&path, bytes).unwrap();
    Authorities::read(&path)
}

#[test]
fn several_count_beside_the_public_ones() {
    let (city, region) = (Authority::new("City"), Authority::new("Region"));
    let file = format!("The city's\r\n\r\n{}\nand the region's:\n{}", city.pem().replace('\n', "\r\n"), region.pem());
    let read = read(file).unwrap();
    let roots = read.roots();
    assert_eq!((read.own().count(), roots.len()), (2, webpki_roots::TLS_SERVER_ROOTS.len() + 2));
    assert!(webpki_roots::TLS_SERVER_ROOTS.iter().all(|public| roots.roots.contains(public)));
    let none = Authorities::default();
    assert_eq!((none.own().count(), none.roots().len()), (0, webpki_roots::TLS_SERVER_ROOTS.len()));
}

/// With an extension that servers never have, and no longer good: how long they are is looked at nowhere in rustls.
#[test]
fn unusual_authorities() {
    let mut about = CertificateParams::default();
    about.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    about.custom_extensions = vec![critical()];
    (about.not_before, about.not_after) = (date_time_ymd(1990, 1, 1), date_time_ymd(2020, 1, 1));
    let certificate = about.self_signed(&KeyPair::generate().unwrap()).unwrap();
    assert_eq!(read(certificate.pem()).unwrap().own().count(), 1);
    about.custom_extensions.clear();
    let certificate = about.self_signed(&KeyPair::generate().unwrap()).unwrap();
    assert_eq!(read(certificate.pem()).unwrap().own().count(), 1);
}

/// An extension that rustls does not know, and refuses in a server's certificate when it is critical.
fn critical() -> CustomExtension {
    let mut policy = CustomExtension::from_oid_content(&[2, 5, 29, 36], vec![0x30, 3, 0x80, 1, 0]);
    policy.set_criticality(true);
    policy
}

/// What rustls cannot read as a server's is no authority's for that.
#[test]
fn what_is_not_read_is_no_authority() {
    let pem = |change: &dyn Fn(&mut CertificateParams)| {
        let mut about = CertificateParams::new(["mail.example.org".to_owned()]).unwrap();
        change(&mut about);
        about.self_signed(&KeyPair::generate().unwrap()).unwrap().pem()
    };
    let constraints = |bytes: &[u8]| CustomExtension::from_oid_content(&[2, 5, 29, 19], bytes.to_vec());
    let of = |bytes: &'static [u8]| pem(&|about| about.custom_extensions = vec![critical(), constraints(bytes)]);
    for (what, file) in [
        ("a server's", pem(&|about| about.custom_extensions = vec![critical()])),
        (
            "a server's that says so",
            pem(&|about| {
                about.custom_extensions = vec![critical()];
                about.is_ca = IsCa::ExplicitNoCa;
            }),
        ),
        ("CA:FALSE in full", of(&[0x30, 3, 1, 1, 0])),
        ("a length alone", of(&[0x30, 3, 2, 1, 0])),
        ("damaged", of(&[0x30, 3, 1, 1])),
        ("more behind it", of(&[0x30, 3, 1, 1, 0xff, 0])),
        (
            "in another extension",
            pem(&|about| {
                let bytes = [&[0x30, 15, 6, 3, 0x55, 0x1d, 0x13, 4, 8][..], &[0x30, 6, 1, 1, 0xff, 2, 1, 0]].concat();
                about.custom_extensions = vec![critical(), CustomExtension::from_oid_content(&[1, 2, 3], bytes)];
            }),
        ),
        (
            "said twice",
            pem(&|about| {
                about.custom_extensions =
                    vec![constraints(&[0x30, 3, 1, 1, 0xff]), constraints(&[0x30, 3, 1, 1, 0xff])];
            }),
        ),
    ] {
        let wrong = read(&file).err().unwrap_or_else(|| panic!("{what}: it is taken as an authority's: {file}"));
        assert!(wrong.contains("does not say") || wrong.contains("is none"), "{what}: {wrong}");
    }
    assert_eq!(read(of(&[0x30, 3, 1, 1, 0xff])).unwrap().own().count(), 1);
}

#[test]
fn files_that_are_none() {
    let authority = Authority::new("City");
    let (pem, key) = (authority.pem(), authority.key());
    let server = authority.signed("mail.example.org", 2100).0.pem();
    let by_itself = CertificateParams::new(["mail.example.org".to_owned()]).unwrap();
    let by_itself = by_itself.self_signed(&KeyPair::generate().unwrap()).unwrap();
    let junk = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    for (file, told) in [
        (String::new(), "no certificate in it"),
        ("authority: yes\n".to_owned(), "no certificate in it"),
        (key.clone(), "a private key in it"),
        (format!("{pem}{key}"), "a private key in it"),
        (format!("{pem}{}", key.replace("PRIVATE", "ENCRYPTED PRIVATE")), "a private key in it"),
        (format!("{pem}{}", pem.replace(" CERT", " TRUSTED CERT")), "“TRUSTED CERTIFICATE”"),
        (pem.replace("-----END", "END"), "is damaged"),
        (pem.replace("\nM", "\n*"), "is damaged"),
        (format!("{pem}{junk}"), "certificate 2 in it is none"),
        (format!("{pem}{server}"), "certificate in it (number 2) that does not say"),
        (by_itself.pem(), "certificate in it (number 1) that does not say"),
        (VERSION_1.to_owned(), "certificate in it (number 1) that does not say"),
    ] {
        let wrong = read(&file).unwrap_err();
        assert!(wrong.contains(told), "“{told}” is not told of {file}: {wrong}");
        assert!(!key.lines().skip(1).any(|line| wrong.contains(line)), "{wrong}");
    }
    let der = CertificateParams::default().self_signed(&KeyPair::generate().unwrap()).unwrap();
    assert!(read(der.der()).unwrap_err().contains("openssl x509 -inform der"));
    let folder = tempfile::tempdir().unwrap();
    for path in [folder.path(), &folder.path().join("none.pem")] {
        assert!(Authorities::read(path).unwrap_err().contains("cannot be read"));
    }
}
