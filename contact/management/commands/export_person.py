from contact import records
from contact.management.person import PersonCommand


class Command(PersonCommand):
    help = "Write what is kept of one person to standard output. Their number or address is read from standard input."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--format", choices=records.FORMATS, default="json", help="(%(default)s)")

    def act(self, found, *, by, reason, **options):
        content = records.export(inquiries=found, file=options["format"], reason=reason, by=by)
        self.stdout.write(content, ending="")
