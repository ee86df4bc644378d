"""The picture library's verbs: storing a picture, finding where one is used, deleting one."""

from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError, QuerySet

from articles import images
from articles.models import Article, Edition, Figure, Picture
from articles.permissions import check_can_add_pictures, check_can_delete_pictures
from clinic.refusals import NotPossible

_NAMED = 5  # of the places where a picture is used, when it cannot be deleted


class AlreadyThere(ValueError):
    """The library has this very picture. `picture` is the one it has; the message is for whoever uploaded it again."""

    def __init__(self, picture: Picture):
        self.picture = picture
        super().__init__(f"This picture is in the library already, as “{picture.title}”. Use that one.")


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
    encoded = encode(upload)
    check_is_new(encoded)
    return keep(picture=picture, encoded=encoded)


def encode(upload) -> images.Encoded:
    """`upload` (bytes, or an open file) re-encoded. It takes seconds: a page does it before its transaction begins."""
    return images.encode(upload if isinstance(upload, bytes) else upload.read(images.MAX_BYTES + 1))


def check_is_new(encoded: images.Encoded) -> None:
    same = Picture.objects.filter(digest=encoded.digest).first()
    if same:
        raise AlreadyThere(same)


def keep(*, picture: Picture, encoded: images.Encoded) -> Picture:
    """Save `picture`, which is new, and write the files of `encoded` as its own."""
    paths = [
        f"pictures/{encoded.digest[:2]}/{encoded.digest}-{rendition.width}.webp" for rendition in encoded.renditions
    ]
    picture.digest, picture.width, picture.height = encoded.digest, encoded.width, encoded.height
    picture.renditions = [
        {"path": path, "width": rendition.width, "height": rendition.height}
        for path, rendition in zip(paths, encoded.renditions, strict=True)
    ]
    try:
        with transaction.atomic():
            # The row first: whoever has a digest's row, not yet committed, is alone with the digest's files.
            picture.save(force_insert=True)
            for path, rendition in zip(paths, encoded.renditions, strict=True):
                _write(path, rendition.content)
    except IntegrityError:
        check_is_new(encoded)  # somebody uploaded the same one at the same moment
        raise
    return picture


def _write(path: str, content: bytes) -> None:
    """Store a file, whose name follows from what is in it. One of another length is torn: its process was killed."""
    if default_storage.exists(path):
        if default_storage.size(path) == len(content):
            return
        default_storage.delete(path)
    default_storage.save(path, ContentFile(content))


def articles_with(picture: Picture) -> QuerySet[Article]:
    """Articles whose draft shows `picture`."""
    return Article.objects.filter(pk__in=picture.figures.values("parent")).order_by("title")


def editions_with(picture: Picture) -> QuerySet[Edition]:
    """Editions that show `picture`, whether live or not. Looks through every document: not for lists."""
    return Edition.objects.filter(document__icontains=picture.digest).order_by("title", "-number")


def is_used(picture: Picture) -> bool:
    """Whether a draft or a recorded edition shows `picture`; then it stays."""
    return picture.figures.exists() or editions_with(picture).exists()


def check_is_unused(picture: Picture) -> None:
    """Raises `NotPossible`, which names the drafts and editions that show `picture`."""
    drafts = [f"the draft of “{article.title}”" for article in articles_with(picture)]
    editions = [
        f"edition {edition.number} of “{edition.title}”" for edition in editions_with(picture).only("number", "title")
    ]
    places = [*drafts, *editions]
    if places:
        more = [f"{len(places) - _NAMED} more"] if len(places) > _NAMED else []
        raise NotPossible(
            f"This picture cannot be deleted: it is used in {', '.join([*places[:_NAMED], *more])}. "
            "A recorded edition keeps its pictures."
        )


@transaction.atomic
def delete_picture(*, picture: Picture, by) -> None:
    """Delete `picture` and, once that is committed, its files. `by` is None where a command does it.

    Raises `NotAllowed`, or `NotPossible` if a draft or an edition shows it; then its files stay.
    """
    if by is not None:
        check_can_delete_pictures(by)
    check_is_unused(picture)
    try:
        with transaction.atomic():
            Picture.objects.filter(pk=picture.pk).delete()
            # PostgreSQL would look for figures saved meanwhile only at the end, when no sentence can be said any more.
            connection.check_constraints([Figure._meta.db_table])
            # From here on no figure can come to show it, so no edition can either; one may have, a moment ago.
            used_meanwhile = editions_with(picture).exists()
            transaction.set_rollback(used_meanwhile)
    except (ProtectedError, IntegrityError):
        used_meanwhile = True
    if used_meanwhile:
        raise NotPossible("This picture cannot be deleted: somebody has just put it into an article.")
    paths = [rendition["path"] for rendition in picture.renditions]
    transaction.on_commit(partial(_remove_files, picture.digest, paths))


def _remove_files(digest: str, paths: list[str]) -> None:
    """Remove the files of a deleted picture, unless somebody has uploaded it again: then they are that picture's."""
    try:
        with transaction.atomic():
            # As in `keep`, a row makes us alone with the files. It is never committed.
            Picture.objects.create(digest=digest, is_decorative=True, width=0, height=0)
            for path in paths:
                default_storage.delete(path)
            transaction.set_rollback(True)
    except IntegrityError:
        return
