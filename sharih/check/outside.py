"""Links to other sites → those that do not answer, asked a few at a time and for a short while.

Only http and https are asked, and only addresses of the open internet: a name is looked up once,
every address it has must be public, and the connection goes to just that address, so that no link
can make this computer talk to itself or to its neighbours.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

from sharih import __version__
from sharih.check.addresses import resolve
from sharih.check.built_site import BuiltSite, Finding, PageLink
from sharih.errors import Severity

Resolver = Callable[[str, int], Sequence[str]]
"""Host and port → its IP addresses; raises OSError where there is none."""
Allowed = Callable[[str], bool]
"""Says whether an IP address may be asked."""

_GONE = (404, 410)
_TRY_GET = (400, 401, 403, 404, 405, 406, 429, 500, 501, 503)
"""Answers to HEAD that many a server does not give to GET."""
_REDIRECTS = (301, 302, 303, 307, 308)
_NOT_NOW = (401, 403, 407, 429, 451, 999)
"""Answers of servers that are there and do not speak with programs."""
_MOST_HOPS = 5
_HOLDING = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::/96"))
"""Addresses whose last 32 bits are one of version 4; see RFC 6052 and RFC 4291, 2.5.5.1."""
_LOCAL_NAT64 = ipaddress.IPv6Network("64:ff9b:1::/48")
"""What a network translates for itself; see RFC 8215."""


def look_up(host: str, port: int) -> Sequence[str]:
    """Ask the system for the addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Say whether an address is one of the open internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _LOCAL_NAT64:
            return False
        held = ip.ipv4_mapped or ip.sixtofour or _held(ip)
        if held is not None:
            return held.is_global and not held.is_multicast
    return ip.is_global and not ip.is_multicast


def _held(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the address of version 4 that a translator makes of one of version 6."""
    if any(ip in network for network in _HOLDING):
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return None


@dataclass(frozen=True, slots=True)
class LinkAnswer:
    """What came of asking for an address."""

    status: int
    """The HTTP status; 0 where there was no answer."""
    fault: str = ""
    """Why there was none."""
    refused: bool = False
    """Whether it was not asked at all, being no address of the open internet."""


@dataclass(frozen=True, slots=True)
class OutsideLinks:
    """Tries the links of a site to others."""

    say: Callable[[str], None] = field(default=lambda _line: None)
    """Is given lines a waiting user should see."""
    resolver: Resolver = look_up
    allowed: Allowed = is_public
    timeout: float = 10.0
    """Seconds for each step of an answer."""
    most: int = 1000
    """How many addresses are tried at most."""
    workers: int = 8
    context: ssl.SSLContext | None = None

    def __call__(self, site: BuiltSite) -> tuple[int, Iterable[Finding]]:
        """Try every address once; returns how many, and a finding for each bad link."""
        links: dict[str, list[tuple[str, PageLink]]] = {}
        for file, link in _outside(site):
            links.setdefault(link.url.partition("#")[0], []).append((file, link))
        tried = list(links)[: self.most]
        if left := len(links) - len(tried):
            self.say(f"{left} more addresses were not tried; {self.most} is the limit.")
        with ThreadPoolExecutor(self.workers) as pool:
            answers = dict(zip(tried, pool.map(self.ask, tried), strict=True))
        findings = [
            finding
            for url, answer in answers.items()
            if (fault := _judged(url, answer)) is not None
            for finding in _told(links[url], *fault)
        ]
        return len(tried), findings

    def ask(self, url: str) -> LinkAnswer:
        """Ask for an address with HEAD, and with GET where HEAD gets no good answer."""
        answer = self._follow("HEAD", url)
        if answer.status in _TRY_GET or (not answer.status and not answer.refused):
            answer = self._follow("GET", url)
        return answer

    def _follow(self, method: str, url: str) -> LinkAnswer:
        for _ in range(_MOST_HOPS + 1):
            try:
                status, location = self._request(method, url)
            except _RefusedError as error:
                return LinkAnswer(0, str(error), refused=True)
            except TimeoutError:
                return LinkAnswer(0, f"no answer in {self.timeout:g} seconds")
            except socket.gaierror:
                return LinkAnswer(0, "no such host")
            except (OSError, http.client.HTTPException, ValueError) as error:
                return LinkAnswer(0, str(error) or type(error).__name__)
            if status not in _REDIRECTS or not location:
                return LinkAnswer(status)
            url = urljoin(url, location)
        return LinkAnswer(0, f"more than {_MOST_HOPS} redirects")

    def _request(self, method: str, url: str) -> tuple[int, str]:
        parts = urlsplit(url)
        host = parts.hostname
        if parts.scheme not in ("http", "https") or not host:
            raise _RefusedError(f"{parts.scheme or 'no scheme'} is not asked")
        secure = parts.scheme == "https"
        port = parts.port or (443 if secure else 80)
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
        addresses = self.resolver(host, port)
        if bad := [address for address in addresses if not self.allowed(address)]:
            raise _RefusedError(f"it leads to {bad[0]}, which is no address of the open internet")
        connection = _Connection(host, port, addresses, self.timeout)
        try:
            connection.open(self._context() if secure else None)
            path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
            query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
            agent = {"User-Agent": f"Sharih/{__version__} (link check)", "Accept": "*/*"}
            connection.request(method, path + query, headers=agent)
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location", "")
        finally:
            connection.close()

    def _context(self) -> ssl.SSLContext:
        return self.context or ssl.create_default_context()


class _RefusedError(Exception):
    """An address that must not be asked."""


class _Connection(http.client.HTTPConnection):
    """A connection to addresses that were looked up and allowed before, and to no others."""

    def __init__(self, host: str, port: int, addresses: Sequence[str], timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self.addresses = addresses

    def open(self, context: ssl.SSLContext | None) -> None:
        """Connect to the first address that takes it."""
        last: OSError = OSError("no address")
        for address in self.addresses:
            try:
                plain = socket.create_connection((address, self.port), self.timeout)
            except OSError as error:
                last = error
                continue
            if context is None:
                self.sock = plain
            else:
                self.sock = context.wrap_socket(plain, server_hostname=self.host)
            return
        raise last


def _outside(site: BuiltSite) -> Iterator[tuple[str, PageLink]]:
    for page in site.pages.values():
        for link in page.links:
            if resolve(link.url, page.file, site).kind == "outside":
                url = f"https:{link.url}" if link.url.startswith("//") else link.url
                yield page.file, PageLink(link.tag, link.near, url)


def _judged(url: str, answer: LinkAnswer) -> tuple[str, str, bool] | None:
    """Say what is wrong with an answer, what to do, and whether it is certain."""
    if answer.refused:
        return f"the link to {url} was not tried: {answer.fault}", "Mend the address.", True
    if answer.status in _GONE:
        reason = f"the link to {url} is dead ({answer.status})"
        return reason, "Find where it went, or link to an archived copy.", True
    if answer.status in _NOT_NOW or 200 <= answer.status < 400:
        return None
    why = answer.fault or f"the server answered {answer.status}"
    return f"the link to {url} could not be tried: {why}", "Look at it in a browser.", False


def _told(
    links: Iterable[tuple[str, PageLink]], reason: str, remedy: str, certain: bool
) -> Iterator[Finding]:
    for file, link in links:
        severity: Severity = "error" if certain else "warning"
        yield Finding(file, reason, remedy, severity, link.near, link.url)
