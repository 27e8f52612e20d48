#!/usr/bin/env bash
# Compiles the assemblies that `dotnet build -c Release` has put beside the silo, the grid command and the tests to
# machine code, in place, as `dotnet publish` does for ReadyToRun: the tests start programs by the hundred, and a start
# costs much less then. The intermediate code stays in them as it was. What was compiled is kept by its hash, so the
# next run compiles what has changed. An assembly that cannot be compiled stays as it is built.
set -euo pipefail
cd "$(dirname "$0")/.."
kept=$PWD/tests/obj/ahead
mkdir -p "$kept"
dotnet msbuild tests/ahead.proj -nologo -v:quiet -restore -t:Find -p:Into="$kept/found"
{ read -r compiler; read -r core; read -r web; } < "$kept/found"
export kept compiler core web

# What a start goes through; the rest is hardly run. The same assembly lies in many folders.
sums() {
  find silo/Grid.Silo/bin/Release/net10.0 client/Grid.Cli/bin/Release/net10.0 tests/*.Tests/bin/Release/net10.0 \
    -maxdepth 1 \( -name 'Grid.*.dll' -o -name 'grid.dll' -o -name 'Orleans.*.dll' -o -name 'Npgsql.dll' \
    -o -name 'NodaTime.dll' -o -name 'YamlDotNet.dll' -o -name 'Microsoft.Data.Sqlite.dll' \
    -o -name 'SQLitePCLRaw.*.dll' -o -name 'OpenTelemetry*.dll' -o -name 'System.*.dll' \
    -o -name 'CsvHelper.dll' -o -name 'Polly*.dll' -o -name 'Spectre.*.dll' \) ! -name '*.Tests.dll' -exec sha256sum {} +
}

compile() {
  if [ -e "$kept/$1.dll" ] || [ -e "$kept/$1.made" ]; then return; fi
  "$compiler" "$2" -o "$kept/$1.part" -O \
    -r "$core/*.dll" -r "$web/*.dll" -r "$(dirname "$2")/*.dll" > "$kept/$1.log" 2>&1 \
    && mv "$kept/$1.part" "$kept/$1.dll" \
    && touch "$kept/$(sha256sum "$kept/$1.dll" | cut -c1-64).made"
}
export -f compile

find "$kept" \( -name '*.dll' -o -name '*.log' \) -mtime +7 -delete
sums > "$kept/sums"
sort -u -k1,1 "$kept/sums" \
  | xargs -P "$(nproc)" -L 1 bash -c 'compile "$@" || echo "ahead.sh: $2 stays as it is built" >&2' compile
while read -r sum file; do
  if [ -e "$kept/$sum.dll" ]; then cp --remove-destination "$kept/$sum.dll" "$file"; fi
done < "$kept/sums"
