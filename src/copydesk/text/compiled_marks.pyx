# cython: language_level=3, boundscheck=True, wraparound=False, cdivision=True
"""The words inside quotation marks, compiled: the same spans as marks.py, which says the rules.

Built where the machine that installs the package has a C compiler. Every index is checked.
"""

from cpython.unicode cimport PyUnicode_FindChar

# As in marks.py, which cannot be asked while it asks for this module.
cdef Py_ssize_t SPEECH = 1_500
cdef dict PAIRS = {
    "“": "”", "„": "”“", "«": "»", "‹": "›", "「": "」", "『": "』", "‘": "’", '"': '"', "'": "'",
}


cdef inline bint is_mark(Py_UCS4 c):
    return c == 34 or c == 39 or c == 0xAB or c == 0xBB or (
        0x2018 <= c <= 0x203A and c in "‘’“”„‹›"
    ) or (0x300C <= c <= 0x300F)


cdef inline str closing(Py_UCS4 mark):
    """Return what closes a mark that opens, or nothing."""
    return PAIRS.get(mark, "")


cdef inline bint parts(Py_UCS4 c):
    return c in ".,!?;" or c.isalnum()


cdef bint may_open(str text):
    """Say whether a mark that may open a quotation stands in the text."""
    cdef Py_UCS4 c, before = " "
    cdef bint some = False
    # Most sentences have none, which is told at once.
    for c in "“„«‹「『":
        if PyUnicode_FindChar(text, c, 0, len(text), 1) >= 0:
            return True
    for c in "\"'‘":
        some = some or PyUnicode_FindChar(text, c, 0, len(text), 1) >= 0
    if some:
        for c in text:
            if (c == 34 or c == 39 or c == 0x2018) and not parts(before):
                return True
            before = c
    return False


cdef bint opens(str text, Py_ssize_t at):
    cdef Py_UCS4 mark = text[at]
    if not closing(mark):
        return False
    if mark in "«‹「『":
        return True  # French puts a space inside the marks
    if at + 1 == len(text) or text[at + 1].isspace():
        return False
    return mark not in "\"'‘" or at == 0 or not parts(text[at - 1])


cdef bint closes(str text, Py_ssize_t at):
    cdef Py_UCS4 before
    if text[at] not in "\"'’":
        return True
    before = text[at - 1]
    if not (before in ".,!?;…%)_" or before.isalnum()):
        return False
    return at + 1 == len(text) or not text[at + 1].isalnum()


cdef (Py_ssize_t, Py_ssize_t) end_of(
    str text, list marks, Py_ssize_t n, Py_ssize_t start
):
    """Return where the quotation that opens at `start` ends, and the mark to go on from."""
    cdef Py_UCS4 mark = text[start]
    cdef str closed_by = closing(mark)
    cdef Py_ssize_t stop = text.find("\n", start, start + SPEECH), m = n, at
    cdef Py_ssize_t behind = -1, then = n
    if stop < 0:
        stop = min(len(text), start + SPEECH)
    while m < len(marks):
        at = marks[m]
        if at >= stop:
            break
        if text[at] in closed_by and closes(text, at):
            if closed_by not in "'’" or text[at - 1] not in "sS":
                return at, m + 1
            if behind < 0:
                behind, then = at, m + 1  # may be a possessive: look for a better one
        elif text[at] == mark and opens(text, at):
            # Each paragraph of a long quotation opens anew.
            if behind >= 0:
                return behind, then
            return (at, m) if mark not in closed_by else (start, m)
        m += 1
    if behind >= 0:
        return behind, then
    if mark in "\"'‘":
        return start, n
    return stop, m


def quotations(str text):
    """Return what `marks.quotations` does."""
    found = []
    if not may_open(text):
        return found, True
    cdef Py_UCS4 c
    cdef Py_ssize_t n = 0, start, end
    cdef list marks = []
    cdef bint closed = True
    for c in text:
        if is_mark(c):
            marks.append(n)
        n += 1
    n = 0
    while n < len(marks):
        start = marks[n]
        n += 1
        if not opens(text, start):
            continue
        end, n = end_of(text, marks, n, start)
        if end > start + 1:
            found.append((start + 1, end))
        closed = closed and start < end < len(text) and ends_surely(text, start, end)
    return found, closed


cdef bint ends_surely(str text, Py_ssize_t start, Py_ssize_t end):
    if text[end] not in closing(text[start]) or not closes(text, end):
        return False
    return not (text[end] in "'’" and text[end - 1] in "sS")
