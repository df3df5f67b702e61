"""The contested articles with their gold pairs on sentences. The locked third of the training part is never read past its id."""
import json
import re
from dataclasses import dataclass
from pathlib import Path

import data
from sentences import sentences

KINDS = ["denial", "rejection", "counterclaim", "doubt", "correction"]


@dataclass
class Article:
    id: str
    part: str          # "dev", "train" or "extra"
    text: str
    spans: list        # sentences
    gold: list         # [(claim sentences, evidence sentence, kind)]: any of the claim sentences is right


def squash(s):
    return re.sub(r"\s+", " ", s.translate(str.maketrans("“”‘’", "\"\"''"))).strip()


def find(text, quote):
    """Where a quotation stands in the text; white space and the form of the quotation marks may differ."""
    if isinstance(quote, list):
        return tuple(quote)
    at = text.find(quote)
    if at >= 0:
        return at, at + len(quote)
    m = re.search(r"\s+".join(map(re.escape, squash(quote).split(" "))).replace('"', '["“”]').replace("'", "['‘’]"), text)
    return m.span() if m else None


def sentence_of(spans, place):
    """The sentence that shares most characters with a span."""
    return max(range(len(spans)), key=lambda i: min(spans[i][1], place[1]) - max(spans[i][0], place[0]))


def articles(root, extra=None):
    """extra: the folder that annotations/expand.py wrote, for more articles to train on."""
    root = Path(root) / "contested"
    parts = [("dev", root / "dev.jsonl", root / "text"), ("train", root / "train.jsonl", root / "train-text")]
    if extra:
        parts.append(("extra", Path(extra) / "extra.jsonl", Path(extra) / "extra-text"))
    for part, labels, folder in parts:
        with open(labels, encoding="utf-8") as f:
            for line in f:
                article = re.search(r'"id": "([^"]+)"', line).group(1)
                if part == "train" and data.locked(article):
                    continue
                text = (folder / f"{article}.txt").read_text(encoding="utf-8")
                spans, gold = sentences(text), []
                for c in json.loads(line)["contested"]:
                    claims = {sentence_of(spans, p) for p in (find(text, q) for q in [c["claim"], *c.get("also", [])]) if p}
                    for k in c["contests"]:
                        at = find(text, k["evidence"])
                        if at and claims:
                            gold.append((claims, sentence_of(spans, at), k["kind"]))
                yield Article(article, part, text, spans, gold)


def group(article):
    """The outlet, so that folds never share one."""
    return article.id.split("_")[0]
