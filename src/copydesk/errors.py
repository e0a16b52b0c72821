"""Every error that copydesk raises on purpose.

DeskError
├── BadTable          a table is not of the shape that `tables.py` promises
├── StepFailed        a step of the path broke off on the rows that it was given
├── BadInput          what was given to read cannot be read at all
│   ├── NothingToRead no page was found in what was given
│   └── NoSuchPath    a file or folder that was named is not there
├── NoDesk            the folder holds no desk
├── DeskTooNew        the desk was written by a later version
├── DeskTooOld        the desk was written by an older version and must be rebuilt
├── DeskDamaged       the files of a desk are not what was written
├── DeskBusy          somebody else is adding pages to the desk
├── DeskNotWritten    the disk is full, or the folder may not be written
├── NoWorkers         no process could be started to share the work
├── NoCluster         Spark is not installed, does not start or does not answer
├── NotFound          a story, page, article or fact that was asked for is not in the desk
├── Ambiguous         what was asked for names more than one row
└── BadLexicon        a word list is damaged

A page that cannot be read is none of these: it is a row of `pages` with a reason.
A message says what happened, how many, one real example, and what to do.
"""


class DeskError(Exception):
    """Base of all errors that a caller may want to catch."""


class BadTable(DeskError):
    """A table is not of the shape that `tables.py` promises."""


class StepFailed(DeskError):
    """A step of the path broke off on the rows that it was given."""


class BadInput(DeskError):
    """What was given to read cannot be read at all."""


class NothingToRead(BadInput):
    """No page was found in what was given."""


class NoSuchPath(BadInput):
    """A file or folder that was named is not there."""


class NoDesk(DeskError):
    """The folder holds no desk."""


class DeskTooNew(DeskError):
    """The desk was written by a later version of copydesk."""


class DeskTooOld(DeskError):
    """The desk was written by an older version of copydesk, and must be rebuilt."""


class DeskDamaged(DeskError):
    """The files of a desk are not what was written."""


class DeskBusy(DeskError):
    """Somebody else is adding pages to the desk."""


class DeskNotWritten(DeskError):
    """The disk is full, or the folder may not be written."""


class NoWorkers(DeskError):
    """No process could be started to share the work."""


class NoCluster(DeskError):
    """Spark is not installed, does not start or does not answer."""


class NotFound(DeskError):
    """A story, page, article or fact that was asked for is not in the desk."""


class Ambiguous(DeskError):
    """What was asked for names more than one row."""


class BadLexicon(DeskError):
    """A word list is damaged."""
