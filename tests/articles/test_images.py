import functools
import io
import subprocess
import sys
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from articles.images import MAX_BYTES, NotAccepted, encode

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
RED, BLUE = (220, 30, 30), (30, 30, 220)


def painting(width=900, height=600, mode="RGB"):
    """Red on the left, blue on the right: which side is which shows whether it was turned."""
    image = Image.new("RGB", (width, height), RED)
    ImageDraw.Draw(image).rectangle((width // 2, 0, width, height), fill=BLUE)
    return image.convert(mode)


def file_of(image, format="JPEG", **options) -> bytes:
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def largest(encoded):
    return Image.open(io.BytesIO(encoded.renditions[-1].content))


def near(pixel, colour, tolerance=40):
    return all(abs(one - other) <= tolerance for one, other in zip(pixel, colour, strict=False))


@functools.cache
def samples() -> tuple[bytes, ...]:
    return tuple(file_of(painting(60, 40), format) for format in FORMATS)


@pytest.mark.parametrize("format", FORMATS)
def test_it_takes_each_kind_of_picture_and_makes_webp_of_it(format):
    encoded = encode(file_of(painting(), format))
    assert [(rendition.width, rendition.height) for rendition in encoded.renditions] == [
        (480, 320),
        (800, 533),
        (900, 600),
    ]
    for rendition in encoded.renditions:
        image = Image.open(io.BytesIO(rendition.content))
        assert (image.format, image.size) == ("WEBP", (rendition.width, rendition.height))
        assert near(image.convert("RGB").getpixel((10, 100)), RED)
        assert near(image.convert("RGB").getpixel((rendition.width - 10, 100)), BLUE)


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, [1]),
        (479, [479]),
        (480, [480]),
        (481, [480, 481]),
        (1600, [480, 800, 1200, 1600]),
        (1601, [480, 800, 1200, 1600]),
        (5000, [480, 800, 1200, 1600]),
    ],
)
def test_it_makes_every_width_up_to_the_pictures_own_and_none_above(width, widths):
    encoded = encode(file_of(painting(width, 300)))
    assert [rendition.width for rendition in encoded.renditions] == widths
    assert (encoded.width, encoded.height) == (widths[-1], max(1, round(300 * widths[-1] / width)))


def test_a_picture_as_thin_as_a_line_keeps_at_least_one_pixel():
    assert encode(file_of(painting(12_000, 1), "PNG")).height == 1


def test_the_digest_follows_from_the_picture_and_not_from_the_file():
    as_png, with_comment = file_of(painting(), "PNG"), PngImagePlugin.PngInfo()
    with_comment.add_text("Comment", "another file, the same pixels")
    assert encode(as_png).digest == encode(file_of(painting(), "PNG", pnginfo=with_comment)).digest
    assert encode(as_png).digest != encode(file_of(painting(901), "PNG")).digest


# Where red and blue lie after a viewer obeyed each orientation: (size, a red point, a blue point).
UPRIGHT = {
    1: ((300, 200), (10, 100), (290, 100)),
    2: ((300, 200), (290, 100), (10, 100)),
    3: ((300, 200), (290, 100), (10, 100)),
    4: ((300, 200), (10, 100), (290, 100)),
    5: ((200, 300), (100, 10), (100, 290)),
    6: ((200, 300), (100, 10), (100, 290)),
    7: ((200, 300), (100, 290), (100, 10)),
    8: ((200, 300), (100, 290), (100, 10)),
}


@pytest.mark.parametrize("orientation", UPRIGHT)
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_it_turns_a_photograph_the_way_the_camera_was_held(format, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    size, red, blue = UPRIGHT[orientation]
    image = largest(encode(file_of(painting(300, 200), format, exif=exif))).convert("RGB")
    assert image.size == size
    assert near(image.getpixel(red), RED)
    assert near(image.getpixel(blue), BLUE)


def test_a_turned_photograph_is_as_wide_as_it_is_seen():
    exif = Image.Exif()
    exif[0x0112] = 6
    encoded = encode(file_of(painting(4000, 3000), exif=exif))
    assert [rendition.width for rendition in encoded.renditions] == [480, 800, 1200, 1600]
    assert encoded.height == 2133


def _revealing(format):
    """A file of `format` with a word in every place that its format has for words."""
    exif = Image.Exif()
    exif[0x010E] = "SECRETPLACE"  # ImageDescription
    exif.get_ifd(0x8825)[1] = "N"  # GPS
    exif.get_ifd(0x8825)[2] = (34.0, 3.0, 8.0)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"exif": exif, "icc_profile": profile}
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRETPLACE</x:xmpmeta>'
    if format == "JPEG":
        options |= {"comment": b"SECRETPLACE <script>alert(1)</script>", "xmp": xmp}
    elif format == "PNG":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Comment", "SECRETPLACE <script>alert(1)</script>")
        texts.add_itxt("XML:com.adobe.xmp", xmp.decode())
        options["pnginfo"] = texts
    else:
        options["xmp"] = xmp
    return file_of(painting(), format, **options) + b"<script>alert('SECRETPLACE')</script>%PDF-1.4"


# The parts of a WebP file that hold pictures; EXIF, XMP and ICCP would be others.
WEBP_PIXELS = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}


def chunks_of(webp: bytes) -> set[bytes]:
    assert webp[:4] == b"RIFF"
    assert int.from_bytes(webp[4:8], "little") + 8 == len(webp), "something stands behind the picture"
    names, at = set(), 12
    while at < len(webp):
        names.add(webp[at : at + 4])
        length = int.from_bytes(webp[at + 4 : at + 8], "little")
        at += 8 + length + length % 2
    return names


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_that_a_camera_or_an_attacker_wrote_beside_the_pixels_is_kept(format):
    upload = _revealing(format)
    assert b"SECRETPLACE" in upload
    for rendition in encode(upload).renditions:
        assert chunks_of(rendition.content) <= WEBP_PIXELS
        for trace in (b"SECRETPLACE", b"<script", b"%PDF", b"Exif", b"acsp"):
            assert trace not in rendition.content
        assert not Image.open(io.BytesIO(rendition.content)).getexif()


def test_a_see_through_picture_stays_see_through():
    image = Image.new("RGBA", (50, 50), (*RED, 0))
    ImageDraw.Draw(image).rectangle((0, 0, 24, 50), fill=(*RED, 255))
    shown = largest(encode(file_of(image, "PNG")))
    assert shown.mode == "RGBA"
    assert shown.getpixel((5, 5))[3] == 255
    assert shown.getpixel((45, 5))[3] == 0


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_it_takes_every_way_a_png_stores_colour(mode):
    grey = Image.new("L", (40, 40), 128)
    deep = Image.frombytes("I;16", (40, 40), (32_896).to_bytes(2, "little") * 1600)
    image = deep if mode == "I;16" else grey.convert(mode)
    shown = largest(encode(file_of(image, "PNG"))).convert("L")
    if mode == "1":
        assert set(shown.tobytes()) - set(range(5, 250))  # dithered
    else:
        assert abs(shown.getpixel((20, 20)) - 128) <= 6


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_it_takes_grey_and_printers_jpegs(mode):
    shown = largest(encode(file_of(painting(mode=mode))))
    assert shown.mode == "RGB"
    if mode == "CMYK":
        assert near(shown.getpixel((10, 100)), RED, 60)
        assert near(shown.getpixel((890, 100)), BLUE, 60)


def test_colours_of_another_profile_are_converted_and_not_just_relabelled():
    lab_like = ImageCms.createProfile("LAB")
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain = encode(file_of(painting(), "PNG")).digest
    assert encode(file_of(painting(), "PNG", icc_profile=wide)).digest == plain
    # A profile that cannot belong to its picture is passed over.
    odd = ImageCms.ImageCmsProfile(lab_like).tobytes()
    assert encode(file_of(painting(), "PNG", icc_profile=odd)).digest == plain
    assert encode(file_of(painting(), "PNG", icc_profile=b"not a profile")).digest == plain


def test_a_phones_jpeg_with_a_second_view_behind_it_is_one_picture():
    both = file_of(painting(), "MPO", save_all=True, append_images=[painting().rotate(180)])
    assert Image.open(io.BytesIO(both)).format == "MPO"
    assert near(largest(encode(both)).convert("RGB").getpixel((10, 100)), RED)


def _moving(format):
    frames = [painting(40, 40), painting(40, 40).rotate(180)]
    return file_of(frames[0], format, save_all=True, append_images=frames[1:], duration=100)


def _png_of_zeros(width, height):
    """A PNG whose head promises `width` × `height` pixels; small, because they are all alike."""

    def chunk(name, content):
        return len(content).to_bytes(4) + name + content + zlib.crc32(name + content).to_bytes(4)

    head = width.to_bytes(4) + height.to_bytes(4) + bytes([1, 0, 0, 0, 0])
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes((width + 7) // 8 + 1)) for _ in range(min(height, 20_000))) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _webp_of_nothing(width, height):
    """A lossless WebP that is all head: 14 bits of width, 14 of height, then zeros."""
    bits = (width - 1) | (height - 1) << 14
    pixels = b"\x2f" + bits.to_bytes(4, "little") + bytes(41)
    body = b"WEBPVP8L" + len(pixels).to_bytes(4, "little") + pixels
    return b"RIFF" + len(body).to_bytes(4, "little") + body


REFUSED = {
    "nothing": (lambda: b"", "empty"),
    "too heavy": (lambda: file_of(painting()) + bytes(MAX_BYTES), "10 MB"),
    "text": (lambda: b"just some words", "not a JPEG"),
    "a page called .png": (lambda: b"<!doctype html><script>alert(1)</script>", "not a JPEG"),
    "a drawing": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "SVG"),
    "a drawing after a declaration": (lambda: b'<?xml version="1.0"?>\n<!-- x --><SVG/>', "SVG"),
    "a gif": (lambda: file_of(painting(), "GIF"), "GIF"),
    "a bmp": (lambda: file_of(painting(), "BMP"), "BMP"),
    "a tiff": (lambda: file_of(painting(), "TIFF"), "TIFF"),
    "a pdf": (lambda: file_of(painting(), "PDF"), "PDF"),
    "postscript": (lambda: file_of(painting(), "EPS"), "not a JPEG"),
    "an icon": (lambda: file_of(painting(64, 64), "ICO"), "not a JPEG"),
    "an iphone's photograph": (lambda: b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "HEIC"),
    "a moving webp": (lambda: _moving("WEBP"), "moves"),
    "a moving png": (lambda: _moving("PNG"), "moves"),
    "a moving avif": (lambda: _moving("AVIF"), "moves"),
    "more than 13 million pixels": (lambda: file_of(Image.new("1", (5000, 2601)), "PNG"), "5,000 × 2,601"),
    "a JPEG of more than 40 million pixels": (lambda: file_of(Image.new("L", (8000, 5001)), "JPEG"), "8,000 × 5,001"),
    "too long a side": (lambda: file_of(Image.new("1", (12_001, 2)), "PNG"), "12,001 × 2"),
    "a bomb that Pillow warns of": (lambda: _png_of_zeros(11_000, 11_000), "pixels"),
    "a bomb that Pillow refuses": (lambda: _png_of_zeros(60_000, 60_000), "pixels"),
    "a webp that says it is huge": (lambda: _webp_of_nothing(16_384, 16_384), "pixels"),
    "a jpeg's first half": (lambda: file_of(painting())[:3000], "damaged"),
    "a png's first half": (lambda: file_of(painting(), "PNG")[:800], "damaged"),
    "a webp's first half": (lambda: file_of(painting(), "WEBP")[:400], "damaged"),
    "an avif's first half": (lambda: file_of(painting(), "AVIF")[:500], "damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_refuses_everything_else_and_says_what_to_do(name):
    make, word = REFUSED[name]
    with pytest.raises(NotAccepted) as refused:
        encode(make())
    sentence = str(refused.value)
    assert word in sentence
    assert any(advice in sentence for advice in ("upload that", "choose it again", "upload one still picture"))


def test_exactly_as_many_pixels_as_are_allowed_are_taken():
    assert encode(file_of(Image.new("L", (8000, 5000)), "JPEG")).width == 1600
    assert encode(file_of(Image.new("1", (5000, 2600)), "PNG")).width == 1600


MEASURE = """
import sys, time
from articles.images import NotAccepted, encode
encode(open(sys.argv[2], "rb").read())
upload = open(sys.argv[1], "rb").read()
start = time.process_time()
try:
    encode(upload)
except NotAccepted as refused:
    peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print(time.process_time() - start, int(peak.split()[1]) / 1024)
"""


@pytest.mark.parametrize(
    "name", ["a bomb that Pillow warns of", "a bomb that Pillow refuses", "a webp that says it is huge"]
)
def test_a_bomb_is_refused_within_a_second_and_250_mib(name, tmp_path):
    bomb, harmless = tmp_path / "bomb", tmp_path / "harmless"
    bomb.write_bytes(REFUSED[name][0]())
    harmless.write_bytes(samples()[1])
    run = subprocess.run(
        [sys.executable, "-c", MEASURE, bomb, harmless], capture_output=True, text=True, check=True, timeout=60
    )
    seconds, mebibytes = map(float, run.stdout.split())
    assert seconds < 1
    assert mebibytes < 250


@given(st.binary(max_size=2000))
@settings(max_examples=200, deadline=None)
def test_no_bytes_at_all_make_it_fail_otherwise(data):
    with pytest.raises(NotAccepted):
        encode(data)


@given(
    sample=st.integers(0, len(FORMATS) - 1),
    changes=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8)), min_size=1, max_size=6),
    cut=st.none() | st.floats(0, 1),
)
@settings(max_examples=400, deadline=None)
def test_a_damaged_picture_is_either_refused_or_made_clean(sample, changes, cut):
    data = bytearray(samples()[sample])
    for place, written in changes:
        at = int(place * len(data))
        data[at : at + len(written)] = written
    if cut is not None:
        del data[int(cut * len(data)) :]
    try:
        encoded = encode(bytes(data))
    except NotAccepted:
        return
    assert all(chunks_of(rendition.content) <= WEBP_PIXELS for rendition in encoded.renditions)
