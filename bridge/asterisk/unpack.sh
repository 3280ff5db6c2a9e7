#!/bin/bash
# unpack.sh FOLDER SUITE [PROGRAM]: Debian's Asterisk, or its sipp, under FOLDER/root, from the mirror this machine's apt
# already uses; on Ubuntu the one of its own release, whatever the suite.
# Any user may run it: neither the system's packages nor its apt sources are touched. Its own loader starts it.
set -euo pipefail
folder=$(realpath -m "$1") suite=$2 program=${3:-asterisk}
root=$folder/root apt=$folder/apt arch=$(dpkg --print-architecture)
if [ "$(. /etc/os-release && echo "$ID")" = ubuntu ]; then
  suite=$(. /etc/os-release && echo "$VERSION_CODENAME") key=ubuntu-archive-keyring.gpg parts='main universe'
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Ubuntu' "Suite: $suite" | head -1)
else
  key=debian-archive-keyring.gpg parts=main
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -m1 '/debian/$')
fi
mkdir -p "$root" "$apt"/lists/partial "$apt"/debs/partial
: > "$apt/status"
echo "deb [signed-by=/usr/share/keyrings/$key arch=$arch] $mirror $suite $parts" > "$apt/sources.list"

get() {
  apt-get -qq -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::State="$apt" \
    -o Dir::State::lists="$apt/lists" -o Dir::State::status="$apt/status" -o Dir::Cache="$apt" \
    -o Dir::Cache::archives="$apt/debs" -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none "$@"
}

unpack() {
  (cd "$apt/debs" && get download "$@")
  for name in bin sbin lib lib64; do
    mkdir -p "$root/usr/$name"
    ln -sfn "usr/$name" "$root/$name"
  done
  for deb in "$apt"/debs/*.deb; do
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$root" --keep-directory-symlink --exclude='./usr/share/doc' \
      --exclude='./usr/share/man' --exclude='./usr/share/locale' --exclude='./usr/lib/*/gconv'
  done
}

starts() {
  local libraries
  libraries=$(echo "$root"/usr/lib/*-linux-gnu):$root/usr/lib
  "$(ls "$root"/usr/lib/*/ld-linux*.so.* | head -1)" --library-path "$libraries" "$root"/usr/*bin/"$program" "$version" ||
    [ $? = "$fine" ]
}

case $program in
  asterisk)
    version=-V fine=0 packages='asterisk asterisk-core-sounds-en-gsm'
    needed='asterisk|asterisk-modules|asterisk-core-sounds-en-gsm|lib(bsd0|c6|cap2|crypt1|edit2|gcc-s1|gsm1|jansson4|md0|nspr4|nss3|opus0|sqlite3-0|srtp2-1|ssl.*|stdc..6|systemd0|tinfo6|uriparser1|uuid1|xml2.*|xslt1.1|zstd1|icu67|lzma5|lz4-1|gcrypt20|gpg-error0)|zlib1g'
    ;;
  sipp) version=-v fine=99 packages=sip-tester needed='sip-tester|lib.*' ;;
esac
get update
# With an empty status apt names every package, down to libc: about 160, of which 30 are needed here.
all=$(get -s -y --no-install-recommends install $packages | awk '/^Inst/ {print $2}')
unpack $(grep -xE "$needed" <<< "$all")
# A library that the list lacks after a change in Debian: then all of them.
starts || { unpack $(grep -E '^lib|^asterisk' <<< "$all"); starts; }
[ "$program" != asterisk ] || ln -sfn en_US_f_Allison "$root/usr/share/asterisk/sounds/en"
rm -rf "$apt/debs" "$apt/lists"
