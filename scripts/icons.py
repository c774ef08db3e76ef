"""Which Tabler icons the pages use, and the icon font cut down to them (from 500 kB to a few)."""

import logging
import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUOTED = re.compile(r"""(["'])([a-z0-9 _{}%.-]{2,200}?)\1""")
RULE = re.compile(r'\.ti-([a-z0-9-]+):before\{content:"\\([0-9a-f]+)"\}')


def quoted_words() -> set[str]:
    """Every word that stands between quotes in templates and code, without its "ti-".

    More than the icons in use, never fewer: a name handed to a component ("home") counts as well as a
    class ("ti ti-home"). What is no icon drops out when it is looked up in the font.
    """
    words: set[str] = set()
    for pattern in ("**/*.html", "**/*.py"):
        for path in (ROOT / "src").glob(pattern):
            for _, text in QUOTED.findall(path.read_text(encoding="utf-8")):
                words.update(word.removeprefix("ti-") for word in text.split())
    return words


def used_icons(css: str) -> dict[str, int]:
    """Name → code point of the icons which the font has and the pages name."""
    words = quoted_words()
    return {name: int(code, 16) for name, code in RULE.findall(css) if name in words}


def small_css(css: str, icons: Mapping[str, int]) -> str:
    """The style sheet with the rules of these icons only, and woff2 as its only format."""
    head = css[: css.index(".ti-")]
    head = re.sub(r"src:[^}]*", 'src:url("fonts/tabler-icons.woff2") format("woff2")', head, count=1)
    return head + "".join(f'.ti-{name}:before{{content:"\\{code:x}"}}' for name, code in icons.items())


def small_font(font: Path, icons: Mapping[str, int]) -> bytes:
    """The font with the glyphs of these icons only, as woff2; the same bytes for the same icons."""
    from fontTools import subset  # the bare Python of setup.py has no fontTools

    # The font's table of names has two stray bytes, which are cut off with the names.
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    options = subset.Options(flavor="woff2", hinting=False, notdef_outline=True)
    with subset.load_font(str(font), options) as whole:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=icons.values())
        cutter.subset(whole)
        made = BytesIO()
        whole.flavor = "woff2"
        whole.save(made)
    return made.getvalue()
