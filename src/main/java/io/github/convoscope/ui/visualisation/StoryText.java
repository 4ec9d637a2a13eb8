package io.github.convoscope.ui.visualisation;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Ems;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;

/** Makes the texts of the pages that tell of a network's hierarchy. */
final class StoryText {
  private static final double LINE_EMS = 58;
  private static final double SMALLEST_CHANCE = 1e-4;

  private StoryText() {}

  /** A heading. */
  static Label heading(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("atlas-heading");
    return label;
  }

  /** A paragraph. */
  static Label text(String key, Object... args) {
    Label label = new Label(Messages.text(Message.of(key, args)));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    Ems.maxWidth(label, LINE_EMS);
    return label;
  }

  /** A paragraph with what was found. */
  static Label bold(String key, Object... args) {
    Label label = text(key, args);
    label.getStyleClass().add("atlas-verdict");
    return label;
  }

  /** Tiles in columns of one width, as captions of different lengths would shift the rows. */
  static TilePane tiles() {
    TilePane tiles = new TilePane(14, 10);
    tiles.setTileAlignment(Pos.TOP_LEFT);
    tiles.getStyleClass().add("atlas-columns");
    return tiles;
  }

  /** A probability as the page says it: "= 0.0312", or "< 0.0001" where fewer digits would lie. */
  static String chance(double pValue) {
    return pValue < SMALLEST_CHANCE
        ? String.format(Locale.getDefault(), "< %.4f", SMALLEST_CHANCE)
        : String.format(Locale.getDefault(), "= %.4f", pValue);
  }

  /** A share, 0 to 1, in percent. */
  static String percent(double share) {
    return Math.round(100 * share) + "\u00a0%";
  }
}
