from contact import records
from contact.management.person import PersonCommand


class Command(PersonCommand):
    help = "Erase what one person wrote, for ever. Their number or address is read from standard input."

    def act(self, found, *, by, reason, **options):
        erased = records.erase(inquiries=found, reason=reason, by=by)
        self.stdout.write(f"What was typed in {erased} of {len(found)} inquiries is erased.")
