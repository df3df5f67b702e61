#!/bin/sh
# Scores parse-feed on the feeds of five parsers' test suites. Arguments go to the scorer, as --failures 20 or --suite gofeed.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
benchmarks=${COUNTERCLAIM_BENCHMARKS:-$root/../shared/benchmarks}
if [ ! -d "$benchmarks/feeds" ]; then
    echo "skipped: no benchmark files in $benchmarks/feeds; set COUNTERCLAIM_BENCHMARKS" >&2
    exit 0
fi
answers=$(mktemp)
trap 'rm -f "$answers"' EXIT
cd "$benchmarks/feeds"
# Addresses and headers that some files came with stand in the expectations. Exit code 1 only says that some file was no feed.
sed -n 's/^{"file": "\([^"]*\)".*/\1/p' expectations.jsonl |
    xargs "$root/counterclaim" parse-feed --requests expectations.jsonl > "$answers" || [ -s "$answers" ]
python3 ../score_feeds.py expectations.jsonl "$answers" "$@"
