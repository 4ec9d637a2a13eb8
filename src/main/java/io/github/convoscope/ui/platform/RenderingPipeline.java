package io.github.convoscope.ui.platform;

import com.sun.prism.GraphicsPipeline;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what draws the window, for reports of measurements:
 *
 * <pre>{@code
 * RenderingPipeline.pipeline();  // "es2"
 * RenderingPipeline.renderer();  // "llvmpipe (LLVM 15.0.6, 256 bits)"
 * }</pre>
 */
public final class RenderingPipeline {
  private static final Logger LOG = LoggerFactory.getLogger(RenderingPipeline.class);

  private RenderingPipeline() {}

  /** False where the start script has found no graphics card: the processor paints then. */
  public static boolean usesCard() {
    return !Boolean.getBoolean(PlatformParts.SOFTWARE);
  }

  /** JavaFX's pipeline: es2, d3d, mtl or sw; empty before JavaFX runs, or where it is not known. */
  public static String pipeline() {
    try {
      GraphicsPipeline pipeline = GraphicsPipeline.getPipeline();
      return pipeline == null
          ? ""
          : pipeline.getClass().getSimpleName().replace("Pipeline", "").toLowerCase(Locale.ROOT);
    } catch (LinkageError different) {
      LOG.info("This JavaFX does not tell its pipeline", different);
      return "";
    }
  }

  /**
   * What paints: the name that OpenGL gives, where JavaFX uses OpenGL; elsewhere on Linux whether
   * there is a graphics card; empty where neither is known.
   */
  public static String renderer() {
    String name = openGlRenderer();
    if (!name.isEmpty() || !Files.isDirectory(Path.of("/dev"))) {
      return name;
    }
    boolean card =
        Files.exists(Path.of("/dev/dri/renderD128")) || Files.exists(Path.of("/dev/nvidia0"));
    return card ? "graphics card" : "software";
  }

  /**
   * JavaFX only prints this name, so it is read from JavaFX's private fields. Empty with another
   * pipeline, or where a JavaFX has no such fields.
   */
  private static String openGlRenderer() {
    if (!pipeline().equals("es2")) {
      return "";
    }
    try {
      // By name: JavaFX for Windows comes without these classes.
      Object factory =
          Class.forName("com.sun.prism.es2.ES2Pipeline").getField("glFactory").get(null);
      Class<?> kind = Class.forName("com.sun.prism.es2.GLFactory");
      Field context = kind.getDeclaredField("nativeCtxInfo");
      Method name = kind.getDeclaredMethod("nGetGLRenderer", long.class);
      context.setAccessible(true);
      name.setAccessible(true);
      long pointer = context.getLong(factory);
      return pointer == 0 ? "" : String.valueOf(name.invoke(null, pointer));
    } catch (ReflectiveOperationException | RuntimeException | LinkageError different) {
      LOG.info("This JavaFX does not tell the name of the renderer", different);
      return "";
    }
  }
}
