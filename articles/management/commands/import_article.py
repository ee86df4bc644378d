from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.urls import NoReverseMatch, reverse

from articles.importing import report
from articles.importing.draft import Imported, import_text
from articles.importing.text import ImportRefused, read_file
from articles.permissions import NotAllowed


class Command(BaseCommand):
    help = (
        "Make a draft of a plain text file, in typed blocks, and record it as an edition. Nothing is published. "
        "docs/staff/importing.md describes the format."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", help="the text, UTF-8, at most 1 MB")
        parser.add_argument("--topic", action="append", default=[], metavar="NAME", help="a topic; may be given again")
        parser.add_argument("--replace", action="store_true", help="make a new edition of the article with this title")
        parser.add_argument(
            "--use-contact-details",
            action="store_true",
            help="put the telephone, e-mail and web address of the text into the clinic's profile",
        )
        parser.add_argument("--by", metavar="USERNAME", help="whose work this is in the history")

    def handle(self, *args, file, topic, replace, use_contact_details, by, **options):
        try:
            imported = import_text(
                text=read_file(file),
                topics=topic,
                replace=replace,
                use_contact_details=use_contact_details,
                by=_person(by) if by else None,
            )
        except (ImportRefused, NotAllowed) as refusal:
            raise CommandError(str(refusal)) from refusal
        except KeyboardInterrupt as interruption:
            raise CommandError("Interrupted. Nothing was changed.", returncode=130) from interruption
        self.stdout.write("\n".join(_told(imported)))


def _person(username: str):
    user = get_user_model().objects.filter(username=username, is_active=True).first()
    if user is None:
        raise ImportRefused(f"Nobody with the user name {username} can sign in here.")
    return user


def _told(imported: Imported):
    title = imported.content["title"]
    if imported.edition is None:
        yield f"Nothing changed: “{title}” says this already."
    else:
        yield f"Edition {imported.edition.number} of “{title}”: {report.counted(imported.content)}."
        yield f"It is a draft; nothing was published. {_where(imported)}"
    if imported.profile_fields:
        yield f"In the clinic's profile, this is new: {', '.join(imported.profile_fields)}."
    yield from report.as_lines(imported.remarks)


def _where(imported: Imported) -> str:
    try:
        return f"Edit it at {reverse('admin:articles_article_change', args=[imported.article.pk])}"
    except NoReverseMatch:  # a site without the admin
        return f"Its address will be {imported.article.slug}."
