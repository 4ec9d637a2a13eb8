package io.github.convoscope.scene;

import io.github.convoscope.colour.ColourScale;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;

/** A colour scale with the numbers at its ends. */
public final class ScaleStrip extends HBox {
  private static final int HEIGHT = 10;
  private static final double WIDTH = 160;

  /** A strip for a scale, with words about what it is of. */
  public ScaleStrip(ColourScale scale, String words) {
    super(8);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("scale-strip");
    getStylesheets().add(SceneStyle.SHEET);
    int size = scale.map().size();
    WritableImage image = new WritableImage(size, HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < size; x++) {
        image.getPixelWriter().setArgb(x, y, scale.map().entry(x));
      }
    }
    ImageView strip = new ImageView(image);
    strip.setFitWidth(WIDTH);
    Label low = new Label(number(scale.low()));
    Label high = new Label(number(scale.high()));
    getChildren().addAll(new Label(words), low, strip, high);
  }

  private static String number(float value) {
    return String.format(Locale.getDefault(), Math.abs(value) < 10 ? "%.2f" : "%.1f", value)
        .replaceAll("[.,]?0+$", "");
  }
}
