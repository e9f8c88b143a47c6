"""`vinculo <command>`: our own commands first, Django's management commands behind them."""

import os
import sys
from importlib import import_module

# name → module with add_arguments(parser) and run(options) -> int | None
COMMANDS = {
    "archive": "vinculo.commands.archive",
    "bench-data": "vinculo.commands.bench_data",
    "check-texts": "vinculo.commands.texts_check",
    "collect-texts": "vinculo.commands.texts_collect",
    "compile-texts": "vinculo.commands.texts",
    "demo": "vinculo.commands.demo",
    "import": "vinculo.exchange.terminal",
    "live": "vinculo.commands.live",
    "mcp": "vinculo.api.mcp.terminal",
    "practices": "vinculo.commands.practices",
    "practices-docs": "vinculo.commands.practices_docs",
    "prepare": "vinculo.commands.prepare",
    "record": "vinculo.commands.record",
    "reindex": "vinculo.commands.reindex",
    "seal": "vinculo.commands.seal",
    "secret-key": "vinculo.commands.secret_key",
    "serve": "vinculo.commands.serve",
    "today": "vinculo.commands.today",
    "verify-pdf": "vinculo.commands.verify_pdf",
    "worker": "vinculo.commands.worker",
}
WITHOUT_DJANGO = {"check-texts", "collect-texts", "compile-texts", "secret-key"}


def main(arguments: list[str] | None = None) -> int:
    arguments = sys.argv[1:] if arguments is None else arguments
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if arguments and arguments[0] in COMMANDS:
        return run_own(arguments[0], arguments[1:])
    from django.core.management import execute_from_command_line

    execute_from_command_line(["vinculo", *arguments])
    return 0


def run_own(name: str, arguments: list[str]) -> int:
    import argparse

    if name not in WITHOUT_DJANGO:
        import django

        django.setup()
    command = import_module(COMMANDS[name])
    parser = argparse.ArgumentParser(prog=f"vinculo {name}", description=command.__doc__)
    command.add_arguments(parser)
    return command.run(parser.parse_args(arguments)) or 0
