"""From the bytes of an upload to pictures of our own making. Pure: bytes in, bytes out.

Nothing of the upload is kept but its pixels, so that no place where a camera stood (EXIF, GPS, XMP), no comment, no
profile and nothing appended to the file can come through (OWASP ASVS 5.0: 5.2.1, 5.2.2, 1.3.4).
"""

import hashlib
import io
import threading
import warnings
from dataclasses import dataclass

from PIL import Image, ImageCms

MAX_BYTES = 10 * 1000 * 1000
# A JPEG is decoded at a fraction of its size; the others are decoded whole, and a file of a few hundred bytes can say
# that it holds as many pixels as it likes.
MAX_PIXELS = {"JPEG": 40 * 1000 * 1000, "MPO": 40 * 1000 * 1000}
MAX_PIXELS_OF_OTHERS = 13 * 1000 * 1000  # a telephone takes 12.2
MAX_SIDE = 12_000  # pixels
WIDTHS = (480, 800, 1200, 1600)  # of the renditions, in pixels; none is wider than the upload
QUALITY = 82  # of WebP: text in a chart stays legible, a photograph of 1600 pixels stays below about 300 KB

# What Pillow may try to open: its other readers (EPS, PDF, FITS …) have had more faults than we have uses for.
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
# MPO is a JPEG with a second view behind the first, as many phones write; the first is the picture.
_MANY_IN_ONE = "MPO"

_INSTEAD = "Open it in a picture program, save or export it as JPEG or PNG, and upload that."
# How a file that is none of ours begins -> what to say. Looked at only when Pillow has refused the file.
_KNOWN_OTHERS: tuple[tuple[bytes, int, str], ...] = (
    (b"GIF8", 0, f"This is a GIF. {_INSTEAD}"),
    (b"%PDF", 0, f"This is a PDF document, not a picture. {_INSTEAD}"),
    (b"ftyphei", 4, f"This is an HEIC photograph, which most browsers cannot show. {_INSTEAD}"),
    (b"ftypmif1", 4, f"This is an HEIF photograph, which most browsers cannot show. {_INSTEAD}"),
    (b"BM", 0, f"This is a BMP. {_INSTEAD}"),
    (b"II*\x00", 0, f"This is a TIFF. {_INSTEAD}"),
    (b"MM\x00*", 0, f"This is a TIFF. {_INSTEAD}"),
)
_NOT_ONE = f"This is not a JPEG, PNG, WebP or AVIF picture, whatever its name says. {_INSTEAD}"
_SVG = f"This is an SVG drawing, which may hold scripts. {_INSTEAD}"
_EMPTY = "This file is empty. Look whether the picture opens on your computer, and choose it again."
_TOO_HEAVY = "This file is larger than 10 MB. Make the picture smaller, 1,600 pixels wide is enough, and upload that."
_TOO_LARGE = (
    "This picture has {width:,} × {height:,} pixels. At most 12,000 on a side and {most} million in all can be taken. "
    "Make it smaller, 1,600 pixels wide is enough, and upload that."
)
_FAR_TOO_LARGE = "This picture has far too many pixels. Make it smaller, 1,600 pixels wide is enough, and upload that."
_ANIMATED = "This picture moves. Moving pictures distract readers: upload one still picture of it, as JPEG or PNG."
_BROKEN = (
    "This picture is damaged or incomplete, and cannot be read to its end. Look whether it opens on your computer, "
    "save it anew and upload that."
)

# EXIF orientation (tag 0x0112) -> what sets the picture upright. 1 is upright.
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIDEWAYS = {_TURNS[orientation] for orientation in (5, 6, 7, 8)}


class NotAccepted(ValueError):
    """An upload that cannot become a picture. The message says why and what to do, for whoever uploaded it."""


@dataclass(frozen=True)
class Rendition:
    """One size of a picture: `content` is a WebP file."""

    width: int
    height: int
    content: bytes


@dataclass(frozen=True)
class Encoded:
    """A picture as we keep it. `renditions` are smallest first; `digest` is the SHA-256 (hex) of the largest."""

    digest: str
    renditions: tuple[Rendition, ...]

    @property
    def width(self) -> int:
        return self.renditions[-1].width

    @property
    def height(self) -> int:
        return self.renditions[-1].height


# One at a time in a process: a large picture takes some hundred megabytes while it is decoded.
_ONE_AT_A_TIME = threading.Lock()


def encode(data: bytes) -> Encoded:
    """`data` checked, set upright, stripped and re-encoded in each of `WIDTHS`. Raises only `NotAccepted`."""
    if not data:
        raise NotAccepted(_EMPTY)
    if len(data) > MAX_BYTES:
        raise NotAccepted(_TOO_HEAVY)
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        # What Pillow warns of is either a bomb or something odd in metadata that is not kept anyway.
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        pixels = _pixels(data)
        renditions = tuple(_rendition(pixels, width) for width in _widths(pixels.width))
    return Encoded(digest=hashlib.sha256(renditions[-1].content).hexdigest(), renditions=renditions)


def _pixels(data: bytes) -> Image.Image:
    """The picture upright, in sRGB, at most `WIDTHS[-1]` wide, as a new image that carries nothing but its pixels."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            _check(image)
            image.draft(None, (WIDTHS[-1], WIDTHS[-1]))  # a JPEG decodes at a fraction of its size; others ignore it
            image.load()
            turn = _TURNS.get(_orientation(image))
            profile = image.info.get("icc_profile")
            # Small first: each later step copies the picture.
            small = _reduced(image, across=image.height if turn in _SIDEWAYS else image.width)
            upright = _plain_mode(small)
            upright = upright.transpose(turn) if turn is not None else upright
            fitting = _to_srgb(_fit(upright, min(upright.width, WIDTHS[-1])), profile)
            return Image.frombytes(fitting.mode, fitting.size, fitting.tobytes())
    except NotAccepted:
        raise
    except Image.UnidentifiedImageError as error:
        raise NotAccepted(_what_it_is(data)) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NotAccepted(_FAR_TOO_LARGE) from error
    except Exception as error:  # Pillow's readers raise nearly anything on bytes that somebody made up
        raise NotAccepted(_BROKEN) from error


def _reduced(image: Image.Image, *, across: int) -> Image.Image:
    """`image` shrunk by a whole factor, still at least twice as wide as we keep; `across` is its width once upright."""
    factor = across // (2 * WIDTHS[-1])
    if factor < 2 or image.mode not in {"L", "LA", "RGB", "RGBA", "CMYK"}:
        return image
    return image.reduce(factor)


def _check(image: Image.Image) -> None:
    """Refuse by what the file's head says, before a single pixel is decoded."""
    width, height = image.size
    most = MAX_PIXELS.get(image.format, MAX_PIXELS_OF_OTHERS)
    if max(width, height) > MAX_SIDE or width * height > most:
        raise NotAccepted(_TOO_LARGE.format(width=width, height=height, most=most // 1_000_000))
    if getattr(image, "is_animated", False) and image.format != _MANY_IN_ONE:
        raise NotAccepted(_ANIMATED)


def _orientation(image: Image.Image) -> int:
    try:
        return image.getexif().get(_ORIENTATION, 1)
    except Exception:  # damaged EXIF: the picture is shown as it lies
        return 1


def _plain_mode(image: Image.Image) -> Image.Image:
    """`image` in a mode that can be scaled and whose colours a profile can describe: L, RGB, RGBA or CMYK."""
    if image.mode.startswith("I"):  # 16 bits of grey; convert() would cut off instead of scaling
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode in {"L", "RGB", "CMYK"}:
        return image
    return image.convert("RGB")


def _fit(image: Image.Image, width: int) -> Image.Image:
    if width == image.width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            return ImageCms.profileToProfile(
                image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode=mode
            )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a profile that does not fit its picture: the usual colours are the best guess
    return image.convert(mode)


def _widths(width: int) -> list[int]:
    return [*(step for step in WIDTHS if step < width), min(width, WIDTHS[-1])]


def _rendition(pixels: Image.Image, width: int) -> Rendition:
    image = _fit(pixels, width)
    file = io.BytesIO()
    image.save(file, "WEBP", quality=QUALITY, method=4)
    return Rendition(width=image.width, height=image.height, content=file.getvalue())


def _what_it_is(data: bytes) -> str:
    for start, offset, sentence in _KNOWN_OTHERS:
        if data.startswith(start, offset):
            return sentence
    return _SVG if b"<svg" in data[:1000].lower() else _NOT_ONE
