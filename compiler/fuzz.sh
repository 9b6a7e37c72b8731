#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Fuzzes every target for a time, or those that are named: compiler/fuzz.sh <seconds for each> [<class>#<method> ...]
# Inputs that a target fails on go to its folder in src/test/resources, where the build replays them from then on; the
# corpus and the logs to target/fuzz. MAVEN_ARGS is for Maven.
set -eu
cd "$(dirname "$0")"
seconds=${1:?seconds for each target}
shift
root=io.registries.compiler
[ $# -gt 0 ] || set -- \
  internal.syntax.YamlReaderFuzzTest#readsAnyBytes \
  internal.repair.LongTextFuzzTest#explainsLongTexts \
  internal.schema.SchemaValidatorFuzzTest#validatesAnyTree \
  PipelineFuzzTest#compilesAnyText \
  PipelineFuzzTest#compilesAnyValues \
  internal.connectivity.ChallengeFuzzTest#readsAnyHeader \
  internal.analysis.KubeletKeyringFuzzTest#looksUpAnyImage

work=$PWD/target/fuzz
mkdir -p "$work/seeds"
../mvnw -q -B -ntp -f pom.xml test-compile dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile="$work/classpath"
for file in ../samples/*/registries.yaml src/test/resources/diagnostics/*.yaml src/test/resources/fuzz/*.yaml; do
  cp "$file" "$work/seeds/$(echo "$file" | tr / -)"
done

failed=0
for target in "$@"; do
  class=${target%#*}
  method=${target#*#}
  corpus=$work/corpus/$class/$method
  inputs=src/test/resources/$(echo "$root.$class" | tr . /)Inputs/$method
  mkdir -p "$corpus" "$inputs"
  case $method in
    readsAnyBytes | validatesAnyTree | compilesAnyText) seeds=$work/seeds ;;
    *) seeds= ;;
  esac
  echo "== $target"
  # The configuration names files, and what it names is read: that is no diagnostic.
  java -Xmx512m -XX:+EnableDynamicAgentLoading -Djdk.attach.allowAttachSelf=true \
    -cp "target/test-classes:target/classes:$(cat "$work/classpath")" \
    com.code_intelligence.jazzer.Jazzer \
    --target_class="$root.$class" --target_method="$method" \
    --instrumentation_includes="$root.**:org.snakeyaml.**" --custom_hook_includes="$root.**:org.snakeyaml.**" \
    --disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal \
    --reproducer_path="$work" \
    -artifact_prefix="$inputs/" -dict=src/test/resources/fuzz/dictionary.txt \
    -max_total_time="$seconds" -timeout=60 -report_slow_units=60 -rss_limit_mb=2048 -max_len=8192 -print_final_stats=1 \
    "$corpus" "$inputs" $seeds >"$work/$class.$method.log" 2>&1 || failed=1
  grep -E '^(ERROR|== |stat::|SUMMARY|.*(DONE|INITED)  *cov)' "$work/$class.$method.log" || true
done
exit $failed
