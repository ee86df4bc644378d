"""Which of some words stand in some files, letter for letter. A process of its own, for `tests.contact.raw_files`.

python search_in_files.py     {"paths": [...], "words": [hexadecimal digits, ...]} comes in; [which of the words] goes out
"""

import json
import mmap
import sys
from contextlib import suppress


def standing_in(path: str, words: list[bytes]) -> set[bytes]:
    # A file may be taken away meanwhile, or be empty.
    with (
        suppress(FileNotFoundError, ValueError),
        open(path, "rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content,
    ):
        return {word for word in words if content.find(word) >= 0}
    return set()


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    words = [bytes.fromhex(word) for word in asked["words"]]
    found = set().union(*(standing_in(path, words) for path in asked["paths"]))
    json.dump([word.hex() for word in found], sys.stdout)
