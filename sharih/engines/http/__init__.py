"""A server of the user's that translates: a chat model, or LibreTranslate."""

from sharih.engines.http.chat import ChatEngine
from sharih.engines.http.libretranslate import LibreTranslateEngine
from sharih.engines.interface import Engine, EngineError, Workplace

_EXAMPLE = (
    'SHARIH_ENGINES = {"http": {"protocol": "chat", "url": "http://localhost:11434/v1",'
    ' "model": "…"}}'
)

__all__ = ["http_engine"]


def http_engine(place: Workplace) -> Engine:
    """Make the engine of the protocol that the settings name; nobody is asked yet.

    Raises EngineError where the settings do not say enough.
    """
    protocol = place.options.get("protocol", "chat")
    for name in ("url", *(["model"] if protocol == "chat" else [])):
        if not place.options.get(name):
            raise EngineError(f"http: no {name} is named. Write {_EXAMPLE}.")
    return ChatEngine(place) if protocol == "chat" else LibreTranslateEngine(place)
