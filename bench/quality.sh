#!/bin/sh
# Scores everything that an outside test set measures, one after the other: bench/quality.sh [BENCHMARKS_FOLDER].
# Each script in bench/quality runs alone too. A set that is not there is skipped, and said so.
set -u
here=$(cd "$(dirname "$0")" && pwd -P)
COUNTERCLAIM_BENCHMARKS=${1:-${COUNTERCLAIM_BENCHMARKS:-$here/../../shared/benchmarks}}
export COUNTERCLAIM_BENCHMARKS
failed=
for script in "$here"/quality/*.sh; do
    name=$(basename "$script" .sh)
    case $name in
        *-speed) continue ;; # figures of speed want a quiet machine and are run by themselves
    esac
    printf '\n=== %s\n' "$name"
    sh "$script" || failed="$failed $name"
done
if [ -n "$failed" ]; then
    printf '\nNot scored:%s\n' "$failed" >&2
    exit 1
fi
