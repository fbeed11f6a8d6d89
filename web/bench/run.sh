#!/usr/bin/env bash
# Runs the benchmarks: all, or the one named, with what follows the name. Each is a script web/bench/NAME.bench.sh (or .mjs, or
# whatever it names in its first line) that prints one JSON object on its last line:
#   {"name":"start","unit":"s","goal":5,"median":3.1,"runs":[…],"ok":true,"note":"…"}
# It finds the built program in $BENCH_APP, the sources in $BENCH_ROOT, and a place
# for its files in $BENCH_WORK. A Java main in web's tests runs by: bench_java CLASS [ARGUMENT…].
set -euo pipefail

root=${BENCH_ROOT:?run it by ./giaoban bench}
export JAVA_HOME BENCH_ROOT BENCH_APP
out=$root/target/bench
mkdir -p "$out"

bench_java() {
  local classpath=$root/target/bench/classpath
  if [[ ! -f $classpath || -n $(find "$BENCH_APP/ready" "$root"/{conference,web}/src/test -newer "$classpath" -print -quit) ]]; then
    (cd "$root" && mvn -q -B -ntp -pl web -am test-compile dependency:build-classpath \
      -Dui.skip=true -Dmdep.outputFile="$classpath.deps" -Dmdep.includeScope=test >&2)
    printf '%s:%s:%s' "$root/web/target/test-classes" "$root/web/target/classes" "$(cat "$classpath.deps")" >"$classpath"
  fi
  "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$(cat "$classpath")" "$@"
}
export root
export -f bench_java

# field JSON NAME: the value of the first member so called, as text.
field() {
  grep -oE "\"$2\":(\"[^\"]*\"|[^,}]*)" <<<"$1" | head -n 1 | cut -d: -f2- | tr -d '"'
}

shopt -s nullglob
export BENCH_NAME=${1:-}
if [[ -n ${1:-} ]]; then files=("$root"/web/bench/"$1".bench.*); else files=("$root"/web/bench/*.bench.*); fi
if [[ ${#files[@]} == 0 ]]; then
  names=("$root"/web/bench/*.bench.*)
  names=("${names[@]##*/}")
  echo "There is no benchmark \"$1\"; there are: ${names[*]%%.*}" >&2
  exit 2
fi

# Seconds for a fixed piece of work: the same machine can be three times slower an hour later.
pace() {
  local begun=$EPOCHREALTIME
  head -c 300000000 /dev/zero | sha256sum >/dev/null
  awk -v a="$begun" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.2f", b - a }'
}

results=()
status=0
for file in "${files[@]}"; do
  name=$(basename "$file" | cut -d. -f1)
  export BENCH_WORK=$out/$name.work
  rm -rf "$BENCH_WORK"
  mkdir -p "$BENCH_WORK"
  echo "$name … (this machine hashes 300 MB in $(pace) s)" >&2
  if "$file" "${@:2}" >"$out/$name.log"; then
    result=$(tail -n 1 "$out/$name.log")
  else
    result='{"name":"'$name'","ok":false,"note":"failed"}'
  fi
  printf '%s\n' "$result" >"$out/$name.json"
  results+=("$result")
  [[ $(field "$result" ok) == true ]] || status=1
  rm -rf "$BENCH_WORK"
done

printf '\n%-10s %12s %12s  %-4s %s\n' benchmark median goal '' note
for result in "${results[@]}"; do
  unit=$(field "$result" unit)
  mark=no
  [[ $(field "$result" ok) == true ]] && mark=ok
  printf '%-10s %12s %12s  %-4s %s\n' "$(field "$result" name)" \
    "$(field "$result" median) $unit" "$(field "$result" goal) $unit" "$mark" "$(field "$result" note)"
done
exit $status
