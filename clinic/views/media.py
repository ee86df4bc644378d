from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import etag, require_safe

from clinic.security import MEDIA_POLICY

# The only names that are served. `articles.pictures` makes them; no other path reaches the disk.
PICTURE_PATH = r"(?P<path>pictures/[0-9a-f]{2}/[0-9a-f]{64}-[0-9]{1,5}\.webp)$"


def _tag(request, path):
    """None for a file that is gone, so that nobody who kept a copy hears that it is still good."""
    return f'"{path.rsplit("/", 1)[1]}"' if default_storage.exists(path) else None


@csrf_exempt
@require_safe
@cache_control(public=True, max_age=365 * 24 * 60 * 60, immutable=True)
@etag(_tag)
def picture_file(request, path):
    """A stored picture. Its name follows from its content, so that a copy once fetched is right for ever."""
    try:
        file = default_storage.open(path)
    except OSError as error:
        raise Http404 from error
    return FileResponse(file, content_type="image/webp", headers={"Content-Security-Policy": MEDIA_POLICY})
