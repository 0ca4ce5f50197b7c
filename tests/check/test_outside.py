"""Links to other sites: asked briefly, politely, and never inside one's own network."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sharih.check.built_site import BuiltSite
from sharih.check.outside import OutsideLinks, is_public, look_up
from sharih.check.page_reader import read_page


class Handler(BaseHTTPRequestHandler):
    """Answers with the status its path begins with; notes what was asked."""

    server: Server

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self.answer("HEAD", {"head-refused": 405})

    def do_GET(self) -> None:
        """Answer as if there were a body."""
        self.answer("GET", {"head-refused": 200})

    def answer(self, method: str, known: dict[str, int]) -> None:
        """Answer with the status the path begins with, or with that of a known path."""
        self.server.asked.append(f"{method} {self.path}")
        status, _, target = self.path.removeprefix("/").partition("/")
        if status == "slow":
            self.server.stop.wait(5)
        self.send_response(known.get(status) or int(status.replace("slow", "200")))
        if status == "301":
            self.send_header("Location", target if ":" in target else f"/{target or 301}")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server on loopback."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.stop = threading.Event()


@pytest.fixture
def server() -> Iterator[Server]:
    """Return a server that runs for one test."""
    with Server() as made:
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        yield made
        made.stop.set()
        made.shutdown()
        thread.join()


def resolver(host: str, _port: int) -> Sequence[str]:
    """Know one host; all others are as the system has them."""
    if host == "news.example":
        return ["127.0.0.1"]
    if host in ("nowhere.example", "xn--4gbrim.example"):
        raise OSError("no such host here")
    return look_up(host, 80)


def links(timeout: float = 5.0) -> OutsideLinks:
    """Return what tries links, with the test's server allowed and no other."""
    return OutsideLinks(resolver=resolver, allowed=lambda ip: ip == "127.0.0.1", timeout=timeout)


def site(*urls: str) -> BuiltSite:
    """Return a site with a page that links to these addresses."""
    body = "".join(f'<p id="p.{n}"><a href="{url}">x</a></p>' for n, url in enumerate(urls))
    page = read_page("ar/a/index.html", f"<html lang=ar dir=rtl>{body}")
    return BuiltSite(Path(), "", "https://example.org", {}, {}, {page.file: page})


def url(server: Server, path: str) -> str:
    """Return an address at the server."""
    return f"http://news.example:{server.server_address[1]}/{path}"


@pytest.mark.parametrize(
    ("path", "severity"),
    [
        ("200", None),
        ("404", "error"),
        ("410", "error"),
        ("403", None),
        ("429", None),
        ("500", "warning"),
        ("head-refused", None),
        ("301/200", None),
        ("301/404", "error"),
    ],
)
def test_an_answer_decides_what_is_told(server: Server, path: str, severity: str | None) -> None:
    count, found = links()(site(url(server, path)))
    assert count == 1
    assert [finding.severity for finding in found] == ([severity] if severity else [])


def test_head_is_asked_first_and_get_only_where_it_fails(server: Server) -> None:
    links()(site(url(server, "200"), url(server, "head-refused")))
    assert sorted(server.asked) == ["GET /head-refused", "HEAD /200", "HEAD /head-refused"]


def test_an_address_is_asked_once_and_told_wherever_it_stands(server: Server) -> None:
    dead = url(server, "404")
    count, found = links()(site(dead, f"{dead}#part", dead))
    assert count == 1
    assert [finding.near for finding in found] == [("p.0",), ("p.1",), ("p.2",)]
    assert server.asked == ["HEAD /404", "GET /404"]


def test_redirects_without_an_end_are_given_up(server: Server) -> None:
    _, found = links()(site(url(server, "301")))
    assert "more than 5 redirects" in next(iter(found)).reason
    assert len(server.asked) == 12


def test_a_server_that_does_not_answer_is_given_up(server: Server) -> None:
    _, found = links(timeout=0.2)(site(url(server, "slow")))
    assert [finding.severity for finding in found] == ["warning"]


def test_no_more_than_so_many_are_tried(server: Server) -> None:
    told: list[str] = []
    some = OutsideLinks(say=told.append, resolver=resolver, allowed=lambda _ip: True, most=2)
    count, _ = some(site(*(url(server, f"200/{n}") for n in range(5))))
    assert (count, len(server.asked)) == (2, 2)
    assert told == ["3 more addresses were not tried; 2 is the limit."]


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/",
     "http://169.254.169.254/latest/", "http://0x7f000001/", "http://[::ffff:192.168.0.1]/"],
)  # fmt: skip
def test_an_address_of_ones_own_network_is_not_asked(address: str) -> None:
    def system(host: str, port: int) -> Sequence[str]:
        return look_up(host, port)

    _, found = OutsideLinks(resolver=system, timeout=0.2)(site(address))
    finding = next(iter(found))
    assert finding.severity == "error"
    assert "no address of the open internet" in finding.reason


def test_a_redirect_into_ones_own_network_is_not_followed(server: Server) -> None:
    port = server.server_address[1]
    _, found = links()(site(url(server, f"301/http://127.0.0.2:{port}/secret")))
    assert "127.0.0.2" in next(iter(found)).reason
    assert len(server.asked) == 1


def test_a_redirect_to_a_file_is_not_followed(server: Server) -> None:
    _, found = links()(site(url(server, "301/file:///etc/passwd")))
    assert "file is not asked" in next(iter(found)).reason


def test_a_host_that_is_not_there_is_a_warning() -> None:
    _, found = links()(site("https://nowhere.example/", "https://خبر.example/"))
    assert [finding.severity for finding in found] == ["warning", "warning"]


def test_links_within_the_site_and_mail_are_not_asked() -> None:
    inside = ("/ar/", "https://example.org/ar/", "mailto:a@localhost", "tel:112")
    assert links()(site(*inside)) == (0, [])


@pytest.mark.parametrize(
    ("address", "public"),
    [("93.184.215.14", True), ("2606:2800:21f::1", True), ("192.168.1.1", False), ("::1", False),
     ("fe80::1%eth0", False), ("::ffff:10.0.0.1", False), ("2002:7f00:1::", False),
     ("64:ff9b::7f00:1", False), ("64:ff9b::a00:1", False), ("64:ff9b::5db8:d70e", True),
     ("64:ff9b:1::5db8:d70e", False), ("::7f00:1", False), ("::192.168.0.1", False),
     ("::", False), ("224.0.0.1", False), ("100.64.0.1", False), ("0.0.0.0", False)],  # noqa: S104 - no binding
)  # fmt: skip
def test_addresses_of_the_open_internet_are_known(address: str, public: bool) -> None:
    assert is_public(address) is public
