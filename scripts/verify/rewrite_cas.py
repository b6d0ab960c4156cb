"""Reads each CAS of a folder with dkpro-cassis and writes what it holds then to another folder.

JSON brings its types along, XMI has them in TypeSystem.xml; the types are written again too. In
pieces.json stands, for each file, what every span covers by dkpro-cassis's own count: identifier,
label, begin in code points, words. A warning of its own is a fault.
"""

import json
import sys
import warnings
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import cassis

warnings.simplefilter("ignore")
warnings.simplefilter("error", UserWarning)
# It reads a feature `type` as `type_`, and writes it as `type` again.
warnings.filterwarnings("ignore", message="Trying to add feature")

source, target = Path(sys.argv[1]), Path(sys.argv[2])
described = source / "TypeSystem.xml"
types = cassis.load_typesystem(described.read_text(encoding="utf-8"))
pieces = {}
for path in sorted(source.iterdir()):
    if path == described:
        continue
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        cas = cassis.load_cas_from_json(text)
        cas.to_json(str(target / path.name))
    else:
        cas = cassis.load_cas_from_xmi(text, typesystem=types)
        cas.to_xmi(str(target / path.name))
    pieces[path.name] = [
        [span.identifier, span.label, span.begin, span.get_covered_text()]
        for span in cas.select("webanno.custom.Span")
    ]
types.to_xml(str(target / "TypeSystem.xml"))
(target / "pieces.json").write_text(json.dumps(pieces), encoding="utf-8")

try:
    edition = version("dkpro-cassis")
except PackageNotFoundError:
    edition = "of no stated version"
print(f"{edition}, {len(pieces)} files, {sum(map(len, pieces.values()))} pieces of spans")
