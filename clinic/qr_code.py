"""An address as a picture that a telephone's camera reads (QR code, ISO/IEC 18004), drawn here and by nobody else. Pure."""

from itertools import groupby

import segno

QUIET = 4  # modules left white on each side: ISO/IEC 18004, section 9.1


def qr_code(text: str) -> dict:
    """What `components/qr_code.html` draws: {"size": modules on a side, with the margin, "path": of the dark ones, as SVG}.

    Level M, of which 15 out of 100 parts may be lost: a sheet of paper is folded and stained. `segno.DataOverflowError` for
    a text beyond 2,331 bytes.
    """
    matrix = segno.make(text, error="m", micro=False).matrix
    return {"size": len(matrix) + 2 * QUIET, "path": "".join(_rows(matrix))}


def _rows(matrix):
    """Each run of dark modules in a row, as a box one module high."""
    for y, row in enumerate(matrix, QUIET):
        x = QUIET
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                yield f"M{x} {y}h{length}v1h-{length}z"
            x += length
