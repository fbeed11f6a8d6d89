#!/usr/bin/env bash
# Makes target/dist: one runnable jar, a .tar.gz and, where dpkg-deb is, a .deb. The same sources
# give the same files.
set -euo pipefail

root=$1
packaging=$root/web/packaging
dist=$root/target/dist
version=$(sed -n '0,/<version>/s/.*<version>\(.*\)<\/version>.*/\1/p' "$root/pom.xml")
number=${version%-SNAPSHOT}
# The one time of everything inside, as the jars have it.
when=$(sed -n 's/.*<project.build.outputTimestamp>\(.*\)<\/project.build.outputTimestamp>.*/\1/p' "$root/pom.xml")
SOURCE_DATE_EPOCH=$(date -d "$when" +%s)
export SOURCE_DATE_EPOCH

rm -rf "$dist"
mkdir -p "$dist"
jar=$dist/giaoban-$number.jar
cp "$root"/web/target/web-*-exec.jar "$jar"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/giaoban-$number
install -Dm755 "$packaging/launch" "$tree/bin/giaoban"
install -Dm644 "$jar" "$work/all.jar"
# Unpacked, the program starts faster, and the start-up cache can be used.
"${JAVA_HOME:?}/bin/java" -Djarmode=tools -jar "$work/all.jar" extract --destination "$tree/lib" >/dev/null
"$packaging/unsign.sh" "$tree/lib/lib"
mv "$tree/lib/all.jar" "$tree/lib/giaoban.jar"
printf '%s\n' "$version" >"$tree/VERSION"
install -Dm644 "$packaging/giaoban.service" "$tree/giaoban.service"
install -Dm644 "$packaging/giaoban.properties" "$tree/giaoban.properties"
for page in install configuration; do install -Dm644 "$root/docs/$page.md" "$tree/doc/$page.md"; done
install -Dm644 "$root/LICENSE" "$tree/doc/LICENSE"
find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
  -cf - "giaoban-$number" | gzip -n >"$dist/giaoban-$number.tar.gz"

if command -v dpkg-deb >/dev/null; then
  deb=$work/deb
  mkdir -p "$deb/DEBIAN" "$deb/opt"
  cp -a "$tree" "$deb/opt/giaoban"
  install -Dm644 "$packaging/giaoban.service" "$deb/usr/lib/systemd/system/giaoban.service"
  install -Dm640 "$packaging/giaoban.properties" "$deb/etc/giaoban/giaoban.properties"
  mkdir -p "$deb/usr/share/doc" && mv "$deb/opt/giaoban/doc" "$deb/usr/share/doc/giaoban"
  rm "$deb/opt/giaoban/giaoban.service" "$deb/opt/giaoban/giaoban.properties"
  cat >"$deb/DEBIAN/control" <<CONTROL
Package: giaoban
Version: $number
Architecture: amd64
Maintainer: Giaoban <giaoban@localhost>
Depends: openjdk-25-jre-headless | temurin-25-jre | temurin-25-jdk | java25-runtime-headless, adduser
Section: web
Priority: optional
Description: Online briefings of a province with its communes
 From the calendar to the minutes: invitations by mail, the live room in the
 browser, roll call, agenda, minutes. Brings its own PostgreSQL and mail server
 for trials; uses the province's own where they are set.
CONTROL
  printf '/etc/giaoban/giaoban.properties\n' >"$deb/DEBIAN/conffiles"
  cat >"$deb/DEBIAN/postinst" <<'SCRIPT'
#!/bin/sh
set -e
if [ "$1" = configure ]; then
  getent passwd giaoban >/dev/null || adduser --system --group --home /var/lib/giaoban --no-create-home giaoban
  chgrp giaoban /etc/giaoban/giaoban.properties
  if [ -d /run/systemd/system ]; then
    systemctl daemon-reload
    if systemctl is-active --quiet giaoban; then systemctl restart giaoban; fi
  fi
fi
SCRIPT
  cat >"$deb/DEBIAN/prerm" <<'SCRIPT'
#!/bin/sh
set -e
if [ "$1" = remove ] && [ -d /run/systemd/system ]; then systemctl disable --now giaoban || true; fi
SCRIPT
  chmod 755 "$deb/DEBIAN/postinst" "$deb/DEBIAN/prerm"
  find "$deb" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
  dpkg-deb --root-owner-group -Zxz --build "$deb" "$dist/giaoban_${number}_amd64.deb" >/dev/null
fi

(cd "$dist" && sha256sum -- * >SHA256SUMS)
echo "Made in target/dist:"
(cd "$dist" && ls -1sh -- *)
