#!/bin/sh
# Scores the reading of sitemaps. Arguments go to the scorer, as --failures 20.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
benchmarks=${COUNTERCLAIM_BENCHMARKS:-$root/../shared/benchmarks}
if [ ! -d "$benchmarks/sitemaps" ]; then
    echo "skipped: no benchmark files in $benchmarks/sitemaps; set COUNTERCLAIM_BENCHMARKS" >&2
    exit 0
fi
answers=$(mktemp)
trap 'rm -f "$answers"' EXIT
cd "$benchmarks/sitemaps"
sed -n 's/^{"file": "\([^"]*\)".*/\1/p' expectations.jsonl | xargs "$root/counterclaim" cases sitemaps > "$answers"
python3 ../score_cases.py sitemaps expectations.jsonl "$answers" "$@"
