package io.github.convoscope.ui.teaching;

import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.message.Messages;
import io.github.convoscope.training.Correction;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.GreyImages;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** A row of small pictures of digits whose answer has changed. JavaFX thread. */
final class ChangedDigits {
  private static final int SIDE = 28;
  private static final int MOST = 10;
  private static final double PICTURE_EMS = 2.6;

  private final ObservableValue<Number> em;
  private final String words;
  private final Label title = new Label();
  private final FlowPane pictures = Ems.flow(0.7, 0.4);
  private final VBox node = Ems.column(0.3, title, pictures);

  /**
   * An empty row.
   *
   * @param id for tests
   * @param words key of its title
   */
  ChangedDigits(ObservableValue<Number> em, String id, String words) {
    this.em = em;
    this.words = words;
    title.setId(id);
    title.setWrapText(true);
    title.getStyleClass().add("heading");
    clear();
  }

  Node node() {
    return node;
  }

  void clear() {
    node.setVisible(false);
    node.setManaged(false);
  }

  /** Shows the first of them, and says how many there are. */
  void show(List<Correction.Changed> digits) {
    title.setText(Messages.text(words, String.valueOf(digits.size())));
    pictures.getChildren().setAll(digits.stream().limit(MOST).map(this::picture).toList());
    node.setVisible(true);
    node.setManaged(true);
  }

  private Node picture(Correction.Changed digit) {
    ImageView view = new ImageView(GreyImages.toFx(new GreyImage(SIDE, SIDE, digit.image())));
    view.setSmooth(false);
    view.setFitWidth(PICTURE_EMS * em.getValue().doubleValue());
    view.setFitHeight(PICTURE_EMS * em.getValue().doubleValue());
    Label name =
        new Label(
            Messages.text(
                "teaching.changed", String.valueOf(digit.before()), String.valueOf(digit.after())));
    VBox one = new VBox(view, name);
    one.setAccessibleText(
        Messages.text(
            "teaching.changed.long",
            String.valueOf(digit.label()),
            String.valueOf(digit.before()),
            String.valueOf(digit.after())));
    return one;
  }
}
