#!/usr/bin/env bash
# Runs every test. Sets up what the tests need beside the .NET SDK, where it is missing and can be installed: Chromium, for
# the tests of the pages (GRID_CHROMIUM names another; without one the tests in a browser are skipped by name), PostgreSQL,
# for the store and the cluster (GRID_POSTGRES names another bin folder), and faketime, for clocks that jump.
# Real logs are found by GRID_SHARED (default: ../shared beside the repository); without them those tests are skipped by name.
set -euo pipefail
cd "$(dirname "$0")/.."
export GRID_SHARED="${GRID_SHARED:-$(cd .. && pwd)/shared}"

missing=()
if [ -z "${GRID_CHROMIUM:-}" ] && ! command -v chromium chromium-browser google-chrome > /dev/null; then
  missing+=(chromium)
fi
if [ -z "${GRID_POSTGRES:-}" ] && ! compgen -G '/usr/lib/postgresql/*/bin/postgres' > /dev/null; then
  missing+=(postgresql)
  # The tests make servers of their own; none is wanted that starts with the machine.
  if [ "$(id -u)" = 0 ] && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
  fi
fi
if ! command -v faketime > /dev/null; then
  missing+=(faketime)
fi
if [ ${#missing[@]} -gt 0 ] && command -v apt-get > /dev/null && [ "$(id -u)" = 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq || true
  for package in "${missing[@]}"; do
    apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold "$package" || true
  done
fi

# One compiler for all projects, warm after the first, halves the build. It is this run's own, and ends with it.
compiler="grid-tests-$$"
trap 'pkill -f "[p]ipename:$compiler" || true' EXIT
dotnet build Grid.sln -c Release -v minimal -nologo -p:UseSharedCompilation=true -p:SharedCompilationId="$compiler"
pkill -f "[p]ipename:$compiler" || true
# The first generation of a heap as large as the work of a test: a tenth of the processor time went into collecting it.
export DOTNET_GCgen0size=0x4000000
# A test is over before profiles pay: gathering them and compiling by them took up to a fifth of the processor time.
export DOTNET_TieredPGO=0
dotnet test Grid.sln -c Release --no-build -nologo "$@"
