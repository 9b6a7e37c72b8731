#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs the pull secrets of one environment, as manifest.json lists them: one release of the dt-secrets chart for each
# values file. Stops at the first that fails. The values are read by Helm, and are neither in arguments nor printed.
#
#   helm/apply.sh <environment> [<output directory> [<secrets directory>]]
#
# CHARTS: the Helm repository of the chart, or a directory; CHART_VERSION: its version; HELM: the program.
# CONTEXTS: the kubeconfig context of each cluster, such as `staging-eu=admin@staging production-eu=admin@production`.
# For an environment with a cluster, either CONTEXTS or HELM_KUBECONTEXT must name the context.
set -eu

if [ $# -lt 1 ] || [ $# -gt 3 ]; then
  echo "usage: $0 <environment> [<output directory> [<secrets directory>]]" >&2
  exit 2
fi
environment=$1
output=${2:-target/registries}
secrets=${3:-$output}
manifest=$output/manifest.json

fail() {
  echo "$1" >&2
  exit 1
}

# Helm would read a value that starts with a hyphen as an option.
require_name() {
  case $1 in
    -*) fail "$manifest contains \`$1\`, which is not a name" ;;
  esac
}

version=$(jq -r '.apiVersion' "$manifest")
[ "$version" = registries.manifest/v1 ] \
  || fail "$manifest has version $version; this script reads registries.manifest/v1"

# Five lines for each release; cluster and namespace can be empty.
releases=$(jq -r --arg environment "$environment" '
  .files[] | select(.kind == "dt-secrets" and .environment == $environment)
  | .release, .chart, (.cluster // ""), (.namespace // ""), .path' "$manifest")
[ -n "$releases" ] || fail "$manifest lists no values of dt-secrets for environment $environment"

while IFS= read -r release && IFS= read -r chart && IFS= read -r cluster && IFS= read -r namespace \
  && IFS= read -r path; do
  for name in "$release" "$chart" "$namespace"; do
    require_name "$name"
  done
  case /$path/ in
    */../*) fail "$manifest contains the path \`$path\`, which leaves the directory" ;;
  esac
  [ -f "$secrets/$path" ] || fail "$secrets/$path does not exist: compile with -Dregistries.outputs=dt-secrets"

  set -- upgrade --install "$release" "${CHARTS:-devtron}/$chart" --version "${CHART_VERSION:-0.10.3}" --values "$secrets/$path"
  if [ -n "$namespace" ]; then
    set -- "$@" --namespace "$namespace" --create-namespace
  fi
  if [ -n "$cluster" ]; then
    context=${HELM_KUBECONTEXT:-}
    for pair in ${CONTEXTS:-}; do
      case $pair in
        "$cluster="*) context=${pair#*=} ;;
      esac
    done
    [ -n "$context" ] || fail "$environment is in cluster $cluster: set HELM_KUBECONTEXT, or CONTEXTS='$cluster=<context>'"
    set -- "$@" --kube-context "$context"
  fi
  "${HELM:-helm}" "$@" </dev/null
done <<EOF
$releases
EOF
