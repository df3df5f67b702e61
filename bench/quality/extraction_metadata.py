#!/usr/bin/env python3
"""Scores what `counterclaim extract --all` says about pages, besides the text.

extraction_metadata.py BENCHMARKS ANSWERS        ANSWERS has a SET.jsonl for each set

times    Of the pages whose metadata has a time (JSON-LD datePublished or dateModified, article:published_time,
         article:modified_time or og:updated_time, with hour and minute): share of these times that the answer has, to the
         minute in UTC. The time expected is the first in that order; one without a zone is taken as UTC. Years before 1970
         are left out, since they say that the system has none. The pages are read here with regular expressions, not by
         the program that is scored.
title, author, date    Equal to what trafilatura-eval and readability-pages have, letters and digits compared; of an author
         it is enough that the names are among those found.
"""
import collections
import datetime as dt
import glob
import gzip
import html
import json
import os
import re
import sys

SCRIPT = re.compile(r"<script[^>]*ld\+json[^>]*>(.*?)</script>", re.S | re.I)
META = re.compile(r"<meta[^>]+>", re.I)
CONTENT = re.compile(r"""content\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I)
TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?$")
WANTED = {
    "publishedAt": ("datePublished", ["article:published_time"]),
    "modifiedAt": ("dateModified", ["article:modified_time", "og:updated_time"]),
}


def minute(text):
    m = TIME.match(html.unescape(text).strip())
    if not m or int(m.group(1)) < 1970:
        return None
    try:
        when = dt.datetime(*map(int, m.groups()[:5]))
    except ValueError:
        return None
    zone = m.group(6)
    if zone and zone != "Z":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        offset = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        when = when - offset if zone[0] == "+" else when + offset
    return when


def times_told(page):
    scripts = SCRIPT.findall(page)
    metas = META.findall(page)
    for field, (key, names) in WANTED.items():
        told = [t for s in scripts for t in re.findall(r'"%s"\s*:\s*"([^"]+)"' % key, s)]
        for name in names:
            for tag in metas:
                if re.search(r"""["']%s["']""" % re.escape(name), tag) and (m := CONTENT.search(tag)):
                    told.append(m.group(1) or m.group(2) or "")
        found = next((when for when in map(minute, told) if when), None)
        if found:
            yield field, found


def letters(text):
    if isinstance(text, list):
        text = " ".join(text)
    return re.sub(r"[\W_]+", "", (text or "").lower())


def names(author):
    listed = author if isinstance(author, list) else re.split(r"[;,]| und | and ", author)
    return [letters(name) for name in listed if letters(name)]


def main():
    benchmarks, answers = sys.argv[1:3]
    counts = collections.OrderedDict()

    def count(label, right):
        hit, of = counts.get(label, (0, 0))
        counts[label] = (hit + bool(right), of + 1)

    for path in sorted(glob.glob(os.path.join(answers, "*.jsonl"))):
        name = os.path.basename(path).removesuffix(".jsonl")
        folder = os.path.join(benchmarks, name)
        truth_file = "evaldata.json" if name == "trafilatura-eval" else "ground-truth.json"
        with open(os.path.join(folder, truth_file), encoding="utf-8") as fh:
            truth = json.load(fh)
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                answer = json.loads(line)
                page_id = os.path.basename(answer["file"]).removesuffix(".html.gz")
                with gzip.open(os.path.join(folder, "html", page_id + ".html.gz")) as fh:
                    page = fh.read().decode("utf-8", "replace")
                for field, told in times_told(page):
                    got = minute((answer.get(field) or ""))
                    count("times to the minute", got == told)
                    count(f"  {name}", got == told)
                told = truth.get(page_id, {})
                if name != "article-extraction":
                    if told.get("title"):
                        count(f"title, {name}", letters(told["title"]) == letters(answer.get("title")))
                    author = told.get("author") or told.get("byline")
                    if author:
                        found = letters(answer.get("byline"))
                        by = re.compile(r"^by\s+", re.I)
                        wanted = names(author if isinstance(author, list) else by.sub("", author.strip()))
                        count(f"author, {name}", wanted and all(n in found for n in wanted))
                if told.get("date"):
                    count(f"day, {name}", (answer.get("publishedAt") or "")[:10] == told["date"])
    for label in sorted(counts, key=lambda text: (not text.startswith(("times", " ")), text.startswith(" "), text)):
        hit, of = counts[label]
        print(f"{label:<40}{hit:>6} / {of:<6}{100 * hit / of:6.1f} %")


if __name__ == "__main__":
    main()
