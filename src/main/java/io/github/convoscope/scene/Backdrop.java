package io.github.convoscope.scene;

import javafx.scene.image.WritableImage;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundImage;
import javafx.scene.layout.BackgroundPosition;
import javafx.scene.layout.BackgroundRepeat;
import javafx.scene.layout.BackgroundSize;
import javafx.scene.paint.Color;

/**
 * The dark surface behind the data, a little lighter in its middle so that nothing blends into it.
 * A small picture stretched: a gradient computed for every pixel of every frame costs a software
 * renderer more than all the data.
 */
final class Backdrop {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 90;
  private static final Color MIDDLE = Color.web("#1f2631");
  private static final Color RIM = Color.web("#0d1016");
  private static final Color LIGHT_MIDDLE = Color.web("#ffffff");
  private static final Color LIGHT_RIM = Color.web("#e4e8ee");

  private Backdrop() {}

  static Background background(boolean light) {
    Color middle = light ? LIGHT_MIDDLE : MIDDLE;
    Color rim = light ? LIGHT_RIM : RIM;
    WritableImage image = new WritableImage(WIDTH, HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double dx = (x + 0.5) / WIDTH - 0.55;
        double dy = ((y + 0.5) / HEIGHT - 0.45) * 0.75;
        double far = Math.min(1, Math.hypot(dx, dy) / 0.62);
        image.getPixelWriter().setColor(x, y, middle.interpolate(rim, far * far * (3 - 2 * far)));
      }
    }
    return new Background(
        new BackgroundImage(
            image,
            BackgroundRepeat.NO_REPEAT,
            BackgroundRepeat.NO_REPEAT,
            BackgroundPosition.CENTER,
            new BackgroundSize(1, 1, true, true, false, false)));
  }
}
