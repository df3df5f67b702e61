#!/bin/sh
# Trains the perceptrons of enrich-service (names; cues and roles of attributions) and the weights of contests, or
# measures them by cross-validation. Needs the compiled classes: mvn -pl enrich-service compile
# usage: models/train-perceptron.sh entities|entities-folds|attribution|contested|speed [BENCHMARKS]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
what=${1:?entities, entities-folds, attribution or contested}
corpora=${2:-$here/../shared/benchmarks}
into=$here/enrich-service/src/main/resources/models
classpath=$here/enrich-service/target/classes:$(cd "$here" && mvn -o -q -pl enrich-service dependency:build-classpath -Dmdep.outputFile=/dev/stdout)
# not on the command line: ONNX Runtime 1.29 crashes where that is very long
export CLASSPATH=$classpath
run() { "${JAVA_HOME:?a JDK 25}/bin/java" -Xmx6g -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED "$@"; }
case $what in
entities) run counterclaim.enrich.train.TrainEntities "$corpora" train "$into/perceptron/entities.bin" ;;
entities-folds) run counterclaim.enrich.train.TrainEntities "$corpora" folds 5 ;;
attribution) run counterclaim.enrich.train.TrainAttribution "$corpora" train "$into/perceptron" ;;
contested)
    extra=$(mktemp -d)
    trap 'rm -rf "$extra"' EXIT
    python3 "$here/models/annotations/expand.py" "$corpora" "$extra"
    run counterclaim.enrich.train.TrainContested "$corpora" train "$into/contested/weights.tsv" "$extra/folds.jsonl" "$extra"
    ;;
speed) run counterclaim.enrich.train.Speed "$corpora/contested/text" ;;
*) echo "unknown: $what" >&2; exit 2 ;;
esac
