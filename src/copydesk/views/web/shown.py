"""Answer a request with a page made from a template."""

from fastapi.responses import HTMLResponse

from copydesk.views.web.drawing import render


def page_of(
    template: str, status: int = 200, headers: dict[str, str] | None = None, **values: object
) -> HTMLResponse:
    """Return the page of a template with these values."""
    return HTMLResponse(render(template, **values), status_code=status, headers=headers)
