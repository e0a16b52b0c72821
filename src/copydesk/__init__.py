"""Read crawled news pages as a copy desk would: count origins, and show the characters.

Start with `copydesk.desk`, which lists the whole path, and `copydesk.tables`, which says
what passes between its steps. Importing this package loads nothing else.
"""

__version__ = "0.1.0"
