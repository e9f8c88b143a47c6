"""
Do the background work: jobs as they come, those of the timetable, and listening to the servers of our mailboxes.

Ends on SIGTERM after the job at hand.
"""

import argparse

from vinculo.jobs import run as cluster
from vinculo.mail.listening import listening


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(options: argparse.Namespace) -> int:
    return cluster.run(beside=listening)
