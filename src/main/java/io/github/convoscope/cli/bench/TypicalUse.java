package io.github.convoscope.cli.bench;

import io.github.convoscope.cli.Convoscope;
import io.github.convoscope.cli.TargetScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs what users run most, once and in one process, so that Java can archive the classes that it
 * loads; {@code scripts/archive.sh} calls it:
 *
 * <pre>{@code
 * java -XX:ArchiveClassesAtExit=FOLDER/classes.jsa -cp ... io.github.convoscope.cli.bench.TypicalUse FOLDER
 * }</pre>
 */
public final class TypicalUse {
  private static final String DRAWING = "{\"strokes\": [[[250, 80], [240, 200], [250, 420]]]}";

  private TypicalUse() {}

  /**
   * Runs the commands, prints what they print, and ends the process. Where there is no display the
   * window is left out.
   *
   * @param args the folder for what they write
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    String drawing = Files.writeString(folder.resolve("drawing.json"), DRAWING).toString();
    Convoscope.run("describe");
    Convoscope.run("classify", drawing, "--json");
    Convoscope.run("explain", drawing, "-o", folder.resolve("map.png").toString(), "--json");
    if (TargetScreen.current() != TargetScreen.NONE) {
      Convoscope.run("bench", "start");
    }
    System.exit(0);
  }
}
