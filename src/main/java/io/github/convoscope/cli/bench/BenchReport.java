package io.github.convoscope.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.cli.JsonOutput;
import io.github.convoscope.engine.EngineKind;
import io.github.convoscope.ui.bench.Durations;
import io.github.convoscope.ui.platform.RenderingPipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Collects the figures of a bench and prints them, with memory and machine, as one JSON document:
 *
 * <pre>{@code
 * BenchReport report = new BenchReport();
 * report.group("start").put("window_ms", 900);
 * report.print();
 * }</pre>
 */
final class BenchReport {
  private static final Path STATUS = Path.of("/proc/self/status");

  private final ObjectNode root = JsonOutput.MAPPER.createObjectNode();
  private String pipeline = "";
  private String renderer = "";

  /** A group of figures, such as {@code live}. */
  ObjectNode group(String name) {
    // While the window is open: after it there is no pipeline.
    String now = RenderingPipeline.pipeline();
    if (!now.isEmpty()) {
      pipeline = now;
      renderer = RenderingPipeline.renderer();
    }
    return root.withObject("/" + name);
  }

  /** Says what computes the network. */
  void engine(EngineKind kind) {
    root.put("engine", kind.id());
  }

  /** A distribution in milliseconds. */
  static void spread(ObjectNode into, Durations durations, int... percentiles) {
    for (int percent : percentiles) {
      into.put("p" + percent, rounded(durations.percentile(percent)));
    }
  }

  /** Rounds to three decimals. */
  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** Adds memory and machine and prints everything. */
  void print() {
    ObjectNode memory = group("memory");
    memory.put("rss_mb", rounded(residentMegabytes()));
    memory.put(
        "heap_mb",
        rounded(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0));
    ObjectNode machine = group("machine");
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("jdk", System.getProperty("java.version"));
    machine.put("javafx", System.getProperty("javafx.version", ""));
    machine.put("pipeline", pipeline);
    machine.put("renderer", renderer.isEmpty() ? RenderingPipeline.renderer() : renderer);
    JsonOutput.print(root);
  }

  /** Resident memory of this process, in megabytes; 0 where the system does not say. */
  static double residentMegabytes() {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    try {
      List<String> lines = Files.readAllLines(STATUS);
      return lines.stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
