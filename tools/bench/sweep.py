"""One full sweep by one process; prints its seconds, those of the processor, and the peak of its memory in MB."""

import time

import django

if __name__ == "__main__":
    django.setup()
    from tools.bench.measure import peak_mb
    from vinculo.practices.recheck import sweep

    started = time.perf_counter()
    sweep()
    print(round(time.perf_counter() - started, 1), round(time.process_time(), 1), round(peak_mb()))
