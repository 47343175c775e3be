#!/bin/sh
# Measures an installed program: from its start to the first paint, to the shown sample article, to the finished analysis.
# Usage: packaging/linux/measure.sh [PROGRAM [RUNS]]     PROGRAM: that of the built tree; RUNS: 5, after one to warm up
# On the display it is called on, else on an X server of its own (xvfb). Bars: window 1 s, analysis 4 s after the article.
set -eu
program=${1:-$(dirname "$0")/../../build/linux/tree/studyapp/studyapp}
runs=${2:-5}
server=
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
  export DISPLAY=:89
  Xvfb "$DISPLAY" -screen 0 1280x800x24 >/dev/null 2>&1 &
  server=$!
  sleep 2
fi
results=$(mktemp)
trap 'rm -f "$results"; [ -z "$server" ] || kill "$server"' EXIT
"$program" self-test --window >/dev/null
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) processors; milliseconds since the start of the process"
for run in $(seq "$runs"); do
  "$program" self-test --window >"$results.one"
  awk -v run="$run" '
    match($0, /\([0-9]+ ms after the start\)/) { split(substr($0, RSTART + 1), words, " "); ms[++n] = words[1] }
    /that is [0-9]+ ms after the article/ { after = $3 }
    /processor time/ { cpu = $1 }
    END { print run, ms[1], ms[2], ms[3], after, cpu }' "$results.one" >>"$results"
done
rm -f "$results.one"
awk 'BEGIN { printf "%-8s %8s %8s %10s %16s %8s\n", "run", "window", "article", "analysis", "after article", "CPU s" }
  { printf "%-8s %8d %8d %10d %16d %8.2f\n", $1, $2, $3, $4, $5, $6 }' "$results"
for column in 2 3 4 5 6; do # the median, and the worst
  cut -d' ' -f"$column" "$results" | sort -n | awk -v c="$column" '{ v[NR] = $1 } END { print c, v[int((NR + 1) / 2)], v[NR] }'
done | awk '{ middle[$1] = $2; worst[$1] = $3 } END {
  printf "%-8s %8d %8d %10d %16d %8.2f\n", "median", middle[2], middle[3], middle[4], middle[5], middle[6]
  printf "%-8s %8d %8d %10d %16d %8.2f\n", "worst", worst[2], worst[3], worst[4], worst[5], worst[6]
  if (worst[2] > 1000 || worst[5] > 4000) { print "over the bar"; exit 1 } }'
