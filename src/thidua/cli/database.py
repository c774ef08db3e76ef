"""`thidua migrate`, and Django's own commands for developers: `thidua manage …`."""

from django.core.management import call_command, execute_from_command_line


def migrate(words: list[str]) -> int:
    call_command("migrate", *words, verbosity=1)
    return 0


def manage(words: list[str]) -> int:
    execute_from_command_line(["thidua manage", *words])
    return 0
