"""What compiled_marks.pyx gives, if it was built."""

def quotations(text: str) -> tuple[list[tuple[int, int]], bool]:
    """Return the spans between quotation marks, and whether every quotation surely ends."""
