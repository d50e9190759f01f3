//! Stopping: what was begun is finished (see `commands`), and who finishes nothing holds nobody up.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use perehdy_courses::model::Lang;

use crate::support::courses::{EVERYTHING, address};
use crate::support::database::Engine;
use crate::support::server::Server;

on_both_engines!(idle_connections_are_closed_at_once, a_form_that_never_ends_is_given_up);

fn connect(server: &Server) -> (TcpStream, String) {
    let host = server.origin.strip_prefix("http://").unwrap().to_owned();
    let stream = TcpStream::connect(&host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    (stream, host)
}

fn idle_connections_are_closed_at_once(engine: Engine) {
    let mut server = Server::start(engine);
    let (mut stream, host) = connect(&server);
    stream.write_all(format!("GET /healthz HTTP/1.1\r\nhost: {host}\r\n\r\n").as_bytes()).unwrap();
    let mut answer = [0; 15];
    stream.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200 OK");
    let start = Instant::now();
    assert_eq!(server.stop().code(), Some(0), "{}", server.log());
    assert!(start.elapsed() < Duration::from_secs(8), "it waited for a browser that asked for nothing");
}

fn a_form_that_never_ends_is_given_up(engine: Engine) {
    let mut server = Server::start(engine);
    let (mut stream, host) = connect(&server);
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    let head = format!("POST {heat} HTTP/1.1\r\nhost: {host}\r\ncontent-length: 34\r\n\r\ndo=answer");
    stream.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(200));
    // Service managers kill what has not ended after a minute or two; `stop` gives half a minute.
    assert_eq!(server.stop().code(), Some(0), "{}", server.log());
    assert!(server.log().contains("did not finish in time"), "{}", server.log());
    assert_eq!(server.database.rows(), 0);
}
