"""The picture library's verbs: storing a picture, finding where one is used."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from articles import images
from articles.models import Article, Edition, Picture
from articles.permissions import NotAllowed


class AlreadyThere(ValueError):
    """The library has this very picture. `picture` is the one it has; the message is for whoever uploaded it again."""

    def __init__(self, picture: Picture):
        self.picture = picture
        super().__init__(f"This picture is in the library already, as “{picture.title}”. Use that one.")


def check_can_add_pictures(by) -> None:
    if not (by.is_active and by.has_perm("articles.add_picture")):
        raise NotAllowed("Only authors and publishers can add pictures.")


def store_picture(
    *, upload, title: str, alt_text: str = "", is_decorative: bool = False, credit: str = "", by=None
) -> Picture:
    """Make a picture of `upload`: bytes, or an open file. `by` is None where a command does it.

    Raises `images.NotAccepted`, `AlreadyThere`, `NotAllowed`, or a ValidationError over the texts; all say what to do.
    """
    if by is not None:
        check_can_add_pictures(by)
    picture = Picture(title=title, alt_text=alt_text, is_decorative=is_decorative, credit=credit)
    picture.full_clean(exclude=["digest", "width", "height", "renditions"])
    return keep(picture=picture, encoded=encode_new(upload))


def encode_new(upload) -> images.Encoded:
    """`upload` re-encoded, if it is a picture and the library does not have it."""
    if not isinstance(upload, bytes):
        upload = upload.read(images.MAX_BYTES + 1)
    encoded = images.encode(upload)
    _refuse_twice(encoded)
    return encoded


def keep(*, picture: Picture, encoded: images.Encoded) -> Picture:
    """Write the files of `encoded` and save `picture`, which is new, as theirs."""
    picture.digest, picture.width, picture.height = encoded.digest, encoded.width, encoded.height
    picture.renditions = [
        {"path": _write(encoded.digest, rendition), "width": rendition.width, "height": rendition.height}
        for rendition in encoded.renditions
    ]
    try:
        with transaction.atomic():
            picture.save(force_insert=True)
    except IntegrityError:
        _refuse_twice(encoded)  # somebody uploaded the same one at the same moment
        raise
    return picture


def _refuse_twice(encoded: images.Encoded) -> None:
    same = Picture.objects.filter(digest=encoded.digest).first()
    if same:
        raise AlreadyThere(same)


def _write(digest: str, rendition: images.Rendition) -> str:
    """Store one file under a name that follows from what is in it; such a file is never changed and never deleted.

    A file of another length under that name is the torn one of a process that was killed: it is written again.
    """
    path = f"pictures/{digest[:2]}/{digest}-{rendition.width}.webp"
    if default_storage.exists(path):
        if default_storage.size(path) == len(rendition.content):
            return path
        default_storage.delete(path)
    written = default_storage.save(path, ContentFile(rendition.content))
    if written != path:  # another process stored the same picture at the same moment; one copy is enough
        default_storage.delete(written)
    return path


def articles_with(picture: Picture) -> QuerySet[Article]:
    """Articles whose draft shows `picture`."""
    return Article.objects.filter(pk__in=picture.figures.values("parent")).order_by("title")


def editions_with(picture: Picture) -> QuerySet[Edition]:
    """Editions that show `picture`, whether live or not. Looks through every document: not for lists."""
    return Edition.objects.filter(document__icontains=picture.digest).order_by("title", "-number")


def is_used(picture: Picture) -> bool:
    """Whether a draft or a recorded edition shows `picture`; then it stays."""
    return picture.figures.exists() or editions_with(picture).exists()
