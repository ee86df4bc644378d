"""Pictures to upload, and the rows made of them."""

import io
import itertools

from django.core.files.storage import default_storage
from django.utils.text import slugify
from PIL import Image

from articles.models import Article, Figure
from articles.pictures import store_picture

_hues = itertools.count()


def a_file(width=600, format="JPEG", hue=None) -> bytes:
    """A picture; unless `hue` is given, unlike any before."""
    file = io.BytesIO()
    hue = next(_hues) * 7 % 360 if hue is None else hue
    Image.new("HSV", (width, 400), (hue % 256, 200, 200)).convert("RGB").save(file, format)
    return file.getvalue()


def a_picture(**overrides):
    return store_picture(**{"upload": a_file(), "title": "A boat", "alt_text": "A small boat", **overrides})


def has_files(picture) -> bool:
    """Whether all its files are there; it has never some of them."""
    (there,) = {default_storage.exists(file["path"]) for file in picture.renditions}
    return there


def an_article_with(picture, title="On boats"):
    article = Article.objects.create(title=title, slug=f"{slugify(title)}-{picture.pk}")
    Figure.objects.create(parent=article, region="main", ordering=10, picture=picture)
    return article
