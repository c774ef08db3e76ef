"""What can stand in the ledger: each app registers its kinds with the sentence that people read."""

from collections.abc import Mapping

_SENTENCES: dict[str, str] = {}


def register(sentences: Mapping[str, str]) -> None:
    """Called from an app's `apps.py`: `{"registrations.round_opened": "Mở đợt đăng ký thi đua"}`."""
    for kind, sentence in sentences.items():
        if _SENTENCES.get(kind, sentence) != sentence:
            raise ValueError(f"ledger kind {kind} is registered twice")
        _SENTENCES[kind] = sentence


def sentence(kind: str) -> str:
    """The Vietnamese sentence of a kind; an unregistered kind is a programming error."""
    return _SENTENCES[kind]


def all_kinds() -> Mapping[str, str]:
    return dict(_SENTENCES)
