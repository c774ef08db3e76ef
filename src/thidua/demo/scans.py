"""What stands in the demo for the scan of a signed paper: a page of grey lines with a red seal, nothing to read."""

from paper.media import PDF

CONTENT_TYPE = PDF
WIDTH, HEIGHT = 595, 842
LINES = range(700, 300, -22)
# A circle out of four curves: so far from the corner lie their handles.
HANDLE = 0.5523
SEAL = (400, 200, 48)


def scan_of(name: str) -> bytes:
    """One page; its first line names the paper, so that two scans are never the same file."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R>>" % (WIDTH, HEIGHT),
        _stream(_drawn()),
    ]
    out = bytearray(b"%PDF-1.4\n%" + name.encode() + b"\n")
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    begins = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, table)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, begins)
    return bytes(out)


def _stream(drawn: str) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn.encode())


def _drawn() -> str:
    widths = (451, 438, 447, 451, 260)
    bars = " ".join(f"72 {y} {widths[place % len(widths)]} 6 re" for place, y in enumerate(LINES))
    return f"0.75 g 200 760 195 9 re {bars} f 0.8 0.1 0.1 RG 4 w {_circle(*SEAL)} S"


def _circle(x: int, y: int, radius: int) -> str:
    near = radius * HANDLE
    corners = [(1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0)]
    path = [f"{x + radius} {y} m"]
    for a, b, c, d in corners:
        path.append(
            f"{x + a * radius + c * near:.2f} {y + b * radius + d * near:.2f} "
            f"{x + c * radius + a * near:.2f} {y + d * radius + b * near:.2f} {x + c * radius} {y + d * radius} c"
        )
    return " ".join(path)
