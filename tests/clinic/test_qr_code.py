"""The QR code: drawn as the standard says, so that a camera finds the address in it."""

import re

import pytest
import segno
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from clinic.qr_code import qr_code

ADDRESS = "https://clinic.example.org/articles/how-ketamine-may-help-with-depression/"


def modules(code: dict) -> list[list[int]]:
    """The picture as rows of 1 (dark) and 0, read from its path alone."""
    drawn = [[0] * code["size"] for _ in range(code["size"])]
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", code["path"]):
        for column in range(int(x), int(x) + int(length)):
            drawn[int(y)][column] = 1
    return drawn


@pytest.mark.parametrize("text", [ADDRESS, "https://a.example/", "https://clinic.example.org/articles/" + "ñ" * 300])
def test_what_is_drawn_is_the_code_of_the_address_with_its_quiet_margin(text):
    drawn, made = modules(qr_code(text)), segno.make(text, error="m", micro=False)
    assert drawn == [[*row] for row in made.matrix_iter(border=4)]


def test_it_has_the_three_corners_that_a_camera_looks_for():
    drawn = modules(qr_code(ADDRESS))
    size = len(drawn)
    for y, x in ((4, 4), (4, size - 11), (size - 11, 4)):
        corner = [row[x : x + 7] for row in drawn[y : y + 7]]
        assert corner[0] == corner[6] == [1] * 7
        assert corner[1] == corner[5] == [1, 0, 0, 0, 0, 0, 1]
        assert corner[3] == [1, 0, 1, 1, 1, 0, 1]


def test_a_longer_address_changes_the_picture():
    assert qr_code(ADDRESS)["path"] != qr_code(f"{ADDRESS}handout/")["path"]


def test_it_is_a_picture_with_a_name_and_dark_on_white():
    html = render_to_string("components/qr_code.html", {"code": qr_code(ADDRESS), "label": "The address"})
    picture = BeautifulSoup(html, "html5lib").svg
    assert (picture["role"], picture["aria-label"]) == ("img", "The address")
    assert (picture.rect["fill"], picture.path["fill"]) == ("#fff", "#000")
