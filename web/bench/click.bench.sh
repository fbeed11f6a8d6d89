#!/usr/bin/env bash
# From the chair's click to every other screen, with two hundred simulated sites.
set -euo pipefail
bench_java vn.giaoban.web.bench.ClickBench
