import signal
import subprocess
import sys

import pytest

PASS_THRICE = "from vinculo.jobs.crash import crash_point\nfor n in range(3): crash_point('done'); print(n, flush=True)"


def passing(**environment: str) -> tuple[int, list[str]]:
    ran = subprocess.run(
        [sys.executable, "-c", PASS_THRICE], env=environment, capture_output=True, text=True, check=False
    )
    return ran.returncode, ran.stdout.split()


def test_without_the_variable_nothing_happens():
    assert passing() == (0, ["0", "1", "2"])


@pytest.mark.parametrize(("where", "passed"), [("done", []), ("done:1", []), ("done:3", ["0", "1"])])
def test_it_kills_at_the_named_point(where, passed):
    assert passing(VINCULO_CRASH_AT=where) == (-signal.SIGKILL, passed)


def test_other_points_are_passed():
    assert passing(VINCULO_CRASH_AT="taken") == (0, ["0", "1", "2"])
