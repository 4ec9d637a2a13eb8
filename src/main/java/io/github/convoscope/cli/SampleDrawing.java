package io.github.convoscope.cli;

import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.model.ShippedFiles;

/** Reads the shipped sample that commands use when no input is given. */
final class SampleDrawing {
  private static final Integer DIGIT = 2;

  private SampleDrawing() {}

  /** The first shipped drawing of a 2. */
  static Drawing read() {
    return StrokesFile.readAll(ShippedFiles.samples()).stream()
        .filter(sample -> DIGIT.equals(sample.label()))
        .findFirst()
        .orElseThrow()
        .drawing();
  }
}
