use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::*;

/// Makes this program a holder of a cluster that tells about it and waits to be killed.
const HOLDER: &str = "PEREHDY_TEST_POSTGRES_HOLDER";

/// `HOST:PORT` of an address.
fn place(address: &str) -> &str {
    address.split('@').nth(1).unwrap().split('/').next().unwrap()
}

#[test]
fn other_databases_are_on_the_same_server() {
    assert_eq!(with_database("postgres://a@b:1/postgres", "x"), "postgres://a@b:1/x");
    assert_eq!(with_database("postgres://a@b/postgres?host=/tmp/c", "x"), "postgres://a@b/x?host=/tmp/c");
}

#[test]
fn it_answers_until_it_is_dropped() {
    let cluster = Cluster::start().unwrap();
    let (folder, place) = (cluster.folder().to_owned(), place(cluster.address()).to_owned());
    assert!(TcpStream::connect(&place).is_ok());
    assert!(folder.join("data/PG_VERSION").is_file());
    drop(cluster);
    assert!(TcpStream::connect(&place).is_err());
    assert!(!folder.exists());
}

#[test]
fn it_ends_with_a_process_that_is_killed() {
    if std::env::var_os(HOLDER).is_some() {
        let cluster = Cluster::start().unwrap();
        let mut out = std::io::stdout();
        writeln!(out, "\ncluster {} {}", cluster.folder().display(), cluster.address()).unwrap();
        out.flush().unwrap();
        std::thread::sleep(Duration::from_secs(600));
    }
    let mut holder = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "tests::it_ends_with_a_process_that_is_killed", "--nocapture"])
        .env(HOLDER, "yes")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(holder.stdout.take().unwrap()).lines().map(Result::unwrap);
    let told = lines.filter_map(|line| line.strip_prefix("cluster ").map(str::to_owned)).next().unwrap();
    let (folder, address) = told.split_once(' ').unwrap();
    assert!(TcpStream::connect(place(address)).is_ok());
    holder.kill().unwrap();
    holder.wait().unwrap();
    let end = Instant::now() + Duration::from_secs(30);
    while Path::new(folder).exists() && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(!Path::new(folder).exists());
    assert!(TcpStream::connect(place(address)).is_err());
}
