#!/usr/bin/env bash
# Thousands of invitations into an SMTP sink on loopback, beside Postfix's own smtp-source.
set -euo pipefail
for name in $(compgen -e | grep '^GIAOBAN_'); do unset "$name"; done
if [[ ! -x /usr/sbin/smtp-sink ]]; then
  echo "The mail benchmark needs smtp-sink and smtp-source; install them with: sudo apt install postfix (choose \"No configuration\")" >&2
  exit 1
fi
bench_java vn.giaoban.web.bench.MailBench "$@"
