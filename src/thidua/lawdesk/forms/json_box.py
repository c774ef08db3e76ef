"""The box of JSON: what the boxes make, unless somebody has written something else there that is not used yet."""

from dataclasses import dataclass
from hashlib import sha256

from django.http import QueryDict

from thidua.lawdesk.forms.pasted import is_too_long

_ITSELF = ("paste", "to_json")


@dataclass(frozen=True, slots=True)
class JsonBox:
    """`mark` tells next time whether the text was changed; `is_unused`: it was, and the answers are not of it."""

    text: str
    mark: str
    fault: str = ""
    is_unused: bool = False

    @property
    def is_open(self) -> bool:
        return self.is_unused or bool(self.fault)

    @classmethod
    def of(cls, sent: QueryDict, made: str, fault: str) -> "JsonBox":
        """`made`: the JSON of the boxes as they stand now. What is far too long does not come back."""
        typed = sent.get("json", "")
        mark = _mark(made)
        if is_too_long(typed):
            return cls(
                "",
                mark,
                fault or "JSON dài quá 64 kB, không được giữ lại trong ô này. Hãy rút gọn rồi dán lại.",
            )
        if fault:
            return cls(typed, mark, fault)
        changed = "json_mark" in sent and _mark(typed) not in {sent["json_mark"], mark, _mark("")}
        if changed and not any(name in sent for name in _ITSELF):
            return cls(typed, mark, is_unused=True)
        return cls(made, mark)


def _mark(text: str) -> str:
    """Browsers send line ends of their own, and drop a first one."""
    return sha256("\n".join(text.split("\r\n")).strip().encode()).hexdigest()[:16]
