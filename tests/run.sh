#!/usr/bin/env bash
# Runs every test. Sets up what the tests need: nothing but the .NET SDK for now.
# Real logs are found by GRID_SHARED (default: ../shared beside the repository); without them those tests are skipped by name.
set -euo pipefail
cd "$(dirname "$0")/.."
export GRID_SHARED="${GRID_SHARED:-$(cd .. && pwd)/shared}"
dotnet build Grid.sln -c Release -v minimal -nologo
dotnet test Grid.sln -c Release --no-build -nologo "$@"
