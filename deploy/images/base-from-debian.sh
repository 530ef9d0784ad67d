#!/usr/bin/env bash
# Makes a base image out of a Debian root and an installed JDK, for machines that reach no registry of images.
# Where one is reached this is not needed: the Dockerfiles take eclipse-temurin:25-jre by themselves.
#
#   deploy/images/base-from-debian.sh [IMAGE]      (ballcourt/base:debian if not given)
#
# Needs root, debootstrap, a Docker engine and JAVA_HOME of a JDK 25. DEBIAN_MIRROR chooses another mirror.
set -euo pipefail

image=${1:-ballcourt/base:debian}
suite=${DEBIAN_SUITE:-bookworm}
: "${JAVA_HOME:?set JAVA_HOME to a JDK 25}"

# Whatever the services and Kafka use, and what an operator needs to look inside (jcmd, flight recorder).
modules=java.se,jdk.unsupported,jdk.crypto.ec,jdk.crypto.cryptoki,jdk.naming.dns,jdk.management,jdk.management.agent
modules+=,jdk.zipfs,jdk.jcmd,jdk.jfr,jdk.localedata,jdk.charsets,jdk.net,jdk.nio.mapmode,jdk.security.auth,jdk.httpserver

work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work"' EXIT

echo "debian: $suite"
# socat is for the trial store alone, which listens on its own loopback only.
debootstrap --variant=minbase --include=ca-certificates,socat,tzdata "$suite" "$work/root" \
    ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"} >"$work/debootstrap.log" || { tail -n 20 "$work/debootstrap.log" >&2; exit 1; }
rm -rf "$work"/root/var/lib/apt/lists/* "$work"/root/var/cache/apt/* "$work"/root/usr/share/{doc,man,locale}/*

echo "java: $JAVA_HOME"
mkdir -p "$work/root/opt/java"
"$JAVA_HOME/bin/jlink" --no-header-files --no-man-pages --add-modules "$modules" --output "$work/root/opt/java/openjdk"

tar -C "$work/root" --one-file-system -c . | docker import \
    --change 'ENV JAVA_HOME=/opt/java/openjdk' \
    --change 'ENV PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
    --change 'ENV LANG=C.UTF-8' \
    - "$image"
