#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds, fetches the peers' packages once, and runs; README.md beside this says more.
set -euo pipefail
arguments=()
peers='node pkl'
for argument in "$@"; do
  case $argument in
    --compiler=*)
      argument=--compiler=$(realpath -e -- "${argument#--compiler=}")
      peers=
      ;;
  esac
  arguments+=("$argument")
done
set -- ${arguments[@]+"${arguments[@]}"}
cd "$(dirname "$0")"

(cd .. && ./mvnw -B -ntp -q ${MAVEN_OPTIONS:-} -pl benchmarks -am package -DskipTests -Prun)
cp target/registries-benchmarks-*.jar target/benchmarks.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if [ "${1:-}" = maven ]; then
  rm -rf target/deployed
  (cd .. && ./mvnw -B -ntp -q ${MAVEN_OPTIONS:-} -pl maven-plugin -am deploy -DskipTests \
    -DaltDeploymentRepository="deployed::file://$PWD/benchmarks/target/deployed")
  exec "$java" -cp 'target/benchmarks.jar:target/lib/*:target/lib-others/*' io.registries.benchmarks.ThroughMaven "${@:2}"
fi
for peer in $peers; do
  mkdir -p "target/peers/$peer"
  cp "peers/$peer"/* "target/peers/$peer"
  if command -v npm >/dev/null && [ ! -d "target/peers/$peer/node_modules" ]; then
    (cd "target/peers/$peer" && npm ci --ignore-scripts --no-audit --no-fund) || echo "no packages for $peer" >&2
  fi
done

if [ "${1:-}" = phases ]; then
  exec "$java" -cp 'target/benchmarks.jar:target/lib/*:target/lib-others/*' org.openjdk.jmh.Main Phases "${@:2}"
fi
if [ "${1:-}" = profile ]; then
  exec "$java" -cp 'target/benchmarks.jar:target/lib/*:target/lib-others/*' io.registries.benchmarks.Profile "${@:2}"
fi
if [ "${1:-}" = html ]; then
  exec "$java" -cp 'target/benchmarks.jar:target/lib/*:target/lib-others/*' org.openjdk.jmh.Main HtmlReport "${@:2}"
fi
if [ "${1:-}" = reports ]; then
  exec "$java" -cp 'target/benchmarks.jar:target/lib/*:target/lib-others/*' org.openjdk.jmh.Main ManyDiagnostics "${@:2}"
fi
exec "$java" -cp 'target/benchmarks.jar:target/lib/*:target/lib-others/*' io.registries.benchmarks.Main "$@"
