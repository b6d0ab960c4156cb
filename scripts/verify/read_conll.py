"""Reads a CoNLL file with NLTK, every sentence with its chunks. Prints their numbers."""

import os
import sys

from nltk.corpus.reader import ConllCorpusReader

path = sys.argv[1]
reader = ConllCorpusReader(
    os.path.dirname(path),
    [os.path.basename(path)],
    ["words", "pos", "ignore", "chunk"],
    encoding="utf8",
)
chunks = sum(
    1 for sentence in reader.chunked_sents() for part in sentence if not isinstance(part, tuple)
)
print(len(reader.words()), "tokens,", chunks, "chunks")
