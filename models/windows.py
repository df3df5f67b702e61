"""Turns a document into windows: runs of whole sentences that fit the encoder, with a shape for every word piece.

EXPORT.md says the same in words, for the Java side.
"""
from bisect import bisect_right
from dataclasses import dataclass

import numpy as np

MAX_PIECES = 192
CLS, SEP, PAD = 101, 102, 0
SHAPE_CLASSES = ["special", "lower", "title", "upper", "one upper letter", "mixed", "digit", "no letter"]
SHAPE_POSITIONS = ["inside a sentence", "first word of a sentence", "first word of a paragraph"]
SHAPES, POSITIONS = len(SHAPE_CLASSES), len(SHAPE_POSITIONS)
SHAPE_IDS = 1 + SHAPES * POSITIONS * 2


@dataclass
class Window:
    ids: np.ndarray        # word piece ids, [CLS] first and [SEP] last
    shapes: np.ndarray     # shape id of every piece, 0 for the special ones
    first: np.ndarray      # indices of the pieces that begin a word
    start: np.ndarray      # per word: first character in the document
    end: np.ndarray        # per word: one past its last character
    sentence: np.ndarray   # per word: index of its sentence
    owned: int             # words of sentences with an index below this one belong to this window


def letters(word):
    """The class of a word's letters."""
    if any(c.isdigit() for c in word):
        return 6
    alpha = [c for c in word if c.isalpha()]
    if not alpha:
        return 7
    upper = sum(c.isupper() for c in alpha)
    if upper == 0:
        return 1
    if upper == len(alpha):
        return 4 if len(alpha) == 1 else 3
    return 2 if upper == 1 and word[0].isupper() else 5


def quoted(text):
    """Per character: is it inside quotation marks? The opening mark is inside, the closing one outside; a line break closes."""
    out, on = bytearray(len(text)), False
    for i, c in enumerate(text):
        if c in "“«„":
            on = True
        elif c in "”»\n":
            on = False
        elif c == '"':
            on = not on
        out[i] = on
    return out


def words_of(text, tokenizer, spans):
    """The document's words: parallel lists (pieces of the word, shape, start, end, sentence)."""
    enc = tokenizer.encode(text, add_special_tokens=False)
    quote, starts = quoted(text), [s for s, _ in spans]
    words = []
    for piece, token, (a, b) in zip(enc.ids, enc.tokens, enc.offsets):
        if token.startswith("##") and words and words[-1][3] == a:
            words[-1][0].append(piece)
            words[-1][3] = b
        else:
            words.append([[piece], 0, a, b, max(0, bisect_right(starts, a) - 1)])
    before, last = -1, 0
    for w in words:
        a, sentence = w[2], w[4]
        position = 0
        if sentence != before:
            position = 2 if before < 0 or "\n" in text[last:a] else 1
        before, last = sentence, w[3]
        w[1] = letters(text[a:w[3]]) + SHAPES * position + SHAPES * POSITIONS * quote[a]
    return words


def pack(words, look_ahead=True):
    """Runs (from, to, end of the owned ones) of whole sentences over word indices, each at most MAX_PIECES - 2 pieces.

    A longer sentence is cut.
    """
    room, units, i = MAX_PIECES - 2, [], 0
    while i < len(words):
        j, size = i, 0
        while j < len(words) and words[j][4] == words[i][4] and size + min(len(words[j][0]), room) <= room:
            size += min(len(words[j][0]), room)
            j += 1
        units.append((i, j, size))
        i = j
    runs, u = [], 0
    while u < len(units):
        v, size = u, 0
        while v < len(units) and size + units[v][2] <= room:
            size += units[v][2]
            v += 1
        done = v == len(units)
        # the last sentence is only a look-ahead here: the next window begins with it
        owned = v if done or v - u == 1 or not look_ahead else v - 1
        runs.append((units[u][0], units[v - 1][1], units[owned - 1][1]))
        if done:
            break
        u = owned
    return runs


def windows(text, tokenizer, spans, look_ahead=True):
    words = words_of(text, tokenizer, spans)
    out = []
    for i, j, owned in pack(words, look_ahead):
        ids, shapes, first = [CLS], [0], []
        for pieces, shape, *_ in words[i:j]:
            first.append(len(ids))
            for p in pieces[:MAX_PIECES - 2]:
                ids.append(p)
                shapes.append(shape)
        ids.append(SEP)
        shapes.append(0)
        run = words[i:j]
        out.append(Window(np.array(ids), np.array(shapes), np.array(first), np.array([w[2] for w in run]),
                          np.array([w[3] for w in run]), np.array([w[4] for w in run]), owned - i))
    return out
