package io.github.convoscope.cli;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.drawing.StrokeRenderer;
import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Colours;
import io.github.convoscope.ui.GreyImages;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a film: the pad and the answer in the upper left corner, and a line at the lower
 * edge. JavaFX thread.
 */
final class FilmCaption extends StackPane {
  /** The pad's side as a part of the film's height. */
  private static final double PAD_PART = 0.22;

  private static final int ANSWER_PERCENT = 190;

  private final int side;
  private final StrokeRenderer renderer;
  private final ImageView pad = new ImageView();
  private final Label answer = new Label();
  private final Label verdict = new Label();
  private final Label line = new Label();

  /**
   * A caption without content.
   *
   * @param height of the film in pixels
   */
  FilmCaption(int height, boolean projector) {
    side = (int) Math.round(PAD_PART * height);
    renderer = new StrokeRenderer(side, side);
    Colours colours = projector ? Colours.LIGHT : Colours.DARK;
    answer.setStyle("-fx-font-weight: bold; -fx-font-size: " + ANSWER_PERCENT + "%;");
    answer.setTextFill(colours.text());
    verdict.setTextFill(colours.muted());
    StackPane frame = new StackPane(pad);
    frame.setStyle("-fx-background-color: " + web(colours.border()) + ", black;");
    frame.setStyle(frame.getStyle() + " -fx-background-insets: -1, 0;");
    frame.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    line.setTextFill(colours.text());
    VBox corner = new VBox(frame, answer, verdict);
    corner.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    getChildren().addAll(corner, line);
    setPadding(new Insets(Math.round(PAD_PART * PAD_PART * height)));
    StackPane.setAlignment(corner, Pos.TOP_LEFT);
    StackPane.setAlignment(line, Pos.BOTTOM_RIGHT);
  }

  /**
   * Shows a moment.
   *
   * @param drawn null for an input that is no drawing
   * @param label of the class that is the answer
   * @param probability of that class
   */
  void show(@Nullable Drawing drawn, Verdict found, String label, float probability) {
    line.setText("");
    pad.getParent().setVisible(drawn != null);
    pad.getParent().setManaged(drawn != null);
    if (drawn != null) {
      float[] ink = new float[side * side];
      double scale = side / (double) Pad.SIZE;
      renderer.render(drawn, scale, 0, 0, Pad.PEN_WIDTH * scale, ink);
      pad.setImage(GreyImages.toFx(new GreyImage(side, side, ink)));
    }
    boolean isDigit = found.kind() != Verdict.Kind.NOT_A_DIGIT;
    boolean blank = drawn != null && drawn.isEmpty();
    answer.setText(blank ? "" : isDigit ? label : "–");
    String percent = Messages.text("pad.percent", 100 * probability);
    String kind = found.kind().name().toLowerCase(Locale.ROOT);
    verdict.setText(blank ? "" : Messages.text("pad.verdict." + kind, percent));
  }

  /** Tells something beside the answer. */
  void note(String text) {
    line.setText(text);
  }

  /** Tells something in place of the answer. */
  void tell(String text) {
    answer.setText("");
    verdict.setText("");
    line.setText(text);
  }

  private static String web(Color colour) {
    return String.format(
        Locale.ROOT,
        "rgba(%d, %d, %d, %.2f)",
        Math.round(255 * colour.getRed()),
        Math.round(255 * colour.getGreen()),
        Math.round(255 * colour.getBlue()),
        colour.getOpacity());
  }
}
