"""What words and attributions say about a sentence and about a pair of sentences: small numbers, easy to make again in Java."""
import re

import numpy as np

GROUPS = {
    "deny": r"den(?:y|ied|ies|ying)|denials?|refut\w+|rebut\w*|disput\w+|reject\w*|dismiss\w*|disavow\w*|repudiat\w+|contradict\w*|disagree\w*|counter(?:ed|s)?",
    "false": r"false\w*|untrue|not true|lie[sd]?|lying|liars?|nonsense|baseless|unfounded|fabricat\w+|bogus|hoax|debunk\w*|mislead\w*|misleading|"
             r"inaccura\w+|incorrect\w*|wrong\w*|absurd|ridiculous|myths?|propaganda|misrepresent\w*|distort\w*|discredited|meritless|invent\w+",
    "doubt": r"no evidence|without evidence|no proof|unproven|unverified|not be (?:\w+ )?verified|could not confirm|sceptic\w*|skeptic\w*|doubt\w*|question(?:ed|s|ing)|"
             r"unclear|unsubstantiated|alleged\w*|so-called|supposed\w*",
    "contrast": r"but|however|although|though|despite|while|in contrast|contrary|instead|in fact|actually|insist\w*|nevertheless|yet|maintain(?:s|ed)",
    "negation": r"not|never|no|none|nothing|neither|nor|n't|cannot",
    "claim noun": r"claims?|claimed|allegations?|accusations?|accus\w+|alleg\w+|charges?|rumou?rs?|reports?|assertions?|statements?|suggestions?",
    "pronoun": r"it|that|this|those|these",
}
COMPILED = {k: re.compile(r"(?<!\w)(?:" + v + r")(?!\w)", re.IGNORECASE) for k, v in GROUPS.items()}
SENTENCE = [*GROUPS, "question", "quoted", "digit", "cue", "first"]
PAIR = ["shared words", "shared capitals", "shared numbers", "same", "claim is content", "other source", "same source"]
WORD = re.compile(r"[A-Za-z]{4,}")
CAPITAL = re.compile(r"(?<=\w )[A-Z][a-z]{2,}|[A-Z]{2,}")
NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def overlap(a, b):
    return min(a[1], b[1]) > max(a[0], b[0])


def sentence_features(text, spans, attributions):
    out = np.zeros((len(spans), len(SENTENCE)), np.float32)
    for i, (s, e) in enumerate(spans):
        t = text[s:e].replace("’", "'")
        row = [float(bool(p.search(t)) or (k == "negation" and "n't" in t)) for k, p in COMPILED.items()]
        row += [float("?" in t), float(any(q in t for q in '"“”')), float(bool(NUMBER.search(t))),
                float(any(overlap(a["cue"][0], (s, e)) for a in attributions)), float(i == 0)]
        out[i] = row
    return out


def share(a, b):
    return len(a & b) / max(1, min(len(a), len(b)))


def pair_features(text, spans, attributions):
    n = len(spans)
    words = [{w.lower()[:6] for w in WORD.findall(text[s:e])} for s, e in spans]
    capitals = [set(CAPITAL.findall(text[s:e])) for s, e in spans]
    numbers = [set(NUMBER.findall(text[s:e])) for s, e in spans]
    sources = [{text[a["source"][0][0]:a["source"][0][1]].lower().split()[-1] for a in attributions if a["source"] and
                (overlap(a["cue"][0], sp) or any(overlap(c, sp) for c in a["content"]))} for sp in spans]
    content = [any(overlap(c, sp) for a in attributions for c in a["content"]) for sp in spans]
    out = np.zeros((n, n, len(PAIR)), np.float32)
    for i in range(n):
        for j in range(n):
            known = sources[i] and sources[j] and i != j
            out[i, j] = (0 if i == j else share(words[i], words[j]), 0 if i == j else share(capitals[i], capitals[j]),
                         0 if i == j else share(numbers[i], numbers[j]), i == j, content[j],
                         bool(known and not sources[i] & sources[j]), bool(known and sources[i] & sources[j]))
    return out
