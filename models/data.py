"""Reads the corpora, maps their labels, and keeps apart what may not be trained on."""
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

ENTITY = {"person": "PER", "per": "PER", "organization": "ORG", "org": "ORG", "location": "LOC", "facility": "LOC", "loc": "LOC",
          "norp": "MISC", "misc": "MISC", "product": "MISC"}
OUTLET_ALIASES = {"ww-afs": "ww-af", "ww-cosrica": "ww-cosric"}


@dataclass
class Document:
    id: str
    text: str
    entities: list = None          # [(start, end, type)], None when the corpus has none
    attributions: list = None      # [{"source", "cue", "content"}], None when the corpus has none
    no_misc: bool = False          # the corpus does not mark MISC: an unmarked word may be MISC
    contests: list = field(default=None)


def rows(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def sha(text):
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)


def locked(article):
    """A third of contested/train.jsonl: never trained on, tuned on or looked at."""
    return sha(article) % 3 == 0


def contested_ids(root):
    """Every article of contested: none of them trains the attribution or entity heads, so these are out-of-sample there."""
    return {json.loads(line)["id"] for part in ("dev", "train") for line in open(Path(root) / f"contested/{part}.jsonl", encoding="utf-8")}


def outlet(article):
    """worldwide-ner: the country part of the id, coarser than the outlet so that no outlet is on both sides."""
    name = article.split("_")[0]
    return OUTLET_ALIASES.get(name, name)


def validation_outlet(article):
    return sha("outlet " + outlet(article)) % 7 == 2


def worldwide(root, part):
    """part: 'train' or 'validation' (other outlets)."""
    skip = contested_ids(root)
    for r in rows(Path(root) / "worldwide-ner/ner.dev.jsonl"):
        if validation_outlet(r["id"]) == (part == "validation") and r["id"] not in skip:
            yield Document(r["id"], r["text"], [(e["start"], e["end"], ENTITY[e["type"].lower()]) for e in r["entities"] if e["type"].lower() in ENTITY])


def open_ner(root):
    for r in rows(Path(root) / "open-ner/ner.train.jsonl"):
        yield Document(r["id"], r["text"], [(e["start"], e["end"], e["type"]) for e in r["entities"]], no_misc=r["id"].startswith("ewt"))


def polnear(root, part):
    skip = contested_ids(root) if part == "train" else set()
    for r in rows(Path(root) / f"polnear/attribution.{part}.jsonl"):
        if r["id"] not in skip:
            yield Document(r["id"], r["text"], attributions=[a for a in r["attributions"] if a["cue"]])
