"""A desk in a browser: `serve` shows it, `make_app` gives the application."""

from copydesk.views.web.app import make_app, serve

__all__ = ["make_app", "serve"]
