"""Pages for WSGI workers behind a proxy; sockets and the frame feed stay with Daphne."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
