"""Pages for WSGI workers behind a proxy; sockets and the frame feed stay with Daphne."""

from django.core.wsgi import get_wsgi_application

from config.checks import refuse_to_start

refuse_to_start()
application = get_wsgi_application()
