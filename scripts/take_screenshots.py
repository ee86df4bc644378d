"""Take the pictures of docs/images: start a scratch site with the demonstration, drive it as people do, crop, shrink.

./scripts/screenshots [SCENE …]

What is done and shown is in scripts/scenes/. The site lives in a temporary folder, on loopback, and ends with the run.
"""

import io
import os
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Locator, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # started as a script, which puts only its own folder there

from scripts.loopback import HOST, free_port  # noqa: E402
from scripts.run_tests import NO_CHROMIUM, find_chromium  # noqa: E402
from scripts.scenes import SCENES  # noqa: E402
from scripts.scenes.registry import TALL  # noqa: E402

IMAGES = ROOT / "docs" / "images"
COLOURS = 128  # of a picture's palette: letters stay sharp, files stay small
WIDEST = 1280  # pixels
RING, RING_ROOM = "#d6336c", (-4, -4, 4, 4)


class Camera:
    """Takes part of a page as docs/images/NAME.png."""

    def __init__(self, folder: Path):
        self.folder, self.taken = folder, []

    def take(self, name: str, page: Page, *around: Locator, ring=(), margin=(16, 16), tallest: int | None = None):
        """The whole window, or what is `around` these parts of it, with a ring around each part to look at.

        `margin` (at the sides, above and below) and `tallest` are in CSS pixels. Nothing is scrolled: the window must
        be tall enough.
        """
        window = page.viewport_size
        left, top, right, bottom = 0, 0, window["width"], window["height"]
        if around:
            boxes = [_box(part) for part in around]
            left, top = (max(0, min(box[side] for box in boxes) - margin[side]) for side in (0, 1))
            right = min(right, max(box[2] for box in boxes) + margin[0])
            bottom = min(bottom, max(box[3] for box in boxes) + margin[1], top + (tallest or bottom))
        clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
        picture = Image.open(io.BytesIO(page.screenshot(clip=clip, animations="disabled", caret="hide"))).convert("RGB")
        scale = page.evaluate("window.devicePixelRatio")
        draw = ImageDraw.Draw(picture)
        for part in ring:
            edges = _box(part)
            draw.rounded_rectangle(
                [
                    scale * (edge - corner + room)
                    for edge, corner, room in zip(edges, (left, top) * 2, RING_ROOM, strict=True)
                ],
                radius=8 * scale,
                outline=RING,
                width=round(3 * scale),
            )
        self.keep(name, picture)

    def keep(self, name: str, picture: Image.Image) -> None:
        if picture.width > WIDEST:
            picture = picture.resize((WIDEST, round(picture.height * WIDEST / picture.width)), Image.LANCZOS)
        small = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        path = self.folder / f"{name}.png"
        small.save(path, optimize=True)
        self.taken.append(name)
        print(f"  {path.name}  {small.width}×{small.height}  {path.stat().st_size // 1024} KB", flush=True)


def _box(part: Locator) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a part, in CSS pixels."""
    box = part.bounding_box()
    return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]


class Stage:
    """The scratch site with its people. `staff("author")` is a page on which the author is signed in."""

    def __init__(self, *, url: str, passwords: dict[str, str], browser: Browser, camera: Camera):
        self.url, self.passwords, self.browser, self.camera = url, passwords, browser, camera
        self.take = camera.take
        self._staff: dict[str, Page] = {}

    def open(self, *, width: int = 1040, height: int = 800, scale: float = 1.2, **options) -> Page:
        """A page of its own browser profile. Keywords are those of Playwright's `new_context`."""
        context = self.browser.new_context(
            base_url=self.url,
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(20_000)
        return context.new_page()

    def staff(self, role: str) -> Page:
        from tests.browser.staff import log_in

        if role not in self._staff:
            self._staff[role] = self.open(height=TALL)
            log_in(self._staff[role], role, self.passwords[role])
        return self._staff[role]


def settings_of(home: Path, url: str) -> dict[str, str]:
    """The environment of the scratch site. Its mail server is a port at which nobody listens: see `mail_fails`."""
    return {
        "LOCAL": "true",
        "DEBUG": "false",
        "SECRET_KEY": "a key for a site that lives a few minutes on this machine alone",
        "SITE_URL": url,
        "DATABASE_URL": f"sqlite:///{home / 'bedside.sqlite3'}",
        "MEDIA_ROOT": str(home / "media"),
        "CONTACT_FACTS_FILE": str(home / "contact-facts.json"),
        "INQUIRY_PUBLIC_KEY_FILE": str(home / "inquiry-key.public"),
        "INQUIRY_PRIVATE_KEYS_FILE": str(home / "inquiry-keys.private"),
        "INQUIRY_RECIPIENTS": "frontdesk@harbourlane.example.org",
        "EMAIL_URL": f"smtp://{HOST}:9",
        # The scenes ask the database while Playwright's event loop runs in this thread.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
        "DJANGO_SETTINGS_MODULE": "clinic.settings",
    }


@contextmanager
def scratch_site(home: Path):
    """Yield the address and {user name: password} of a site with the demonstration, served from `home`."""
    port = free_port()
    url = f"http://{HOST}:{port}"
    os.environ.update(settings_of(home, url))
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from clinic import local
    from clinic.accounts import make_accounts

    call_command("make_inquiry_keys", stdout=io.StringIO())
    call_command("migrate", interactive=False, verbosity=0)
    accounts = make_accounts(path=home / "accounts.tsv")
    call_command("load_demonstration", stdout=io.StringIO())
    connection.close()
    children: list[local.Child] = []
    try:
        command = [sys.executable, "-m", "gunicorn", "clinic.wsgi", "--threads=4", "--no-control-socket", "--bind"]
        children.append(
            local.Child("web server", [*command, f"{HOST}:{port}"], log=home / "web.log", environment=dict(os.environ))
        )
        local.wait_until_ready(HOST, port, children)
        yield url, {account.username: account.password for account in accounts}
    finally:
        local.stop_all(children)


def main(*names: str) -> int:
    wanted = {scene.__name__: (scene, pictures) for scene, pictures in SCENES.items()}
    unknown = [name for name in names if name not in wanted]
    if unknown:
        print(f"There is no scene {unknown[0]}. There are: {', '.join(wanted)}.", file=sys.stderr)
        return 2
    chromium = find_chromium()
    if chromium is None:
        print(NO_CHROMIUM, file=sys.stderr)
        return 1
    from tests.browser.conftest import FLAGS

    os.chdir(ROOT)
    IMAGES.mkdir(parents=True, exist_ok=True)
    camera, started = Camera(IMAGES), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="bedside-") as home, scratch_site(Path(home)) as (url, passwords):
        print(f"A scratch site is at {url}, {chromium[1]}.", flush=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium[0], args=FLAGS)
            stage = Stage(url=url, passwords=passwords, browser=browser, camera=camera)
            for name in names or wanted:
                scene, pictures = wanted[name]
                print(name, flush=True)
                camera.taken.clear()
                scene(stage)
                if sorted(camera.taken) != sorted(pictures):
                    raise SystemExit(f"{name} took {camera.taken}, and should have taken {list(pictures)}.")
            browser.close()
    print(f"Done in {time.monotonic() - started:.0f} seconds.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
