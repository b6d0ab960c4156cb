"""Reads a CoNLL file's last column with seqeval, strictly as IOB2, each sentence against itself.

Prints its version, then every label with the number of its entities. A score other than 1 is a fault.
"""

import sys
from importlib.metadata import PackageNotFoundError, version

from seqeval.metrics import classification_report
from seqeval.scheme import IOB2, auto_detect

sentences = [[]]
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        columns = line.split()
        if not columns:
            sentences.append([])
        elif len(columns) != 4:
            sys.exit(f"{len(columns)} columns: {line}")
        elif columns[0] != "-DOCSTART-":
            sentences[-1].append(columns[3])
sentences = [tags for tags in sentences if tags]

if auto_detect(sentences) is not IOB2:
    sys.exit("not taken for IOB2")
report = classification_report(sentences, sentences, mode="strict", scheme=IOB2, output_dict=True)
for name, scores in report.items():
    if {scores["precision"], scores["recall"], scores["f1-score"]} != {1.0}:
        sys.exit(f"{name}: {scores}")

try:
    edition = version("seqeval")
except PackageNotFoundError:
    edition = "of no stated version"
print(f"{edition}, {len(sentences)} sentences")
for name, scores in report.items():
    if not name.endswith(" avg"):
        print(f"{name} {scores['support']}")
