"""Turns the encoder's numbers into entities and attributions. Plain arithmetic: the Java side does the same (EXPORT.md)."""
import numpy as np

from model import CUE, LINK, NER, REACH, ROLES

TYPES = [label[2:] for label in NER[1::2]]
DEFAULTS = {"cue": 0.5, "source": 0.5, "content": 0.5, "gap": 2, "source_gap": 1}


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def entities(w, ner):
    """[(start, end, type)] of a window's owned words, one word after another (EXPORT.md 5a); ner is [pieces, labels]."""
    out, open_ = [], None
    for i, label in enumerate(ner[w.first].argmax(-1)):
        tag = NER[label]
        if tag == "O" or i >= w.owned and tag[0] == "B":
            open_ = None
        elif tag[0] == "B" or open_ is None or open_[2] != tag[2:] or w.sentence[i] != w.sentence[i - 1]:
            open_ = None
            if i < w.owned:
                open_ = [w.start[i], w.end[i], tag[2:]]
                out.append(open_)
        else:
            open_[1] = w.end[i]
    return [(int(a), int(b), t) for a, b, t in out]


def names(w, ner):
    """The same, whole names (EXPORT.md 5b).

    First where names begin and end, all types together, then one type for the whole name: so a name is not torn by words that lean to different types.
    """
    p = softmax(ner[w.first])
    begin, inside = p[:, 1::2], p[:, 2::2]
    out, open_ = [], None
    for i in range(len(w.first)):
        b, c = begin[i].sum(), inside[i].sum()
        if p[i, 0] >= b + c:
            open_ = None
        elif open_ is None or b > c or w.sentence[i] != w.sentence[i - 1]:
            open_ = [w.start[i], w.end[i], begin[i] + inside[i]] if i < w.owned else None
            if open_:
                out.append(open_)
        else:
            open_[1] = w.end[i]
            open_[2] = open_[2] + begin[i] + inside[i]
    return [(int(a), int(b), TYPES[t.argmax()]) for a, b, t in out]


def cue_runs(w, cue, threshold):
    """[(first word, one past the last, probability)] of owned cues."""
    p = softmax(cue[w.first])
    inside = p[:, 1] + p[:, 2] >= threshold
    out, open_ = [], None
    for i in range(len(w.first)):
        if not inside[i]:
            open_ = None
        elif open_ is None or p[i, 1] > p[i, 2] or w.sentence[i] != w.sentence[i - 1]:
            open_ = [i, i + 1, float(p[i, 1] + p[i, 2])] if i < w.owned else None
            if open_:
                out.append(open_)
        else:
            open_[1] = i + 1
            open_[2] = max(open_[2], float(p[i, 1] + p[i, 2]))
    return out


def pieces_of(w, a, b):
    """Piece indices [from, to) of the words a..b-1."""
    return w.first[a], (w.first[b] if b < len(w.first) else len(w.ids) - 1)


def links(w, query, key, distance, a, b):
    """[words, roles] logits for the cue made of the words a..b-1."""
    f, t = pieces_of(w, a, b)
    q = query[f:t].mean(0).reshape(len(ROLES), LINK)
    k = key[w.first].reshape(-1, len(ROLES), LINK)
    away = np.where(w.first < f, w.first - f, np.where(w.first >= t, w.first - (t - 1), 0)).clip(-REACH, REACH) + REACH
    return (k * q).sum(-1) / LINK ** 0.5 + distance[:, away].T


def runs(on, gap):
    """Maximal runs [from, to) of true values; a hole of at most `gap` between two is filled."""
    out = []
    for i in np.flatnonzero(on):
        if out and i - out[-1][1] <= gap:
            out[-1][1] = i + 1
        else:
            out.append([i, i + 1])
    return out


def attributions(w, cue, query, key, distance, t=DEFAULTS):
    out = []
    for a, b, confidence in cue_runs(w, cue, t["cue"]):
        p = sigmoid(links(w, query, key, distance, a, b))
        p[a:b] = 0
        found = {"cue": [[int(w.start[a]), int(w.end[b - 1])]], "confidence": confidence}
        for r, role in enumerate(ROLES):
            gap = t["gap"] if role == "content" else t["source_gap"]
            on = runs(p[:, r] >= t[role], gap)
            found[role] = [[int(w.start[i]), int(w.end[j - 1])] for i, j in around(on, a, b)]
            if role == "source":      # a source is one place: of several, the likeliest
                best = around([max(on, key=lambda x: p[x[0]:x[1], r].sum())] if on else [], a, b)
                found["best_source"] = [[int(w.start[i]), int(w.end[j - 1])] for i, j in best]
        out.append(found)
    return out


def around(spans, a, b):
    """Cuts the cue's words out of runs that were filled across it."""
    out = []
    for i, j in spans:
        out += [(x, y) for x, y in ((i, min(j, a)), (max(i, b), j)) if x < y] if i < b and j > a else [(i, j)]
    return out
