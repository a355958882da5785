"""The command `kg`: each command parses, calls the library, writes. Results go to stdout or -o, remarks to stderr.

Exit status: 0 done, 1 findings or input that could not be used, 2 the command was not understood, 130 interrupted.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from typing import Annotated

import typer

from kg.cli.console import fail, remark
from kg.cli.logs import LogFormat, configure
from kg.errors import KgError

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells expect it."""
COLLECTIONS = (700, 10, 1000)
"""When garbage is looked for; among all that lasts only seldom, for that takes a tenth of a start and finds nothing."""
app = typer.Typer(
    name="kg",
    help="What a United Nations resolution rests on, and what it asks for: a knowledge graph of cited instruments.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main() -> None:
    """Run the command line; every error that a user can mend becomes one sentence on stderr and exit status 1."""
    gc.set_threshold(*COLLECTIONS)
    try:
        status = app(standalone_mode=False)
    except KgError as error:
        status = fail(str(error))
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except OSError as error:
        status = fail(f"{error.filename or 'a file'}: {error.strerror or error}; check the path and its permissions")
    except Exception as error:
        show = getattr(error, "show", None)
        if show is None:
            raise
        context = getattr(error, "ctx", None)
        if context is not None and context.find_root().params.get("log_format") == LogFormat.JSON:
            configure(form=LogFormat.JSON)
            said = getattr(error, "format_message", error.__str__)().removesuffix(".")
            remark(f"{said}; see {context.command_path} --help", logging.ERROR)
        else:
            show()
        status = getattr(error, "exit_code", 2)
    if status == INTERRUPTED:
        remark("interrupted")
    sys.exit(status if isinstance(status, int) else 0)


@app.callback(invoke_without_command=True)
def top(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say on stderr what is done, step by step.")] = False,
    log_format: Annotated[
        LogFormat, typer.Option("--log-format", help="Remarks on stderr as text or as JSON, one object a line.")
    ] = LogFormat.TEXT,
) -> None:
    """What a United Nations resolution rests on, and what it asks for: a knowledge graph of cited instruments."""
    configure(verbose=verbose, form=log_format)
    if version:
        from importlib.metadata import version as installed

        print(f"kg {installed('kg')}")
        raise typer.Exit
