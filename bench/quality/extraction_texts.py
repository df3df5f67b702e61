#!/usr/bin/env python3
"""Lines of `counterclaim extract` in, {page-id: text} out: the form that score_extraction.py reads."""
import json
import os
import sys

texts = {}
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        page = json.loads(line)
        texts[os.path.basename(page["file"]).removesuffix(".html.gz")] = page.get("text", "")
json.dump(texts, sys.stdout, ensure_ascii=False)
