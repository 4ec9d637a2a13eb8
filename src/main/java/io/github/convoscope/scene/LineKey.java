package io.github.convoscope.scene;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;

/** One entry of a legend for lines: a short piece in the colour of a kind, and what it means. */
public final class LineKey extends HBox {
  private static final double GAP = 6;

  /** Size of the piece in ems: it grows with the text. */
  private static final double EMS_WIDE = 14 / 13.0;

  private static final double EMS_HIGH = 4 / 13.0;

  private final MarkKind kind;
  private final Rectangle swatch = new Rectangle();

  /** The entry of a kind, in the colours of the dark surface. */
  public LineKey(MarkKind kind, Label meaning) {
    super(GAP);
    this.kind = kind;
    ObservableValue<Double> em = meaning.fontProperty().map(Font::getSize);
    swatch.widthProperty().bind(em.map(size -> EMS_WIDE * size));
    swatch.heightProperty().bind(em.map(size -> EMS_HIGH * size));
    swatch.arcWidthProperty().bind(swatch.heightProperty());
    swatch.arcHeightProperty().bind(swatch.heightProperty());
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(swatch, meaning);
    setLight(false);
  }

  /** Changes to the colours of the light surface, or of the dark one. */
  public void setLight(boolean light) {
    swatch.setFill(kind.colour(light));
  }
}
