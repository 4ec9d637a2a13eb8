package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import com.sun.prism.GraphicsPipeline;
import io.github.convoscope.NeedsDisplay;
import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Whose surface is painted on, as JavaFX itself sees it. */
@NeedsDisplay
class SteadySurfaceTest {
  @Test
  void theWindowsSurfaceIsKeptUntilItCloses() throws Exception {
    assumeTrue(Boolean.getBoolean("prism.forceGPU"), "there is a graphics card");
    FxToolkit.registerPrimaryStage();
    Object own = hidden();
    for (int window = 0; window < 3; window++) {
      AtomicReference<Stage> stage = new AtomicReference<>();
      onScreen(
          () -> {
            Region region = new Region();
            Scene scene = new Scene(region, 300, 200);
            stage.set(new Stage());
            stage.get().setScene(scene);
            SteadySurface.of(stage.get(), scene);
            stage.get().show();
          });
      WaitForAsyncUtils.waitFor(
          20,
          java.util.concurrent.TimeUnit.SECONDS,
          () -> {
            onScreen(() -> repaint(stage.get()));
            return hidden() != own;
          });
      onScreen(() -> stage.get().close());
      assertSame(own, hidden());
    }
  }

  private static void repaint(Stage stage) {
    Region region = (Region) stage.getScene().getRoot();
    region.setOpacity(region.getOpacity() == 1 ? 0.9 : 1);
    Platform.requestNextPulse();
  }

  private static void onScreen(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          action.run();
          return null;
        });
  }

  private static Object hidden() throws Exception {
    AtomicReference<Object> found = new AtomicReference<>();
    RenderJob job =
        new RenderJob(
            () -> {
              try {
                Object factory = GraphicsPipeline.getDefaultResourceFactory();
                Field context = factory.getClass().getDeclaredField("context");
                context.setAccessible(true);
                Object its = context.get(factory);
                Field hidden = its.getClass().getDeclaredField("dummyGLDrawable");
                hidden.setAccessible(true);
                found.set(hidden.get(its));
              } catch (ReflectiveOperationException different) {
                throw new IllegalStateException(different);
              }
            });
    Toolkit.getToolkit().addRenderJob(job).get();
    return found.get();
  }
}
