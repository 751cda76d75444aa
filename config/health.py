"""Whether this process can serve: asked by the container and by the proxy before it."""

from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse


def show_health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        return HttpResponse("De database antwoordt niet.", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("Gezond.", content_type="text/plain; charset=utf-8")
