"""An address as somebody wrote it is one that leads somewhere, or is told to be none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.web.addresses import is_mail_address, is_site_address, is_web_address, parts_of

SITES = (
    "https://example.org", "http://localhost:8000/dawn", "https://[::1]:80/a", "http://10.0.0.1",
    "https://مثال.إختبار/أخبار", "https://example.org./a", "https://example.org/(a)",
)  # fmt: skip
WEB = ("https://example.org/?a=b#c", "https://user@example.org/", "HTTPS://example.org")
NONE = (
    "", "http://[::1", "http://[a]/", "https://", "https:///a", "https://:80/", "https://a..b",
    "https://example.org:65536", "https://example.org:0", "https://example.org:abc/",
    "https://example.org:٨٠", "https://a b", "https://example.org/a b", 'https://example.org/"',
    "https://example.org/a<b", "https://example.org\n", "https://a\\b", "ftp://example.org",
    "example.org", "//example.org",
)  # fmt: skip


@pytest.mark.parametrize("address", SITES)
def test_a_site_can_lie_at_an_address_of_the_web(address: str) -> None:
    assert is_web_address(address)
    assert is_site_address(address)


@pytest.mark.parametrize("address", WEB)
def test_an_address_with_more_is_none_of_a_site(address: str) -> None:
    assert is_web_address(address)
    assert not is_site_address(address)


@pytest.mark.parametrize("address", NONE)
def test_what_leads_nowhere_is_no_address(address: str) -> None:
    assert not is_web_address(address)
    assert not is_site_address(address)


def test_a_mail_has_somebody_that_it_is_written_to_or_a_message() -> None:
    for address in ("a@b.org", "a@b.org,c@d.org", "a@b.org?subject=c%20d", "?subject=c&to=a@b.org",
                    "?subject=a"):  # fmt: skip
        assert is_mail_address(f"mailto:{address}")
    for address in ("", "?", "a", "a@", "@b.org", "a@b@c", "a b@c.org", "a@b.org,"):
        assert not is_mail_address(f"mailto:{address}")


@given(st.text(alphabet="htps:/[]@?#.%1a٨é \\", max_size=20))
def test_no_address_is_too_odd_to_be_told(text: str) -> None:
    for address in (text, f"http://{text}"):
        parts = parts_of(address)
        assert not is_web_address(address) or parts is not None
