"""Splits news text into sentences: half-open character spans that leave out surrounding white space."""
import re

CLOSERS = "\"'”’»)]"
OPENERS = "\"'“‘«(["
TITLES = {"mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt", "maj", "st",
          "jr", "sr", "no", "vs", "u.s", "u.n", "u.k", "e.u", "hon", "rev", "inc", "co", "corp", "ltd", "jan", "feb",
          "aug", "sept", "oct", "nov", "dec"}
WORD_BEFORE = re.compile(r"[A-Za-z.]+$")


def ends_sentence(text, dot, after, nxt):
    """Whether the stop at `dot`, with closing marks up to `after` and the next word at `nxt`, ends a sentence."""
    first = text[nxt]
    if not (first.isupper() or first.isdigit() or first in OPENERS):
        return False
    if text[dot] != ".":
        return True
    word = WORD_BEFORE.search(text[max(0, dot - 12):dot])
    word = word.group().lower() if word else ""
    if after > dot + 1:
        return True
    return not (word in TITLES or (len(word) == 1 and word.isalpha()))


def sentences(text):
    """The sentences of a text, in order. A line break always ends a sentence."""
    spans, start, i, n = [], 0, 0, len(text)

    def add(a, b):
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            spans.append((a, b))

    while i < n:
        ch = text[i]
        if ch == "\n":
            add(start, i)
            start = i + 1
        elif ch in ".!?…":
            after = i + 1
            while after < n and text[after] in CLOSERS:
                after += 1
            nxt = after
            while nxt < n and text[nxt].isspace() and text[nxt] != "\n":
                nxt += 1
            if nxt > after and nxt < n and text[nxt] != "\n" and ends_sentence(text, i, after, nxt):
                add(start, after)
                start = i = nxt
                continue
        i += 1
    add(start, n)
    return spans
