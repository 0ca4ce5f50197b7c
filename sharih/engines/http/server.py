"""A question in JSON → what a server answers, asked again where that can help.

A key is sent in a header or in the body, and stands nowhere else: neither in a message nor in
what is kept.
"""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from ipaddress import ip_address
from typing import IO, Any, Final
from urllib.parse import urlsplit

from sharih.engines.interface import EngineError, Workplace

KEY: Final = "SHARIH_TRANSLATE_KEY"
"""The variable of the environment that has the key, unless the settings name another."""
TIMEOUT: Final = 120.0
"""Seconds until a server must have answered."""
_PAUSES: Final = (1.0, 4.0, 10.0)
"""Seconds before a question is asked again."""
_LONGEST_PAUSE: Final = 60.0
"""No server may ask for more."""
_AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
"""The answers that may be others a little later."""
_PASSING: Final = (TimeoutError, ConnectionError, http.client.HTTPException)
"""The faults that may pass."""
_MOST: Final = 16 << 20
"""Bytes of an answer."""
_SHOWN: Final = 200
"""Characters of what a server says that are told."""


class RefusedError(EngineError):
    """A server understood the question and does not want to answer it."""


class Server:
    """A server that answers questions in JSON."""

    def __init__(self, place: Workplace) -> None:
        """Take address, time-out and key; raises EngineError for a variable that is not there."""
        options = place.options
        self.url = str(options["url"]).rstrip("/")
        self._timeout = float(options.get("timeout", TIMEOUT))
        named = options.get("key_from")
        self.key = place.environment.get(str(named or KEY), "")
        self._variable = str(named or KEY)
        if named and not self.key:
            raise EngineError(f"http: {named} is not in the environment. Put the key there.")
        hosts = urlsplit(self.url)
        if self.key and hosts.scheme == "http" and not _is_near(hosts.hostname or ""):
            place.say(f"{self.url}: the key is sent without encryption. Use https://.")
        handlers: list[urllib.request.BaseHandler] = [_NoRedirects()]
        if _is_near(hosts.hostname or ""):
            handlers.append(urllib.request.ProxyHandler({}))
        self._opener = urllib.request.build_opener(*handlers)

    def ask(self, path: str, body: Mapping[str, Any], *, bearer: bool = False) -> Any:
        """Send a question; returns the JSON of the answer.

        What fails for the moment is tried again. Raises RefusedError for a question that the
        server refuses, and EngineError where there is no going on.
        """
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if bearer and self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        data = json.dumps(body, ensure_ascii=False).encode()
        request = urllib.request.Request(self.url + path, data, headers)  # noqa: S310 - checked
        for pause in (*_PAUSES, None):
            try:
                with self._opener.open(request, timeout=self._timeout) as answer:
                    return self._read(answer)
            except urllib.error.HTTPError as error:
                with error:
                    wanted = self._after(error, last=pause is None)
            except (OSError, http.client.HTTPException) as error:
                wanted = self._after_fault(error, last=pause is None)
            time.sleep(min(wanted or pause or 0.0, _LONGEST_PAUSE))
        raise AssertionError  # the last fault has been raised

    def _read(self, answer: IO[bytes]) -> Any:
        data = answer.read(_MOST + 1)
        if len(data) > _MOST:
            raise EngineError(
                f"{self.url}: its answer is too long. See whether it is the right one."
            )
        if getattr(answer, "length", None):  # more was promised than came
            raise http.client.IncompleteRead(data)
        try:
            return json.loads(data)
        except ValueError:
            shown = self._shown(data)
            raise EngineError(
                f"{self.url}: does not answer in JSON ({shown}). See whether the address is right."
            ) from None

    def _after(self, error: urllib.error.HTTPError, *, last: bool) -> float:
        """Return for how long to wait after an answer that is none; or raise what it means."""
        said = self._shown(error.read(4096))
        if error.code in _AGAIN and not last:
            after = error.headers.get("Retry-After", "")
            return float(after) if after.isdecimal() else 0.0
        if 300 <= error.code < 400:
            to = self._shown((error.headers.get("Location") or "").encode())
            raise EngineError(f"{self.url}: leads on to {to}. Write that address, if it is right.")
        if error.code in (401, 403):
            remedy = f"Put the right key into {self._variable}."
            raise EngineError(f"{self.url}: refuses the key ({error.code}, {said}). {remedy}")
        if error.code == 404:
            remedy = "See whether address and model are right."
            raise EngineError(f"{self.url}: has nothing there (404, {said}). {remedy}")
        if error.code in _AGAIN:
            raise EngineError(
                f"{self.url}: does not work now ({error.code}, {said}). Try again later; what was"
                " translated is kept."
            )
        raise RefusedError(f"{self.url}: refuses a question ({error.code}, {said}). Look at it.")

    def _after_fault(self, error: Exception, *, last: bool) -> float:
        """Wait as planned after a fault that may pass; raise what it means where it does not."""
        reason = getattr(error, "reason", error)
        if isinstance(reason, ConnectionRefusedError):
            raise EngineError(f"{self.url}: nobody answers there. Start the server.") from None
        if isinstance(reason, _PASSING) and not last:
            return 0.0
        if isinstance(reason, TimeoutError):
            seconds = f"{self._timeout:g}"
            remedy = 'Give it longer ("timeout"), or fewer texts at once ("batch").'
            raise EngineError(f"{self.url}: has not answered in {seconds} s. {remedy}") from None
        what = getattr(reason, "strerror", None) or type(reason).__name__
        raise EngineError(
            f"{self.url}: cannot be reached ({what}). See whether the address is right."
        ) from None

    def _shown(self, data: bytes) -> str:
        """Shorten what a server says; a key that it repeats is left out."""
        text = " ".join(data.decode("utf-8", "replace").split())
        if self.key:
            text = text.replace(self.key, "…")
        return text[:_SHOWN] or "without a word"


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Follows nothing: a key would go to whoever is there."""

    def redirect_request(self, *_args: Any, **_more: Any) -> None:
        """Go nowhere."""


def _is_near(host: str) -> bool:
    """Tell whether nothing leaves this machine on the way to a host."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
