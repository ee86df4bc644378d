"""A scratch site as docs/operations/deploying.md runs one, on this machine alone: gunicorn, hashed and compressed files.

It has the demonstration's articles, and says of itself that it is a real clinic: the demonstration asks search engines to
leave it out. Two things cannot be as in production. There is no proxy, so no HTTPS (a certificate is for a name) and no
HTTP/2; browsers take loopback for a safe place all the same (W3C, Secure Contexts, section 3.1).
"""

import io
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.loopback import HOST, free_port


def settings_of(home: Path, url: str) -> dict[str, str]:
    """The environment of the site. Its mail server is a port at which nobody listens: nobody writes to it."""
    return {
        "LOCAL": "false",
        "DEBUG": "false",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": HOST,
        "SITE_URL": url,
        "SECURE_SSL_REDIRECT": "false",
        "DATABASE_URL": f"sqlite:///{home / 'bedside.sqlite3'}",
        "STATIC_ROOT": str(home / "static"),
        "MEDIA_ROOT": str(home / "media"),
        "CONTACT_FACTS_FILE": str(home / "contact-facts.json"),
        "INQUIRY_PUBLIC_KEY_FILE": str(home / "inquiry-key.public"),
        "INQUIRY_PRIVATE_KEYS_FILE": str(home / "inquiry-keys.private"),
        "INQUIRY_RECIPIENTS": "frontdesk@harbourlane.example.org",
        "EMAIL_URL": f"smtp://{HOST}:9",
        "DJANGO_SETTINGS_MODULE": "clinic.settings",
    }


@contextmanager
def production_site(home: Path, **own: str) -> Iterator[str]:
    """Yield the address of the site, which lives in `home` and ends with the block. `own` are other settings for it."""
    port = free_port()
    url = f"http://{HOST}:{port}"
    os.environ.update(settings_of(home, url) | own)
    import django

    django.setup()
    from clinic import local

    fill()
    children: list[local.Child] = []
    try:
        command = [sys.executable, "-m", "gunicorn", "clinic.wsgi", "--workers=2", "--threads=4", "--no-control-socket"]
        children.append(
            local.Child(
                "web server",
                [*command, "--bind", f"{HOST}:{port}"],
                log=home / "web.log",
                environment=dict(os.environ),
            )
        )
        local.wait_until_ready(HOST, port, children)
        yield url
    finally:
        local.stop_all(children)


def fill() -> None:
    """Make the database and the static files, load the demonstration, and let it pass for a real clinic in this database."""
    from django.core.management import call_command
    from django.db import connection

    from clinic.models import ClinicProfile
    from clinic.profile import save_profile

    call_command("make_inquiry_keys", stdout=io.StringIO())
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_demonstration", stdout=io.StringIO())
    clinic = ClinicProfile.objects.get()
    clinic.is_demonstration = False
    save_profile(profile=clinic)
    call_command("collectstatic", interactive=False, verbosity=0)
    connection.close()
