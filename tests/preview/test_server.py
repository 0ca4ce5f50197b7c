"""The preview as a server: addresses, answers, refusals."""

from __future__ import annotations

import json
import socket

import pytest

from tests.helpers.patience import WAIT
from tests.helpers.previews import Preview
from tests.helpers.sample import MEETING

HTML = "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/repo/", 200, HTML),
        ("/repo/ar/", 200, HTML),
        (f"/repo/en/{MEETING}/", 200, HTML),
        (f"/repo/en/{MEETING}/index.html", 200, HTML),
        ("/repo/ar/feed.atom", 200, "application/atom+xml; charset=utf-8"),
        ("/repo/index.json", 200, "application/json; charset=utf-8"),
        ("/repo/robots.txt", 200, "text/plain; charset=utf-8"),
        ("/repo/sitemap.xml", 200, "application/xml; charset=utf-8"),
        ("/repo/static/icon.svg", 200, "image/svg+xml; charset=utf-8"),
        ("/repo/ar/nothing/", 404, HTML),
        ("/repo/static/", 404, HTML),
        ("/repo/.nojekyll", 404, HTML),
        ("/repo/../repo/ar/", 404, HTML),
        ("/repo/%2e%2e/", 404, HTML),
        ("/repo/ar%2f..%2far/", 404, HTML),
        ("/repo//ar/", 404, HTML),
        ("/repo/ar/%00/", 404, HTML),
        ("/ar/", 404, HTML),
        ("/", 404, HTML),
        ("/repo/%ff/", 400, "text/plain; charset=utf-8"),
    ],
)
def test_a_path_is_answered_as_github_pages_does(
    preview: Preview, path: str, status: int, kind: str
) -> None:
    found, headers, body = preview.get(path)
    assert (found, headers["content-type"]) == (status, kind)
    assert body
    if status == 404:
        assert "لم نجد هذه الصفحة" in body.decode() or "Page not found" in body.decode()


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/repo", "/repo/"),
        ("/repo/ar", "/repo/ar/"),
        (f"/repo/ar/{MEETING}?a=b", f"/repo/ar/{MEETING}/?a=b"),
        ("/repo/en/topics/kremlin", "/repo/en/topics/kremlin/"),
    ],
)
def test_a_folder_without_its_slash_is_redirected_for_good(
    preview: Preview, path: str, target: str
) -> None:
    status, headers, _ = preview.get(path)
    assert (status, headers["location"]) == (301, target)


def test_head_gives_the_headers_alone_and_other_methods_are_refused(preview: Preview) -> None:
    status, headers, body = preview.get("/repo/ar/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) > 1000
    assert preview.get("/repo/ar/", "POST")[0] == 405


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1.evil.example:{port}", ""])
def test_another_host_name_is_refused(preview: Preview, host: str) -> None:
    assert preview.get("/repo/", Host=host.format(port=preview.port))[0] == 403


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}"])
def test_the_names_of_this_computer_are_answered(preview: Preview, host: str) -> None:
    assert preview.get("/repo/", Host=host.format(port=preview.port))[0] == 200


def test_a_page_of_another_origin_cannot_listen(preview: Preview) -> None:
    listen = "/_sharih/events"
    assert preview.get(listen, Origin="http://evil.example")[0] == 403
    assert preview.get(listen, Sec_Fetch_Site="cross-site")[0] == 403


def test_only_this_computer_can_connect(preview: Preview) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing; tells this computer's own address
        address = probe.getsockname()[0]
    if address.startswith("127."):
        address = "127.0.0.2"
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((address, preview.port), timeout=2)


def test_pages_keep_their_policy_and_the_preview_adds_nothing_inline(preview: Preview) -> None:
    text = preview.get(f"/repo/ar/{MEETING}/")[2].decode()
    assert "script-src 'self'" in text
    assert "connect-src 'self'" in text
    assert "style=" not in text
    assert text.count("<script") == 2


@pytest.mark.parametrize("path", ["/", "/ar/", "/ar/a", "/ar/a.html"])
def test_a_built_folder_is_served_as_it_is(built: Preview, path: str) -> None:
    status, _, body = built.get(path)
    assert status == 200
    assert b"script" not in body


@pytest.mark.parametrize(
    "path",
    [
        *("/.env", "/ar/.secret", "/linked.html", "/linked/secret.html", "/empty/", "/pipe.html"),
        *("/../secret.html", "/%2e%2e/secret.html", "/ar/..%2f..%2fsecret.html", "/empty"),
    ],
)
def test_neither_dot_files_nor_links_nor_lists_of_a_built_folder_are_shown(
    built: Preview, path: str
) -> None:
    assert built.get(path)[::2] == (404, b"<p>404.html</p>")


def test_the_message_for_open_pages_is_json_that_holds_problems_in_both_languages(
    preview: Preview,
) -> None:
    with socket.create_connection(("127.0.0.1", preview.port), timeout=WAIT) as connection:
        host = f"Host: 127.0.0.1:{preview.port}\r\n"
        connection.sendall(f"GET /_sharih/events HTTP/1.1\r\n{host}\r\n".encode())
        received = b""
        while b"data: " not in received or not received.endswith(b"\n\n"):
            received += connection.recv(65536)
    head, _, events = received.partition(b"\r\n\r\n")
    assert b"text/event-stream" in head
    message = json.loads(events.partition(b"data: ")[2])
    assert message["problems"] is None
    assert message["styles"].startswith("/repo/static/")
