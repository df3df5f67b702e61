#!/bin/sh
# Runs the enrich command over the development parts and scores it: contested claims, attributions, names.
# The weights of contested claims were fitted to contested/dev as well: its honest figure is the one by cross-validation that
# models/train-perceptron.sh contested prints; so are names on worldwide-ner (entities-folds).
# usage: bench/quality/enrich.sh [BENCHMARKS]      environment: ENRICH, options for the command, for instance --names encoder
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
sets=${1:-${COUNTERCLAIM_BENCHMARKS:-$root/../shared/benchmarks}}
[ -d "$sets" ] || { echo "no benchmarks in $sets: nothing measured" >&2; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
enrich() { form=$1; shift; "$root/counterclaim" enrich --as "$form" ${ENRICH:-} "$@"; }

enrich contested "$sets"/contested/text/*.txt >"$work/contested.jsonl"
enrich attribution - <"$sets/polnear/attribution.dev.jsonl" >"$work/attribution.jsonl"
enrich ner - <"$sets/crossner-politics/ner.dev.jsonl" >"$work/crossner.jsonl"

echo "contested, development part (fitted to it; see above)"
python3 "$sets/score_contested.py" "$sets/contested/dev.jsonl" "$work/contested.jsonl" "$sets/contested/text"
echo
echo "attributions, polnear dev"
python3 "$sets/score_attribution.py" "$sets/polnear/attribution.dev.jsonl" "$work/attribution.jsonl" >"$work/attribution.json"
python3 - "$work/attribution.json" <<'PY'
import json, sys
scores = json.load(open(sys.argv[1]))["scores"]
for name in ("relation.detected", "relation.partial", "relation.exact", "spans.cue.exact", "spans.source.exact", "spans.content.exact"):
    s = scores[name]
    print(f"{name:24} P {s['p']:.3f}  R {s['r']:.3f}  F1 {s['f1']:.3f}")
for kind in ("direct", "mixed", "indirect"):
    print(f"content exact, {kind:9} R {scores['content_recall_by_type.' + kind]['r']:.3f}")
PY
echo
echo "names, crossner-politics dev (not trained on), PER/ORG/LOC"
python3 "$sets/score_ner.py" "$sets/crossner-politics/ner.dev.jsonl" "$work/crossner.jsonl" --types PER,ORG,LOC >"$work/ner.json"
python3 - "$work/ner.json" <<'PY'
import json, sys
scores = json.load(open(sys.argv[1]))
s = scores["micro"]
print(f"{'together':24} P {s['p']:.3f}  R {s['r']:.3f}  F1 {s['f1']:.3f}")
for name, s in scores["per_type"].items():
    print(f"{name:24} P {s['p']:.3f}  R {s['r']:.3f}  F1 {s['f1']:.3f}")
PY
