# archive.sh: makes the shared class archive, with which Java starts in half the time: it need not read, check and link
# some thousands of classes again. Sourced by ./run after a build or with another JDK. Where a Java cannot do it, an
# empty file stands in and Java starts as it always does.

make_archive() {
  local folder new
  folder=$(mktemp -d "$build/archive.XXXXXX")
  new=$folder/classes.jsa
  cat "$jdk/lib/classlist" "$home/scripts/classes.txt" 2>/dev/null | awk '!seen[$0]++' >"$folder/classes.txt"
  "$jdk/bin/java" ${allowed[@]+"${allowed[@]}"} -Xshare:dump -XX:SharedClassListFile="$folder/classes.txt" -XX:SharedArchiveFile="$new" \
    -cp "$class_path" >"$folder/log" 2>&1 </dev/null || : >"$new"
  [ -e "$new" ] || : >"$new"
  mv -f "$new" "$archive"
  rm -rf "$folder"
}
make_archive
