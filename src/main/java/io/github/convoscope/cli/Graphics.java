package io.github.convoscope.cli;

import com.sun.prism.GraphicsPipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What draws the window. */
final class Graphics {
  private Graphics() {}

  /** JavaFX's pipeline: es2, d3d, mtl or sw; empty before JavaFX runs. */
  static String pipeline() {
    GraphicsPipeline pipeline = GraphicsPipeline.getPipeline();
    return pipeline == null
        ? ""
        : pipeline.getClass().getSimpleName().replace("Pipeline", "").toLowerCase(Locale.ROOT);
  }

  /** Whether a graphics card or the processor paints; on Linux only, elsewhere it is not known. */
  static String renderer() {
    if (!Files.isDirectory(Path.of("/dev"))) {
      return "";
    }
    boolean card =
        Files.exists(Path.of("/dev/dri/renderD128")) || Files.exists(Path.of("/dev/nvidia0"));
    return card ? "graphics card" : "software";
  }
}
