#!/usr/bin/env bash
# The calendar and the secretariat's desk on five years of a province's data, through HTTP.
#   ./giaoban bench desk                     all of it
#   ./giaoban bench desk calendar search     some of it
#   ./giaoban bench desk --keep DIR [NAME…]  makes the data in DIR, or takes those that are there, and leaves them
#                                            (look at them by ./giaoban start --data DIR, password "bench-password-1")
set -euo pipefail
for name in $(compgen -e | grep '^GIAOBAN_'); do unset "$name"; done
bench_java vn.giaoban.web.bench.DeskBench "$@"
