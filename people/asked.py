"""How a request wants its answer: as a page or for a script, and in which display mode."""

MODES = ("elder", "dark", "light")


def wants_json(request) -> bool:
    """Whether a script asked, so that it gets JSON instead of a page."""
    return "application/json" in request.headers.get("Accept", "")


def display_mode(request) -> str:
    """The reader's display mode from the cookie: any of `elder`, and `dark` or `light`, separated by spaces."""
    chosen = request.COOKIES.get("mode", "").split("-")
    return " ".join(mode for mode in MODES if mode in chosen)
