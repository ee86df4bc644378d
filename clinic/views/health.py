"""For whoever watches the servers. Both say one word and nothing about the house."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

_migrated = False  # once true, true for the life of the process: a process never runs older code than it started with


@csrf_exempt
@never_cache
@require_safe
def healthz(request):
    """This process answers. Asks nothing of the database, so that a broken one does not get the process restarted."""
    return HttpResponse("ok", content_type="text/plain")


@csrf_exempt
@never_cache
@require_safe
def readyz(request):
    """This process can serve visitors: 200, or 503 with what is missing."""
    missing = _missing()
    return HttpResponse(missing or "ready", content_type="text/plain", status=503 if missing else 200)


def _missing() -> str | None:
    global _migrated
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("select 1")
        if not _migrated:
            executor = MigrationExecutor(connection)
            _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "database"
    return None if _migrated else "migrations"
