import os

import pytest

from articles.importing.text import MAX_BYTES, MAX_LINES, ImportRefused, decode, read_file


def refusal(data: bytes) -> str:
    with pytest.raises(ImportRefused) as refused:
        decode(data)
    return str(refused.value)


def test_it_reads_utf_8_with_and_without_a_byte_order_mark():
    assert decode("A café\n".encode()) == decode("A café\n".encode("utf-8-sig")) == "A café\n"


def test_it_reads_the_line_ends_of_every_system():
    assert decode(b"one\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\ufeff".encode(), "\u00a0\n".encode()])
def test_it_refuses_a_file_without_text(data):
    assert refusal(data) == "The file is empty."


def test_it_refuses_a_binary_file():
    assert "not text" in refusal(b"Title\x00\x01\n")


@pytest.mark.parametrize(
    ("data", "offset"), [(b"ab\xffcd", 2), (b"\xef\xbb\xbfab\xffcd", 5), (b"caf\xe9", 3), (b"a\xe2\x82", 1)]
)
def test_it_says_where_a_file_is_not_utf_8(data, offset):
    assert f"offset {offset} " in refusal(data)
    assert data[offset] > 127


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_it_names_another_encoding(encoding):
    said = refusal("A title\n".encode(encoding))
    assert encoding.upper() in said
    assert "UTF-8" in said


def test_it_refuses_more_than_a_megabyte():
    assert decode(b"a" * MAX_BYTES)
    assert "1 MB" in refusal(b"a" * (MAX_BYTES + 1))


def test_it_refuses_more_lines_than_any_article_has():
    assert decode(b"a\n" * MAX_LINES)
    assert "20,001 lines" in refusal(b"a\n" * (MAX_LINES + 1))


def test_it_refuses_fifty_megabytes_without_reading_them(tmp_path, monkeypatch):
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        os.truncate(file.fileno(), 50_000_000)
    monkeypatch.setattr("pathlib.Path.open", lambda *args, **kwargs: pytest.fail("the file was opened"))
    with pytest.raises(ImportRefused, match=r"50\.0 MB"):
        read_file(large)


def test_it_refuses_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ImportRefused, match="no file"):
        read_file(tmp_path / "nothing.txt")


def test_it_refuses_a_folder(tmp_path):
    with pytest.raises(ImportRefused, match="folder"):
        read_file(tmp_path)


def test_it_refuses_a_pipe_rather_than_wait_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ImportRefused, match="not an ordinary file"):
        read_file(tmp_path / "pipe")


def test_it_refuses_a_name_that_no_file_can_have():
    with pytest.raises(ImportRefused, match="cannot be read"):
        read_file("a" * 5000)
