"""Do the background work: jobs as they come, and those of the timetable. Ends on SIGTERM after the job at hand."""

import argparse

from vinculo.jobs import run as cluster


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(options: argparse.Namespace) -> int:
    return cluster.run()
