package io.github.convoscope.scene;

import io.github.convoscope.colour.ColourMap;
import io.github.convoscope.colour.ColourScale;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** A legend: a colour scale with the values at its ends. */
public final class ScaleStrip extends HBox {
  /** Size of the colours in ems: they grow with the text. */
  private static final double EMS_HIGH = 10 / 13.0;

  private static final double EMS_WIDE = 160 / 13.0;

  private static final Color ON_DARK = Color.web("#9aa5b5");
  private static final Color ON_LIGHT = Color.web("#4b5563");

  /** The legend of a scale; {@code name} says what is coloured and stands at the left. */
  public ScaleStrip(ColourScale scale, String name) {
    super(8);
    setAlignment(Pos.CENTER_LEFT);
    Label low = new Label(number(scale.low()));
    ImageView strip = new ImageView(image(scale.map(), 1));
    ObservableValue<Double> em = low.fontProperty().map(Font::getSize);
    strip.fitWidthProperty().bind(em.map(size -> EMS_WIDE * size));
    strip.fitHeightProperty().bind(em.map(size -> EMS_HIGH * size));
    Label high = new Label(number(scale.high()));
    getChildren().addAll(new Label(name), low, strip, high);
    setLight(false);
  }

  /** The colour of words in a legend, on the light surface or the dark one. */
  public static Color words(boolean light) {
    return light ? ON_LIGHT : ON_DARK;
  }

  /** Changes to the colours of the light surface, or of the dark one. */
  public void setLight(boolean light) {
    for (Node part : getChildren()) {
      if (part instanceof Label label) {
        label.setTextFill(words(light));
      }
    }
  }

  /** A colour map from left to right, a pixel for each entry. */
  public static WritableImage image(ColourMap map, int height) {
    WritableImage image = new WritableImage(map.size(), height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < map.size(); x++) {
        image.getPixelWriter().setArgb(x, y, map.entry(x));
      }
    }
    return image;
  }

  private static String number(float value) {
    return String.format(Locale.getDefault(), Math.abs(value) < 10 ? "%.2f" : "%.1f", value)
        .replaceAll("[.,]?0+$", "");
  }
}
