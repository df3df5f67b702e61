#!/usr/bin/env python3
"""Chooses the articles to annotate.

    choose.py BENCHMARKS_DIR N [TOP [WORDS_LEAST WORDS_MOST]] > chosen.txt

Leaves out whatever (nearly) stands in the contested set already, ranks the rest by words of dispute, takes 70 % from the
better share (a half; TOP tightens it) and 30 % from the whole, spread over the outlets. Prints one "source id" a line. Texts of the contested set are only
compared by machine and never printed.
"""
import hashlib
import random
import re
import sys
from collections import defaultdict
from pathlib import Path

from sources import articles, outlet

CUES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|reject\w*|dismiss\w*|disput\w+|false\w*|untrue|no evidence|without evidence|baseless"
    r"|unfounded|unproven|contradict\w*|refut\w+|rebut\w*|debunk\w*|claim\w*|alleg\w+|accus\w+|not true|wrong\w*|however"
    r"|insist\w*|question(?:ed|s|ing)|scept\w+|skept\w+|mislead\w*|misl(?:ed)|lie[sd]?|lying|liars?|myths?|hoax|rumou?rs?|propaganda"
    r"|nonsense|fake|contrary|in fact|disagree\w*|challeng\w+|pleaded not guilty|not guilty|innocent|independently|verif\w+"
    r"|fact-check\w*|despite|whereas|maintain\w*|clarif\w+|distort\w+|exaggerat\w+|doubt\w*|but [A-Z]\w+ (?:said|says|told))\b", re.I)
WEIGHT = {"however": .3, "despite": .3, "maintain": .3, "challeng": .3, "wrong": .6, "claim": .8, "question": .5}


def shingles(text, n=6):
    words = re.findall(r"\w+", text.lower())
    return {hash(tuple(words[i:i + n])) for i in range(len(words) - n + 1)}


def score(text):
    total = 0.0
    for m in CUES.finditer(text):
        w = m.group().lower()
        total += next((v for k, v in WEIGHT.items() if w.startswith(k)), 1.0)
    return total / max(300, len(text.split())) ** .5


def main(root, n, top=.5, least=250, most=900):
    root = Path(root)
    taken = set()
    ids = set()
    for folder in ("text", "train-text"):
        for p in (root / "contested" / folder).glob("*.txt"):
            taken |= shingles(p.read_text(encoding="utf-8"))
            ids.add(p.stem)
    pool, seen = [], set()
    for source, a in articles(root):
        s = shingles(a["text"])
        if a["id"] in ids or not s or len(s & taken) > .1 * len(s) or len(s & seen) > .3 * len(s):
            continue
        seen |= s
        if least <= len(a["text"].split()) <= most and a.get("aligned", True):
            pool.append((score(a["text"]), source, a["id"], outlet(source, a)))
    chosen = []
    for source, share in (("worldwide-ner", .65), ("polnear", .35)):
        part = sorted((p for p in pool if p[1] == source), reverse=True)
        rank = {p[2]: i for i, p in enumerate(part)}
        random.Random(20261124).shuffle(part)
        want = round(n * share)
        upper = [p for p in part if rank[p[2]] < len(part) * top]
        per = defaultdict(int)
        limit = 3 if source == "worldwide-ner" else want
        mine = []
        for group, count in ((upper, round(want * .7)), (part, want)):
            for p in group:
                if len(mine) >= count:
                    break
                if p not in mine and per[p[3]] < limit:
                    per[p[3]] += 1
                    mine.append(p)
        chosen += mine
    chosen.sort(key=lambda p: hashlib.sha256(p[2].encode()).hexdigest())
    print(f"{len(pool)} candidates", file=sys.stderr)
    for p in chosen:
        print(p[1], p[2])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *map(float, sys.argv[3:]))
