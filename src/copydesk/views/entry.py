"""The one place where errors of the command line become messages and exit codes.

What copydesk refuses is said once: the message on stderr, exit code 1, no traceback. A bug
keeps its traceback.
"""

import io
import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from copydesk.errors import DeskError

INTERRUPTED = 130
BROKEN_PIPE = 141


class Entry(TyperGroup):
    """The one place where errors become messages and exit codes."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")  # a terminal may know ASCII only
        try:
            answer = super().invoke(ctx)
            sys.stdout.flush()
            return answer
        except DeskError as error:
            tell(str(error))
            raise typer.Exit(1) from error
        except KeyboardInterrupt as error:
            tell("Interrupted. A desk is written whole or not at all: it is as it was before.")
            raise typer.Exit(INTERRUPTED) from error
        except BrokenPipeError as error:
            # Whoever read has gone; Python would complain once more when it closes stdout.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(BROKEN_PIPE) from error


def tell(words: str) -> None:
    """Print words for people, on stderr."""
    typer.echo(words, err=True)
