import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shortens what Maven prints in a check, and keeps all of it in {@code check.log} in the build's folder:
 *
 * <pre>{@code
 * mvn -B test 2>&1 | java scripts/CheckLog.java target/check
 * }</pre>
 *
 * <p>One line says how long the tests of a package took, in place of two lines a class. What is wrong is printed as it
 * is. The summary of the tests comes last, before it the coverage where it was measured. The exit status is 0 where the
 * build succeeded.
 */
final class CheckLog {
  private static final String TESTS =
      "Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+)";
  private static final Pattern CLASS =
      Pattern.compile(
          "\\[(\\w+)\\] " + TESTS + ", Time elapsed: ([\\d.,]+) s.* --? in (\\S+)\\.[\\w$]+");
  private static final Pattern LARGE_DOWNLOAD =
      Pattern.compile("\\[INFO\\] Downloaded from \\S+: \\S*?([^/ ]+) \\(([\\d.]+ MB) .*");

  /** So many processes run tests, see pom.xml. */
  private static final int PROCESSES = 2;

  /** Of what Maven only informs about, the goals say how far it is. */
  private static final Pattern NOISE = Pattern.compile("\\[INFO\\](?! --- ).*");

  private final PrintStream out;
  private final List<String> summary = new ArrayList<>();

  /** Where tests are running: two processes work on classes in the order of their names. */
  private final Map<String, Module> open = new LinkedHashMap<>();

  private boolean inSummary;
  private boolean succeeded;

  private CheckLog(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Path.of(args[0]);
    Path coverage = folder.resolve("site/jacoco/jacoco.csv");
    Files.deleteIfExists(coverage);
    CheckLog log = new CheckLog(out);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Writer whole = Files.newBufferedWriter(folder.resolve("check.log"))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        whole.write(line + "\n");
        log.read(line.replaceAll("\u001B\\[[;\\d]*m", ""));
      }
    }
    log.endAll();
    if (Files.exists(coverage)) {
      out.println(coverage(Files.readAllLines(coverage)));
    }
    log.summary.forEach(out::println);
    System.exit(log.succeeded ? 0 : 1);
  }

  private void read(String line) {
    succeeded |= line.equals("[INFO] BUILD SUCCESS");
    Matcher ofClass = CLASS.matcher(line);
    Matcher download = LARGE_DOWNLOAD.matcher(line);
    if (ofClass.matches()) {
      count(line, ofClass);
    } else if (line.endsWith("Results:")) {
      endAll();
      inSummary = true;
      summary.clear();
      summary.add(line);
    } else if (inSummary) {
      summary.add(line);
      inSummary = !line.matches("\\[\\w+\\] " + TESTS + ".*");
    } else if (download.matches()) {
      out.println("fetched " + download.group(1) + " (" + download.group(2) + ")");
    } else if (!NOISE.matcher(line).matches()) {
      out.println(line);
    }
  }

  private void count(String line, Matcher ofClass) {
    String name = ofClass.group(7).replaceFirst("io\\.github\\.convoscope\\.?", "");
    if (!open.containsKey(name) && open.size() == PROCESSES) {
      String oldest = open.keySet().iterator().next();
      end(oldest, open.remove(oldest));
    }
    Module module = open.computeIfAbsent(name, first -> new Module());
    module.tests += Integer.parseInt(ofClass.group(2));
    int failed = Integer.parseInt(ofClass.group(3)) + Integer.parseInt(ofClass.group(4));
    module.failures += failed;
    module.skipped += Integer.parseInt(ofClass.group(5));
    module.seconds += Double.parseDouble(ofClass.group(6).replace(",", ""));
    if (failed > 0) {
      out.println(line);
    }
  }

  private void endAll() {
    open.forEach(this::end);
    open.clear();
  }

  /** Says how long the tests of a module took. */
  private void end(String name, Module module) {
    out.printf(
        Locale.ROOT,
        "%-24s %5d tests %7.1f s%s%s%n",
        name,
        module.tests,
        module.seconds,
        module.skipped == 0 ? "" : ", " + module.skipped + " skipped",
        module.failures == 0 ? "" : ", " + module.failures + " FAILED");
  }

  /** What is known of the tests of a package. */
  private static final class Module {
    private int tests;
    private int failures;
    private int skipped;
    private double seconds;
  }

  /** Adds JaCoCo's table up; its columns 5 to 8 are branches and lines, missed and covered. */
  private static String coverage(List<String> table) {
    long[] sums = new long[4];
    for (String row : table.subList(1, table.size())) {
      String[] cells = row.split(",");
      for (int i = 0; i < sums.length; i++) {
        sums[i] += Long.parseLong(cells[5 + i]);
      }
    }
    return String.format(
        Locale.ROOT,
        "coverage: %.1f %% of lines, %.1f %% of branches",
        100.0 * sums[3] / (sums[2] + sums[3]),
        100.0 * sums[1] / (sums[0] + sums[1]));
  }
}
