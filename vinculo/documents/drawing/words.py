"""
Takes the words out of a PDF, page by page: started as a program of its own, held in tight limits, told nothing else.

    words.py <file> <most pages> <most characters a page>

Answers with one line of JSON: a list of texts. It imports nothing of ours.
"""

import json
import resource
import sys

MEMORY = 1024 * 1024 * 1024
SECONDS = 10  # of the processor


def main(file: str, most: int, longest: int) -> list[str]:
    import pypdfium2

    paper, pages = pypdfium2.PdfDocument(file), []
    for number in range(min(len(paper), most)):
        page = paper[number]
        words = page.get_textpage()
        pages.append(words.get_text_range(0, min(words.count_chars(), longest)) if words.count_chars() > 0 else "")
        words.close()
        page.close()
    return pages


def _hold() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


if __name__ == "__main__":
    _hold()
    try:
        told = main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    except (Exception, MemoryError):  # whatever it is, there are no words to be had
        told = []
    sys.stdout.buffer.write(json.dumps(told).encode())
