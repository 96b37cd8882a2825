//! Who may ask.
//!
//! A preview shows drafts, and any web page that the writer has open can send requests to this machine. So a request must
//! name this server as its `Host` (a foreign name that was bound to this address does not), and must not come from
//! another site, unless somebody followed a link to a page. A browser says where a request comes from in `Sec-Fetch-Site`
//! and `Origin`, which no script can forge. No answer ever allows another origin to read it.

use hyper::{HeaderMap, Method, Request, Uri, header};

/// Which names this server goes by.
#[derive(Debug, Clone)]
pub struct Doors {
    /// The port.
    pub port: u16,
    /// Names and addresses, lower case, an IPv6 address in brackets.
    pub names: Vec<String>,
    /// Names that stand for a proxy in front of this server: with them any port is right.
    pub proxies: Vec<String>,
    /// Whether any address in numbers is right: when the server listens on all of this machine's. A foreign name that was
    /// bound to one is still refused.
    pub any_address: bool,
}

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It cannot be meant for this server.
    Host,
    /// It comes from another site.
    Foreign,
    /// It does not ask to read.
    Method,
    /// It contradicts itself.
    Malformed,
}

/// Judges the head of a request. `internal` is set for what only the preview's own script asks for.
pub(super) fn judge<B>(request: &Request<B>, doors: &Doors, internal: bool) -> Result<(), Refusal> {
    let headers = request.headers();
    let host = one(headers, &header::HOST).map_err(|_| Refusal::Host)?.ok_or(Refusal::Host)?;
    if !doors.knows(host) {
        return Err(Refusal::Host);
    }
    if *request.method() != Method::GET && *request.method() != Method::HEAD {
        return Err(Refusal::Method);
    }
    target(request.uri(), host)?;
    if headers.contains_key(header::TRANSFER_ENCODING) || headers.contains_key(header::UPGRADE) {
        return Err(Refusal::Malformed);
    }
    if one(headers, &header::CONTENT_LENGTH)?.is_some_and(|length| length != "0") {
        return Err(Refusal::Malformed);
    }
    if let Some(origin) = one(headers, &header::ORIGIN)?
        && origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://")) != Some(host)
    {
        return Err(Refusal::Foreign);
    }
    fetched(headers, internal)
}

/// A target that names a server names this one.
fn target(uri: &Uri, host: &str) -> Result<(), Refusal> {
    match uri.authority() {
        Some(authority) if !authority.as_str().eq_ignore_ascii_case(host) => Err(Refusal::Host),
        Some(_) if uri.scheme_str() != Some("http") => Err(Refusal::Malformed),
        _ if !uri.path().starts_with('/') => Err(Refusal::Malformed),
        _ => Ok(()),
    }
}

/// What the browser says of where a request comes from (the W3C's Fetch Metadata). Another port of this machine is the
/// same site but another origin, and may be anybody's.
fn fetched(headers: &HeaderMap, internal: bool) -> Result<(), Refusal> {
    let get = |name: &'static str| one(headers, &header::HeaderName::from_static(name));
    let followed = |headers: (Option<&str>, Option<&str>)| headers == (Some("navigate"), Some("document")) && !internal;
    match get("sec-fetch-site")? {
        None | Some("same-origin") => Ok(()),
        Some("none") if !internal => Ok(()),
        Some(_) if followed((get("sec-fetch-mode")?, get("sec-fetch-dest")?)) => Ok(()),
        Some(_) => Err(Refusal::Foreign),
    }
}

/// The header's only value.
fn one<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> Result<Option<&'a str>, Refusal> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => value.to_str().map(Some).map_err(|_| Refusal::Malformed),
        _ => Err(Refusal::Malformed),
    }
}

impl Doors {
    /// Whether a `Host` header names this server. Exact names only: every looser reading of this header that others tried
    /// (suffixes, other spellings of addresses, a dot at the end) let somebody in.
    fn knows(&self, host: &str) -> bool {
        let (name, port) = split(host);
        let name = name.to_ascii_lowercase();
        if self.proxies.contains(&name) {
            return true;
        }
        let port = match port {
            None => 80,
            Some(port)
                if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) && !port.starts_with('0') =>
            {
                match port.parse::<u16>() {
                    Ok(port) => port,
                    Err(_) => return false,
                }
            }
            Some(_) => return false,
        };
        port == self.port && (self.names.contains(&name) || (self.any_address && is_address(&name)))
    }
}

/// The name and the port of a `Host` header.
fn split(host: &str) -> (&str, Option<&str>) {
    let end = if host.starts_with('[') { host.find(']').map_or(host.len(), |at| at + 1) } else { 0 };
    match host[end..].find(':') {
        Some(colon) => (&host[..end + colon], Some(&host[end + colon + 1..])),
        None => (host, None),
    }
}

/// An address in its usual form: four numbers with dots, or IPv6 in brackets.
fn is_address(name: &str) -> bool {
    match name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
        Some(six) => six.parse::<std::net::Ipv6Addr>().is_ok(),
        None => name.parse::<std::net::Ipv4Addr>().is_ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doors() -> Doors {
        let names = ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned).to_vec();
        Doors { port: 3000, names, proxies: vec!["book.example".to_owned()], any_address: false }
    }

    #[test]
    fn only_exact_names_are_known() {
        let check = |host: &str, want: bool| assert_eq!(doors().knows(host), want, "{host}");
        for host in
            ["localhost:3000", "LocalHost:3000", "127.0.0.1:3000", "[::1]:3000", "book.example", "book.example:443"]
        {
            check(host, true);
        }
        for host in [
            "",
            "localhost",
            "localhost:",
            "localhost:03000",
            "localhost:3001",
            "localhost.:3000",
            "localhost:3000:3000",
            "evil.com:3000",
            "localhost.evil.com:3000",
            "127.0.0.1.nip.io:3000",
            "127.1:3000",
            "2130706433:3000",
            "[::ffff:127.0.0.1]:3000",
            "0.0.0.0:3000",
            "::1:3000",
            "[::1:3000",
            "user@localhost:3000",
            " localhost:3000",
            "127.0.0.2:3000",
            "192.168.0.7:3000",
            "localhost:99999",
            "evil.book.example",
        ] {
            check(host, false);
        }
    }

    #[test]
    fn all_addresses_are_known_when_asked_for() {
        let doors = Doors { any_address: true, ..doors() };
        assert!(doors.knows("192.168.0.7:3000") && doors.knows("[fe80::1]:3000"));
        assert!(!doors.knows("evil.com:3000") && !doors.knows("2130706433:3000") && !doors.knows("127.1:3000"));
    }
}
