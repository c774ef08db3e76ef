"""Copies what the pages and papers need out of node_modules: styles, icons, letters, htmx, licences."""

import re
import shutil
from pathlib import Path

from icons import small_css, small_font, used_icons

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "src" / "thidua" / "web" / "static" / "vendor"
FONTS = ROOT / "src" / "paper" / "fonts"
# The hashed manifest follows every url, so a reference to a map which we do not carry would stop it.
SOURCE_MAP = re.compile(r"\n?(/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=.*)")

FILES = {
    "@tabler/core/dist/css/tabler.min.css": "tabler/tabler.min.css",
    "@tabler/core/dist/js/tabler.min.js": "tabler/tabler.min.js",
    "@tabler/icons-webfont/LICENSE": "tabler-icons/LICENSE",
    "@fontsource/be-vietnam-pro/LICENSE": "be-vietnam-pro/LICENSE",
    "htmx.org/LICENSE": "htmx/LICENSE",
    "htmx.org/dist/htmx.min.js": "htmx/htmx.min.js",
}
WEIGHTS = (400, 500, 600)
FACES = {
    "tinos": ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"),
    "playfair-display": ("700Bold",),
}


def copy_files(vendor: Path) -> None:
    for source, target in FILES.items():
        copy = vendor / target
        copy.parent.mkdir(parents=True, exist_ok=True)
        if copy.suffix in {".css", ".js"}:
            text = (PACKAGES / source).read_text(encoding="utf-8")
            copy.write_text(SOURCE_MAP.sub("", text), encoding="utf-8")
        else:
            shutil.copyfile(PACKAGES / source, copy)


def copy_icons(vendor: Path) -> int:
    made = PACKAGES / "@tabler" / "icons-webfont" / "dist"
    css = (made / "tabler-icons.min.css").read_text(encoding="utf-8")
    icons = used_icons(css)
    folder = vendor / "tabler-icons"
    (folder / "fonts").mkdir(parents=True, exist_ok=True)
    (folder / "tabler-icons.min.css").write_text(small_css(css, icons), encoding="utf-8")
    (folder / "fonts" / "tabler-icons.woff2").write_bytes(
        small_font(made / "fonts" / "tabler-icons.ttf", icons)
    )
    return len(icons)


def copy_letters(vendor: Path) -> None:
    """Be Vietnam Pro: one style sheet for each weight, woff2 only, and the files it names."""
    package = PACKAGES / "@fontsource" / "be-vietnam-pro"
    folder = vendor / "be-vietnam-pro"
    (folder / "files").mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        css = (package / f"{weight}.css").read_text(encoding="utf-8")
        css = re.sub(r", url\([^)]*\.woff\) format\('woff'\)", "", css)
        (folder / f"{weight}.css").write_text(css, encoding="utf-8")
        for name in re.findall(r"url\(\./(files/[^)]*)\)", css):
            shutil.copyfile(package / name, folder / name)


def copy_faces() -> None:
    """The faces that papers are set in, each family with its licence beside it."""
    FONTS.mkdir(parents=True, exist_ok=True)
    for family, faces in FACES.items():
        package = PACKAGES / "@expo-google-fonts" / family
        stem = "".join(word.capitalize() for word in family.split("-"))
        shutil.copyfile(package / "LICENSE_FONT", FONTS / f"{stem}_LICENSE.txt")
        for face in faces:
            name = f"{stem}_{face}.ttf"
            shutil.copyfile(package / face / name, FONTS / name)


def main() -> None:
    """Makes the new folder beside the old one and swaps them, so that a server never meets half of it."""
    fresh = VENDOR.with_name("vendor.new")
    shutil.rmtree(fresh, ignore_errors=True)
    copy_files(fresh)
    kept = copy_icons(fresh)
    copy_letters(fresh)
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)
    copy_faces()
    print(f"  {kept} icons kept")


main()
