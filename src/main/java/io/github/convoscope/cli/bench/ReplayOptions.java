package io.github.convoscope.cli.bench;

import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.model.ShippedFiles;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that the benches with replayed drawings share. */
final class ReplayOptions {
  @Option(
      names = "--strokes",
      paramLabel = "FILE",
      description = "Drawings to replay; without it, the shipped samples.")
  private @Nullable Path strokes;

  @Option(names = "--rate", defaultValue = "120", description = "Pointer events a second.")
  private double rate;

  @SuppressWarnings("UnusedVariable")
  @Option(names = "--json", description = "Print JSON, as this command always does.")
  private boolean json;

  /** The drawings to replay. */
  List<Drawing> drawings() {
    Path file = strokes == null ? ShippedFiles.samples() : strokes;
    return StrokesFile.readAll(file).stream().map(LabelledDrawing::drawing).toList();
  }

  /** Pointer events a second. */
  double rate() {
    return rate;
  }
}
