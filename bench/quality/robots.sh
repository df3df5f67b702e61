#!/bin/sh
# Scores the reading of robots.txt. Arguments go to the scorer, as --failures 20.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
benchmarks=${COUNTERCLAIM_BENCHMARKS:-$root/../shared/benchmarks}
if [ ! -d "$benchmarks/robots" ]; then
    echo "skipped: no benchmark files in $benchmarks/robots; set COUNTERCLAIM_BENCHMARKS" >&2
    exit 0
fi
answers=$(mktemp)
trap 'rm -f "$answers"' EXIT
"$root/counterclaim" cases robots "$benchmarks/robots/cases.jsonl" > "$answers"
python3 "$benchmarks/score_cases.py" robots "$benchmarks/robots/cases.jsonl" "$answers" "$@"
