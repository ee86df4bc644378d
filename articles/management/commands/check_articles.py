"""Runs the checks over every article: what is live, and what its draft says.

With `--format json` the answer is a list, in the order of the articles' keys, newest edition first:

    [{"article": key, "title": …, "slug": …, "language": BCP 47, "edition": number, "state": "live" | "draft", "errors": number,
      "findings": [{"check_id", "severity", "message", "block", "field", "excerpt", "suggestion", "source",
                    "is_overridable", "is_checked", "is_let_pass"}]}]

Exit code 1 when an error stands that nobody let pass, else 0. That nobody has reviewed a draft is no error of its words.
"""

import json

from django.core.management.base import BaseCommand
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles import governance
from articles.models import Edition


class Command(BaseCommand):
    help = "Runs the checks over everything that is live or a draft. Exit code 1 when an error stands."

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, format: str, **options):
        now = timezone.now()
        reports = [_report(edition, now) for edition in _editions(now)]
        if format == "json":
            self.stdout.write(json.dumps(reports, ensure_ascii=False, indent=1))
        else:
            for report in reports:
                self._tell(report)
        if any(report["errors"] for report in reports):
            raise SystemExit(1)

    def _tell(self, report: dict) -> None:
        unchecked = [finding["check_id"] for finding in report["findings"] if not finding["is_checked"]]
        warnings = sum(finding["severity"] == "warning" for finding in report["findings"])
        self.stdout.write(
            f"{report['title']}, edition {report['edition']} ({report['state']}): {report['errors']} errors, {warnings} warnings"
        )
        if unchecked:
            self.stdout.write(f"  not checked, for these know only English: {', '.join(unchecked)}")
        for finding in report["findings"]:
            if finding["severity"] == "error" and not finding["is_let_pass"]:
                about = f" “{finding['excerpt'][:80]}”" if finding["excerpt"] else ""
                self.stdout.write(f"  {finding['check_id']}: {finding['message']}{about}")


def _editions(now):
    """What is live, and the newest edition of each article."""
    later = Edition.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    wanted = Q(pk__in=Edition.objects.live(now).values("pk")) | ~Exists(later)
    editions = Edition.objects.filter(wanted).select_related("article", "review").defer("page")
    return editions.order_by("article_id", "-number").iterator(chunk_size=50)


def _report(edition: Edition, now) -> dict:
    state = "live" if edition.state(now) == "live" else "draft"
    passed = governance.overrides(edition)
    unheld = governance.MENDED_BY_REVIEW if state == "draft" else frozenset()
    findings = [finding for finding in governance.findings(edition, now=now) if finding.check_id not in unheld]
    return {
        "article": edition.article_id,
        "title": edition.title,
        "slug": edition.article.slug,
        "language": edition.language,
        "edition": edition.number,
        "state": state,
        "errors": sum(finding.is_error and finding.check_id not in passed for finding in findings),
        "findings": [{**finding.as_dict(), "is_let_pass": finding.check_id in passed} for finding in findings],
    }
