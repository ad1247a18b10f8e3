"""Everything one serving process answers: pages, the frame feed and the sockets."""

from django.core.asgi import get_asgi_application

pages = get_asgi_application()

from realtime.routing import dispatch  # noqa: E402  (the apps must be loaded first)

application = dispatch(pages)
