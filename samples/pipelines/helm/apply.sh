#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs the pull secrets of one environment, as manifest.json lists them: one release of the dt-secrets chart for each
# values file. Stops at the first that fails. The values are read by Helm, and are neither in arguments nor printed.
#
#   helm/apply.sh <environment> [<output folder> [<folder of the secrets>]]
#
# CHARTS: the Helm repository of the chart, or a folder; HELM: the program. Helm's own variables say which cluster, such
# as HELM_KUBECONTEXT.
set -eu

if [ $# -lt 1 ] || [ $# -gt 3 ]; then
  echo "usage: $0 <environment> [<output folder> [<folder of the secrets>]]" >&2
  exit 2
fi
environment=$1
output=${2:-target/registries}
secrets=${3:-$output}
manifest=$output/manifest.json

version=$(jq -r '.apiVersion' "$manifest")
if [ "$version" != registries.manifest/v1 ]; then
  echo "$manifest is of version $version; this script reads registries.manifest/v1" >&2
  exit 1
fi

# Four lines for each release; a namespace may be empty.
releases=$(jq -r --arg environment "$environment" '
  .files[] | select(.kind == "dt-secrets" and .environment == $environment)
  | .release, .chart, (.namespace // ""), .path' "$manifest")
if [ -z "$releases" ]; then
  echo "$manifest lists no values of dt-secrets for environment $environment" >&2
  exit 1
fi

while IFS= read -r release && IFS= read -r chart && IFS= read -r namespace && IFS= read -r path; do
  if [ ! -f "$secrets/$path" ]; then
    echo "$secrets/$path is not there: compile with -Dregistries.outputs=dt-secrets" >&2
    exit 1
  fi
  set -- upgrade --install "$release" "${CHARTS:-devtron}/$chart" --values "$secrets/$path"
  if [ -n "$namespace" ]; then
    set -- "$@" --namespace "$namespace" --create-namespace
  fi
  "${HELM:-helm}" "$@" </dev/null
done <<EOF
$releases
EOF
