"""Looking at a page as people have it: wide and light, narrow and dark; pictures in both themes for who wants them."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
LIGHT, DARK = "light", "dark"
# What is read by axe, and what is only photographed: contrast differs by theme, hardly by width.
READ = ((WIDE, LIGHT), (NARROW, DARK))
PHOTOGRAPHED = ((WIDE, LIGHT), (WIDE, DARK), (NARROW, LIGHT), (NARROW, DARK))


@dataclass(frozen=True)
class Looker:
    """Gives the page back as it was found."""

    shot: Callable[[Page, str], Path]
    assert_no_axe_faults: Callable[[Page], None]

    def look(self, page: Page, name: str) -> None:
        """Nothing serious for axe, nothing wider than the screen; with THIDUA_SHOTS, pictures (`name-dark` at night)."""
        before = page.viewport_size
        assert before is not None
        page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
        page.mouse.move(0, 0)
        for size, theme in PHOTOGRAPHED if os.environ.get("THIDUA_SHOTS") else READ:
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=theme)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], (name, size)
            if (size, theme) in READ:
                self.assert_no_axe_faults(page)
            if os.environ.get("THIDUA_SHOTS"):
                self.shot(page, name if theme == LIGHT else f"{name}-{DARK}")
        page.emulate_media(color_scheme=LIGHT)
        page.set_viewport_size(before)
