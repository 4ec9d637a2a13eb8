package io.github.convoscope.ui.platform;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.prism.GraphicsPipeline;
import io.github.convoscope.NeedsDisplay;
import java.lang.reflect.Field;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.scene.shape.Rectangle;
import javafx.stage.Popup;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Whose surface is painted on, as JavaFX itself sees it. */
@NeedsDisplay
class WindowSurfaceRetentionTest {
  private static final int PATIENCE = 20;

  @Test
  void theWindowsSurfaceIsKeptUntilItCloses() throws Exception {
    alone();
    Stage first = open(false);
    WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> hidden() != null);
    Object own = hidden();
    onScreen(first::close);
    for (int window = 0; window < 3; window++) {
      Stage stage = open(true);
      WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> hidden() != own);
      onScreen(stage::close);
      assertSame(own, hidden());
    }
  }

  @Test
  void theWindowIsPaintedBeforeDuringAndAfterAPopup() throws Exception {
    alone();
    Object own = hidden();
    Stage stage = openSteady(own);
    for (int round = 0; round < 3; round++) {
      assertPainted(stage, Color.RED);
      Popup popup = new Popup();
      onScreen(
          () -> {
            popup.getContent().add(new Rectangle(120, 90, Color.YELLOW));
            popup.show(stage, stage.getX() + 20, stage.getY() + 20);
          });
      assertPainted(stage, Color.GREEN);
      onScreen(popup::hide);
      assertPainted(stage, Color.BLUE);
      WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> hidden() != own);
    }
    onScreen(stage::close);
    assertSame(own, hidden());
  }

  @Test
  void theWindowIsPaintedAfterAPictureWasTakenOfIt() throws Exception {
    alone();
    Stage stage = openSteady(hidden());
    for (Color colour : new Color[] {Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW}) {
      assertPainted(stage, colour);
      onScreen(() -> stage.getScene().snapshot(null));
      onScreen(() -> stage.getScene().getRoot().snapshot(null, null));
    }
    assertPainted(stage, Color.WHITE);
    onScreen(stage::close);
  }

  /** Fills the window, and waits until the screen shows it. */
  private static void assertPainted(Stage stage, Color colour) throws Exception {
    onScreen(() -> stage.getScene().setFill(colour));
    AtomicReference<@Nullable Color> seen = new AtomicReference<>();
    WaitForAsyncUtils.waitFor(
        PATIENCE,
        TimeUnit.SECONDS,
        () -> {
          onScreen(
              () -> seen.set(new Robot().getPixelColor(stage.getX() + 600, stage.getY() + 500)));
          return colour.equals(seen.get());
        });
  }

  /** Closes what another test has left open: it would have its surface kept. */
  private static void alone() throws Exception {
    assumeTrue(Boolean.getBoolean("prism.forceGPU"), "there is a graphics card");
    FxToolkit.registerPrimaryStage();
    onScreen(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
  }

  private static Stage openSteady(@Nullable Object own) throws Exception {
    Stage stage = open(true);
    WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> hidden() != own);
    return stage;
  }

  private static Stage open(boolean steady) {
    AtomicReference<Stage> opened = new AtomicReference<>();
    onScreen(
        () -> {
          Stage stage = new Stage();
          Region region = new Region();
          // Another test may have left a style sheet that paints every root.
          region.setStyle("-fx-background-color: null");
          Scene scene = new Scene(region, 900, 700);
          AnimationTimer paints =
              new AnimationTimer() {
                @Override
                public void handle(long now) {
                  region.setOpacity(region.getOpacity() == 1 ? 0.9 : 1);
                }
              };
          paints.start();
          stage.setOnHidden(hidden -> paints.stop());
          stage.setScene(scene);
          if (steady) {
            Es2SurfaceRetention.install(stage, scene);
          }
          stage.show();
          opened.set(stage);
        });
    return opened.get();
  }

  private static void onScreen(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(
        PATIENCE * 1000L,
        () -> {
          action.run();
          return null;
        });
  }

  /** What JavaFX turns to after a frame; null before there was one. */
  private static @Nullable Object hidden() throws Exception {
    AtomicReference<@Nullable Object> found = new AtomicReference<>();
    onScreen(
        () -> {
          try {
            Object factory = GraphicsPipeline.getDefaultResourceFactory();
            if (factory != null) {
              Object context = field(factory, "context");
              found.set(field(context, "dummyGLDrawable"));
            }
          } catch (ReflectiveOperationException different) {
            throw new IllegalStateException(different);
          }
        });
    return found.get();
  }

  private static Object field(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }
}
