package io.github.convoscope.ui.card;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;

/**
 * The style sheet's colours and fonts for what is drawn on a canvas: each is worn by a label that
 * nobody sees. Add it to the parent of the canvases. JavaFX thread.
 */
final class Ink extends Group {
  private final double em;
  private final List<Runnable> listeners = new ArrayList<>();
  private final Label text = label("ink-text");
  private final Label muted = label("ink-muted");
  private final Label accent = label("ink-accent");
  private final Label favour = label("ink-for");
  private final Label against = label("ink-against");
  private final Label surface = label("ink-surface");
  private final Label small = label("ink-small");
  private final Label strong = label("ink-strong");

  /**
   * Ink for a view.
   *
   * @param em size of the text in pixels, the measure of everything
   */
  Ink(double em) {
    this.em = em;
    setManaged(false);
    setMouseTransparent(true);
    setOpacity(0);
  }

  private Label label(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    label.textFillProperty().addListener(changed -> told());
    label.fontProperty().addListener(changed -> told());
    getChildren().add(label);
    return label;
  }

  private void told() {
    listeners.forEach(Runnable::run);
  }

  /** Is called whenever a colour or font has changed. */
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  Paint text() {
    return text.getTextFill();
  }

  Paint muted() {
    return muted.getTextFill();
  }

  /** What is chosen. */
  Paint accent() {
    return accent.getTextFill();
  }

  /** What speaks for. */
  Paint favour() {
    return favour.getTextFill();
  }

  /** What speaks against. */
  Paint against() {
    return against.getTextFill();
  }

  /** What a picture lies on. */
  Color surface() {
    return surface.getTextFill() instanceof Color colour ? colour : Color.BLACK;
  }

  /** The colour of a signed number; muted for 0. */
  Paint sign(double value) {
    return value > 0 ? favour() : value < 0 ? against() : muted();
  }

  /** Size of the text in pixels, the measure of everything. */
  double em() {
    return em;
  }

  Font font() {
    return text.getFont();
  }

  Font smallFont() {
    return small.getFont();
  }

  Font strongFont() {
    return strong.getFont();
  }
}
