#!/usr/bin/env bash
# Runs every test. Sets up what the tests need beside the .NET SDK: Chromium, for the tests of the pages. GRID_CHROMIUM
# names another; where none can be installed, the tests in a browser are skipped by name.
# Real logs are found by GRID_SHARED (default: ../shared beside the repository); without them those tests are skipped by name.
set -euo pipefail
cd "$(dirname "$0")/.."
export GRID_SHARED="${GRID_SHARED:-$(cd .. && pwd)/shared}"
if [ -z "${GRID_CHROMIUM:-}" ] && ! command -v chromium chromium-browser google-chrome > /dev/null \
  && command -v apt-get > /dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium || true
fi
dotnet build Grid.sln -c Release -v minimal -nologo
dotnet test Grid.sln -c Release --no-build -nologo "$@"
