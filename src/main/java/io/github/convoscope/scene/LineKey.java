package io.github.convoscope.scene;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Rectangle;

/** One entry of a legend for lines: a short piece in the colour of a kind, and what it means. */
public final class LineKey extends HBox {
  private static final double GAP = 6;
  private static final double WIDTH = 14;
  private static final double HEIGHT = 4;

  private final MarkKind kind;
  private final Rectangle swatch = new Rectangle(WIDTH, HEIGHT);

  /** The entry of a kind, in the colours of the dark surface. */
  public LineKey(MarkKind kind, Label meaning) {
    super(GAP);
    this.kind = kind;
    swatch.setArcWidth(HEIGHT);
    swatch.setArcHeight(HEIGHT);
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(swatch, meaning);
    setLight(false);
  }

  /** Changes to the colours of the light surface, or of the dark one. */
  public void setLight(boolean light) {
    swatch.setFill(kind.colour(light));
  }
}
