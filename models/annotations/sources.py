"""The articles that the annotations point into. Only offsets are kept here; the texts stay in the benchmark folders."""
import json
import re
from pathlib import Path

FILES = {
    "worldwide-ner": ["worldwide-ner/ner.dev.jsonl"],
    "polnear": ["polnear/attribution.train.jsonl", "polnear/attribution.dev.jsonl"],
}


def articles(benchmarks):
    """Every article of the source sets as (source, record)."""
    for source, names in FILES.items():
        for name in names:
            with open(Path(benchmarks) / name, encoding="utf-8") as f:
                for line in f:
                    yield source, json.loads(line)


def outlet(source, record):
    """The paper that an article comes from, as far as its id tells."""
    return record["publisher"] if source == "polnear" else re.sub(r"_?\d+$", "", record["id"])
