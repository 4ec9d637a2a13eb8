# build.sh: builds the program. Sourced by ./run where something is newer than the last build; what it says goes to
# standard error, as the program's standard output belongs to the program.

find_maven || exit 1
mkdir -p "$build"
# A number of our own: macOS has a bash that cannot choose one.
exec 9>"$build/build.lock"
if command -v flock >/dev/null 2>&1; then flock 9; fi
if ! usable; then
  if [ -e "$stamp" ]; then
    say "building what has changed"
  else
    say "building for the first time: this fetches the libraries for this system (about 200 MB) and takes some minutes"
    prepare_display || true
  fi
  started=$(mktemp "$build/started.XXXXXX")
  # The names of the large files as they come, so that a slow line does not look like a standstill.
  JAVA_HOME=$jdk mvn -B -f "$home/pom.xml" ${javafx:+"-Djavafx.version=$javafx"} ${elsewhere:+"-Dbuild.folder=$build"} -Dmaven.test.skip=true \
    package </dev/null 2>&1 |
    tee "$build/build.log" |
    while IFS= read -r line; do
      case $line in
        *"Downloaded from "*" MB at "*)
          line=${line%% at *}
          size=${line##* (}
          line=${line% (*}
          say "fetched ${line##*/} ($size)"
          ;;
      esac
    done
  if ! grep -q 'BUILD SUCCESS' "$build/build.log"; then
    rm -f "$started"
    if grep -qE 'Could not transfer|Unknown host|Connect timed out|offline mode' "$build/build.log"; then
      say "the libraries could not be fetched: Maven Central cannot be reached from here; see ${build#"$home"/}/build.log"
      exit 1
    fi
    grep -m 12 '^\[ERROR\]' "$build/build.log" >&2 || tail -n 20 "$build/build.log" >&2
    say "the build failed; all of it is in ${build#"$home"/}/build.log"
    exit 1
  fi
  # The stamp bears the time the build began: what changes meanwhile is built the next time.
  mv "$started" "$stamp"
fi
exec 9>&-
