package io.github.convoscope.ui.neuron;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows joined buttons for one choice out of a few, such as "in | out | both". JavaFX thread.
 *
 * @param <T> the type of a choice
 */
public final class Segments<T> extends HBox {
  private final ObservableValue<T> chosen;

  /**
   * A button for each choice.
   *
   * @param name text of a choice's button
   * @param chosen the choice whose button is shown as selected; none where it is another value
   * @param choose called with the choice that the user clicks, also where it is selected already
   */
  public Segments(
      List<T> choices, Function<T, String> name, ObservableValue<T> chosen, Consumer<T> choose) {
    this.chosen = chosen;
    getStyleClass().add("segments");
    for (T choice : choices) {
      ToggleButton button = new ToggleButton(name.apply(choice));
      button.getStyleClass().add("segment");
      button.setUserData(choice);
      button.setMinWidth(USE_PREF_SIZE);
      button.setOnAction(
          event -> {
            choose.accept(choice);
            select(this.chosen.getValue());
          });
      getChildren().add(button);
    }
    chosen.when(Nodes.inScene(this)).subscribe(this::select);
  }

  private void select(@Nullable T now) {
    for (Node button : getChildren()) {
      ((ToggleButton) button).setSelected(button.getUserData().equals(now));
    }
  }
}
