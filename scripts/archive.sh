# archive.sh: has Java write its archive of loaded classes, with which the window comes in two thirds of the time: some
# thousand classes need not be read, checked and linked again. Sourced by ./run where this build has none for this Java.
# Java passes over an archive that is missing, broken, or of another build, and starts as it would without.

# Before Java 25 a method that waits for the compiler while the archive is written is never compiled in later runs: loops over
# all cells of a layer took ten times as long. So nothing is compiled meanwhile, or at least nothing in the background.
interpreted=(-Xint)
in_the_foreground=(-XX:-BackgroundCompilation)
[ "$jdk_major" -lt 25 ] || interpreted=() in_the_foreground=()

archive_of_typical_use() {
  local folder
  folder=$(mktemp -d "$build/archive.XXXXXX" 2>/dev/null) || return 0
  # Painted as where there is no graphics card, for the virtual display has none.
  (
    start_display || unset DISPLAY WAYLAND_DISPLAY
    "$jdk/bin/java" "${flags[@]}" ${interpreted[@]+"${interpreted[@]}"} -Dprism.forceGPU=true \
      "$write_archive=$folder/classes.jsa" -cp "$class_path" io.github.convoscope.cli.bench.TypicalUse "$folder"
    stop_display
  ) >"$folder/log" 2>&1 </dev/null || true
  # An empty file says that this Java can't, so that it is not tried at every start.
  [ -e "$folder/classes.jsa" ] || : >"$folder/classes.jsa"
  # Moved into place whole: others may start at the same time.
  wc -c <"$folder/classes.jsa" >"$folder/size"
  mv -f "$folder/size" "$archive.size"
  mv -f "$folder/classes.jsa" "$archive"
  rm -rf "$folder"
}

if command -v Xvfb >/dev/null 2>&1; then
  archive_of_typical_use
elif [ -w "$build" ] && needs_window "$@"; then
  # A window that nobody asked for must not appear on the user's screen: the first one that is asked for writes it.
  rm -f "$archive.size"
  flags+=("$write_archive=$archive" ${in_the_foreground[@]+"${in_the_foreground[@]}"})
fi
