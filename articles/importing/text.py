"""From a file to text: every way in which a file can be unfit is one sentence for the person who chose it. Pure."""

from pathlib import Path

# The longest explainer we know of has 40 KB. A megabyte is a wrong file, and refusing it costs no memory.
MAX_BYTES = 1_000_000
MAX_LINES = 20_000

_OTHER_ENCODINGS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


class ImportRefused(Exception):
    """The text cannot be imported. The message is one sentence that says why and, where possible, what to do."""


class TitleTaken(ImportRefused):
    """There is an article with that title (`title`, as it is spelled there), and nobody said that it may be replaced."""

    def __init__(self, message: str, *, title: str):
        super().__init__(message)
        self.title = title


def read_file(path) -> str:
    """The text of the file at `path`. Raises `ImportRefused`; never reads more than `MAX_BYTES` and one byte."""
    path = Path(path)
    try:
        if path.is_dir():
            raise ImportRefused(f"{path} is a folder. Name one text file.")
        if not path.exists():
            raise ImportRefused(f"There is no file {path}.")
        if not path.is_file():
            raise ImportRefused(f"{path} is not an ordinary file.")
        if path.stat().st_size > MAX_BYTES:
            raise ImportRefused(_too_large(path.stat().st_size))
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ImportRefused(f"{str(path)[:200]} cannot be read: {error.strerror}.") from error
    return decode(data)


def decode(data: bytes) -> str:
    """`data` as text with "\\n" between lines and without a byte order mark. Raises `ImportRefused`."""
    if len(data) > MAX_BYTES:
        raise ImportRefused(_too_large(len(data)))
    for mark, name in _OTHER_ENCODINGS.items():
        if data.startswith(mark):
            raise ImportRefused(f"The file is {name}. Save it as UTF-8 and import it again.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportRefused(
            f"The file is not UTF-8: the byte at offset {_offset(data, error)} does not fit. Save it as UTF-8."
        ) from error
    if "\x00" in text:
        raise ImportRefused("The file is not text: it holds NUL bytes, as programs and pictures do.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ImportRefused("The file is empty.")
    if text.count("\n") > MAX_LINES:
        raise ImportRefused(f"The file has {text.count(chr(10)):,} lines. The most is {MAX_LINES:,}.")
    return text


def _offset(data: bytes, error: UnicodeDecodeError) -> int:
    # "utf-8-sig" counts from after the byte order mark.
    return error.start + (3 if data.startswith(b"\xef\xbb\xbf") and len(error.object) < len(data) else 0)


def _too_large(size: int) -> str:
    return f"The file has {size / 1_000_000:.1f} MB. The most is {MAX_BYTES // 1_000_000} MB."
