package io.github.convoscope.scene;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javafx.scene.image.Image;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundImage;
import javafx.scene.layout.BackgroundPosition;
import javafx.scene.layout.BackgroundRepeat;
import javafx.scene.layout.BackgroundSize;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;

/**
 * The dark surface behind the data, a little lighter in its middle so that nothing blends into it.
 * A small picture stretched: a gradient computed for every pixel of every frame costs a software
 * renderer more than all the data.
 */
final class Backdrop {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 90;
  private static final int HEADER = 54;
  private static final Color MIDDLE = Color.web("#1f2631");
  private static final Color RIM = Color.web("#0d1016");
  private static final Color LIGHT_MIDDLE = Color.web("#ffffff");
  private static final Color LIGHT_RIM = Color.web("#e4e8ee");

  private Backdrop() {}

  /** For a region. */
  static Background background(boolean light) {
    return new Background(
        new BackgroundImage(
            image(light),
            BackgroundRepeat.NO_REPEAT,
            BackgroundRepeat.NO_REPEAT,
            BackgroundPosition.CENTER,
            new BackgroundSize(1, 1, true, true, false, false)));
  }

  /** For a window: opaque, so that the window paints nothing else below it. */
  static ImagePattern fill(boolean light) {
    return new ImagePattern(image(light), 0, 0, 1, 1, true);
  }

  /** A bitmap file in memory: only images that are read have no transparency for JavaFX. */
  private static Image image(boolean light) {
    int size = HEADER + 3 * WIDTH * HEIGHT;
    ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'B').put((byte) 'M').putInt(size).putInt(0).putInt(HEADER);
    file.putInt(40).putInt(WIDTH).putInt(HEIGHT).putShort((short) 1).putShort((short) 24);
    file.position(HEADER);
    Color middle = light ? LIGHT_MIDDLE : MIDDLE;
    Color rim = light ? LIGHT_RIM : RIM;
    for (int y = HEIGHT - 1; y >= 0; y--) {
      for (int x = 0; x < WIDTH; x++) {
        double dx = (x + 0.5) / WIDTH - 0.55;
        double dy = ((y + 0.5) / HEIGHT - 0.45) * 0.75;
        double far = Math.min(1, Math.hypot(dx, dy) / 0.62);
        Color colour = middle.interpolate(rim, far * far * (3 - 2 * far));
        file.put(eight(colour.getBlue())).put(eight(colour.getGreen())).put(eight(colour.getRed()));
      }
    }
    return new Image(new ByteArrayInputStream(file.array()));
  }

  private static byte eight(double part) {
    return (byte) Math.round(255 * part);
  }
}
