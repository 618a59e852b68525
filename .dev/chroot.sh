#!/bin/sh
# chroot.sh - does a verb of ./dev work on a bare Debian?  As root:  ./dev chroot SUITE VERB...
#
# Makes a minimal SUITE, clones the last commit into it, and runs the verb twice: the second time
# without a network, which shows that all was installed. `bookworm-i386` is bookworm of another
# architecture that this machine can run. The tree stays in $COMPLAINT_CHROOT
# (/var/tmp/libcomplaint) for the next trial; remove it to begin from nothing.
set -eu
suite=${1:?which suite} && shift
[ $# -gt 0 ] || set -- demo
release=${suite%-*}
architecture=${suite#"$release"}
root=${COMPLAINT_CHROOT:-/var/tmp/libcomplaint}/$suite
sources=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null || true)
mirror=$(echo "$sources" | grep -v '^#' | grep -o 'https\?://[^ ]*' | head -n 1)

. .dev/install.sh
need debootstrap ca-certificates

if [ ! -f "$root/bare" ]; then
  mkdir -p "$root"
  debootstrap --variant=minbase ${architecture:+--arch="${architecture#-}"} \
    "$release" "$root" "$mirror"
  echo "deb $mirror $release main" >"$root/etc/apt/sources.list"
  touch "$root/bare"
fi

# The network as this machine knows it, its own certificates included.
cp /etc/resolv.conf /etc/hosts "$root/etc/"
mkdir -p "$root/usr/local/share" "$root/etc/ssl/certs"
cp -r /usr/local/share/ca-certificates "$root/usr/local/share/"
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"

rm -rf "$root/libcomplaint.new"
git clone -q . "$root/libcomplaint.new"
if [ -d "$root/libcomplaint/build" ]; then mv "$root/libcomplaint/build" "$root/libcomplaint.new/"; fi
rm -rf "$root/libcomplaint"
mv "$root/libcomplaint.new" "$root/libcomplaint"

mount -t proc proc "$root/proc"
mount --rbind --make-rslave /dev "$root/dev"
trap 'umount --recursive "$root/proc" "$root/dev"' EXIT

set -- chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
  PIP_CERT=/etc/ssl/certs/ca-certificates.crt /libcomplaint/dev "$@"
"$@" </dev/null
echo "chroot: once more, without a network"
unshare --net "$@" </dev/null
