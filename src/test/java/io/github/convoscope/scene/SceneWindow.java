package io.github.convoscope.scene;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.layout.Arrangement;
import io.github.convoscope.layout.Arrangements;
import io.github.convoscope.layout.Networks;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.NetworkSpec;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A real window with a scene of the digits network. */
abstract class SceneWindow {
  static final NetworkSpec SPEC = Networks.digits();

  Stage stage;
  NetworkScene scene;
  Scene window;

  @BeforeEach
  final void open() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    fx(
        () -> {
          scene = new NetworkScene(SPEC);
          scene.camera().reducedMotionProperty().set(true);
          window = new Scene(scene, 1180, 700);
          stage = new Stage();
          stage.setX(0);
          stage.setY(0);
          stage.setScene(window);
          stage.show();
          scene.applyCss();
          scene.layout();
          return null;
        });
  }

  @AfterEach
  final void close() {
    fx(
        () -> {
          stage.close();
          return null;
        });
  }

  static <T> T fx(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, action);
  }

  static FrameColours noise(NetworkSpec spec) {
    FrameColours frame = new FrameColours(spec);
    Random random = new Random(6);
    for (int layer = 0; layer < spec.depth(); layer++) {
      int[] colours = frame.of(layer);
      for (int i = 0; i < colours.length; i++) {
        colours[i] = Palette.DEFAULT.sequential().colour(random.nextDouble());
      }
    }
    return frame;
  }

  /** Changes the arrangement, at once. */
  void arrange(String name) {
    scene.setArrangement(Arrangements.named(name).orElseThrow());
  }

  /** The names of all arrangements, the usual one first. */
  static List<String> arrangements() {
    return Arrangements.ALL.stream().map(Arrangement::name).toList();
  }

  PixelReader pixels() {
    return window.snapshot(null).getPixelReader();
  }

  int pixel(PixelReader pixels, Point place) {
    Projection projection = scene.camera().projection();
    Bounds viewport = scene.viewport().localToScene(scene.viewport().getLayoutBounds());
    return pixels.getArgb(
        (int) Math.floor(viewport.getMinX() + projection.x(place)),
        (int) Math.floor(viewport.getMinY() + projection.y(place)));
  }
}
