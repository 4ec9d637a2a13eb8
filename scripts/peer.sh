# peer.sh: puts ONNX Runtime, a library of the tests, behind the program's libraries. Sourced by ./run for bench --peer.

peers=$build/peer-class-path.txt
if [ ! -e "$peers" ] || [ "$home/pom.xml" -nt "$peers" ]; then
  find_maven || exit 1
  say "fetching ONNX Runtime (about 90 MB)"
  JAVA_HOME=$jdk mvn -q -B -f "$home/pom.xml" dependency:build-classpath -DincludeScope=test \
    -Dmdep.outputFile="$peers" </dev/null >"$build/peer.log" 2>&1 || {
    rm -f "$peers"
    say "ONNX Runtime could not be fetched; see ${build#"$home"/}/peer.log"
    exit 1
  }
fi
runtime=$(tr ':' '\n' <"$peers" | grep onnxruntime | head -n 1)
test=$home/src/test
mkdir -p "$build/peer/META-INF/services"
"$jdk/bin/javac" -d "$build/peer" -cp "$class_path:$runtime" "$test/java/io/github/convoscope/cli/bench/OnnxRuntimePeer.java" >&2 || exit 1
cp "$test"/resources/META-INF/services/*PeerEngine "$build/peer/META-INF/services/"
class_path=$class_path:$build/peer:$runtime
