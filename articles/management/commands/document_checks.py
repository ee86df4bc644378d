from django.core.management.base import BaseCommand

from articles.checks.page import checks_page
from clinic.env import BASE_DIR

PAGE = BASE_DIR / "docs" / "reference" / "checks.md"


class Command(BaseCommand):
    help = "Write docs/reference/checks.md from the checks; with --check, only say whether it is up to date."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="write nothing; exit with 1 when the page is out of date"
        )

    def handle(self, *args, check, **options):
        page = checks_page()
        if PAGE.exists() and PAGE.read_text() == page:
            return
        if check:
            self.stderr.write(f"{PAGE.relative_to(BASE_DIR)} is not what articles/checks/ says. Run ./scripts/fix.")
            raise SystemExit(1)
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(page)
        self.stdout.write(f"Wrote {PAGE.relative_to(BASE_DIR)}.")
