package io.github.convoscope.ui.teaching;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.GreyImages;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;

/** Shows the drawings of a new sign as small pictures; a click removes one. JavaFX thread. */
final class SignDrawings {
  private static final int SIDE = 28;
  private static final double PICTURE_EMS = 2.2;

  private final ObservableValue<Number> em;
  private final Runnable changed;
  private final List<Drawing> drawings = new ArrayList<>();
  private final FlowPane pictures = Ems.flow(0.31, 0.31);

  /**
   * No drawings yet.
   *
   * @param changed runs when one is added or removed
   */
  SignDrawings(ObservableValue<Number> em, Runnable changed) {
    this.em = em;
    this.changed = changed;
    pictures.setId("sign-drawings");
    pictures.managedProperty().bind(pictures.visibleProperty());
    em.addListener((observed, before, now) -> show());
    show();
  }

  Node node() {
    return pictures;
  }

  /** All drawings, in the order in which they were added. */
  List<Drawing> all() {
    return List.copyOf(drawings);
  }

  void add(Drawing drawing) {
    drawings.add(drawing);
    show();
    changed.run();
  }

  void clear() {
    drawings.clear();
    show();
    changed.run();
  }

  private void show() {
    pictures.getChildren().setAll(drawings.stream().map(this::picture).toList());
    pictures.setVisible(!drawings.isEmpty());
  }

  private Node picture(Drawing drawing) {
    float[] ink = InputEncoder.digits().encode(drawing).tensor();
    ImageView view = new ImageView(GreyImages.toFx(new GreyImage(SIDE, SIDE, ink)));
    view.setSmooth(false);
    double side = PICTURE_EMS * em.getValue().doubleValue();
    view.setFitWidth(side);
    view.setFitHeight(side);
    Button button = new Button(null, view);
    button.getStyleClass().addAll("tool", "flat", "close");
    button.setAccessibleText(Messages.text("sign.remove"));
    button.setOnAction(
        event -> {
          drawings.removeIf(other -> other == drawing);
          show();
          changed.run();
        });
    return button;
  }
}
