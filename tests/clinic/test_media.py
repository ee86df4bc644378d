import io

import pytest
from PIL import Image

from articles.pictures import store_picture

NAME = "a" * 64


@pytest.fixture
def picture(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    file = io.BytesIO()
    Image.new("RGB", (500, 300), "teal").save(file, "PNG")
    return store_picture(upload=file.getvalue(), title="Teal", is_decorative=True)


def address(picture):
    return f"/media/{picture.renditions[-1]['path']}"


def test_a_picture_is_served_as_what_it_is_and_can_do_nothing(picture, client):
    response = client.get(address(picture))
    assert response.status_code == 200
    assert Image.open(io.BytesIO(b"".join(response.streaming_content))).size == (500, 300)
    assert response["Content-Type"] == "image/webp"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Set-Cookie" not in response


def test_a_picture_is_kept_for_good_and_answered_with_304(picture, client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(address(picture))
        response.getvalue()
    kept = {part.strip() for part in response["Cache-Control"].split(",")}
    assert kept == {"public", "max-age=31536000", "immutable"}
    assert client.get(address(picture), headers={"if-none-match": response["ETag"]}).status_code == 304


def test_a_head_request_gets_the_head(picture, client):
    response = client.head(address(picture))
    assert response.status_code == 200
    assert int(response["Content-Length"]) > 0
    assert response.getvalue() == b""


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pictures_can_only_be_fetched(picture, client, method):
    assert getattr(client, method)(address(picture)).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "",
        "pictures/",
        "pictures/aa/",
        f"pictures/aa/{NAME}-480.webp",  # well formed, but not there
        f"pictures/aa/{NAME}-480.webp/",
        f"pictures/aa/{NAME}-480.webp%0A",
        f"pictures/aa/{NAME}-480.svg",
        f"pictures/aa/{NAME}-480.html",
        f"pictures/aa/../aa/{NAME}-480.webp",
        f"pictures/AA/{NAME.upper()}-480.webp",
        "secret.txt",
        "../secret.txt",
        "..%2Fsecret.txt",
        "%2e%2e/secret.txt",
        "pictures/../../secret.txt",
        "..\\secret.txt",
        "/etc/passwd",
        "//etc/passwd",
        "pictures/aa/x.php",
        "%FF%FE",
    ],
)
def test_nothing_else_is_served(picture, client, settings, path):
    (settings.MEDIA_ROOT.parent / "secret.txt").write_text("not for anyone")
    folder = settings.MEDIA_ROOT / "pictures" / "aa"
    folder.mkdir(parents=True)
    odd = (f"{NAME}-480.svg", f"{NAME}-480.html", f"{NAME}-480.webp\n", "x.php")
    for file in (settings.MEDIA_ROOT / "secret.txt", *(folder / name for name in odd)):
        file.write_text("not for anyone")
    response = client.get(f"/media/{path}")
    assert response.status_code == 404


@pytest.mark.parametrize("path", [f"pictures/aa/{NAME}-480.webp%00", "pictures/aa/%00"])
def test_a_nul_in_a_pictures_address_is_refused(db, client, path):
    assert client.get(f"/media/{path}").status_code == 400
