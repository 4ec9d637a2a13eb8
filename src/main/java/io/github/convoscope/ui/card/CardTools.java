package io.github.convoscope.ui.card;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Buttons;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.neuron.EdgeDirection;
import io.github.convoscope.ui.neuron.NeuronView;
import io.github.convoscope.ui.neuron.WeakListeners;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The buttons of a card: where to go, which edges, what if, take away. JavaFX thread. */
final class CardTools {
  private static final List<String> TRAIL = List.of("card.go-back", "card.go-forward");
  private static final List<String> AWAY = List.of("card.copy", "card.export");

  private final Commands commands;
  private final NeuronView view;

  CardTools(Commands commands, NeuronView view) {
    this.commands = commands;
    this.view = view;
  }

  /**
   * The buttons for one neuron's card.
   *
   * @param hold holds its unit at a value; null where nothing can be held
   */
  Node forCard(@Nullable Node hold) {
    HBox buttons = row(TRAIL);
    if (hold != null) {
      HBox.setHgrow(hold, Priority.ALWAYS);
      buttons.getChildren().add(hold);
    }
    VBox box = new VBox(buttons, edges());
    box.getStyleClass().add("card-tools");
    return box;
  }

  /** The small buttons that take its numbers away. */
  Node away() {
    HBox buttons = row(AWAY);
    buttons.getChildren().forEach(button -> button.getStyleClass().addAll("flat", "close"));
    return buttons;
  }

  private HBox row(List<String> ids) {
    HBox buttons = new HBox();
    buttons.setAlignment(Pos.CENTER_LEFT);
    buttons.getStyleClass().add("tools");
    for (String id : ids) {
      ButtonBase button = Buttons.icon(commands.get(id));
      // Several cards may be open, so an id would not be unique.
      button.setId(null);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.getStyleClass().add(id.substring(id.indexOf('.') + 1));
      buttons.getChildren().add(button);
    }
    return buttons;
  }

  private Node edges() {
    HBox row = new HBox();
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("edge-tools");
    Label name = new Label(Messages.text("card.edges"));
    name.getStyleClass().add("heading");
    HBox segments = new HBox();
    segments.getStyleClass().add("segments");
    segments.setMinWidth(Region.USE_PREF_SIZE);
    name.setMinWidth(Region.USE_PREF_SIZE);
    for (EdgeDirection direction :
        List.of(EdgeDirection.IN, EdgeDirection.OUT, EdgeDirection.BOTH)) {
      ToggleButton button = new ToggleButton(Messages.text(direction.key()));
      button.getStyleClass().add("segment");
      button.setSelected(view.direction().get() == direction);
      view.direction()
          .addListener(
              new WeakListeners<>(button, (toggle, now) -> toggle.setSelected(now == direction)));
      button.setOnAction(
          event -> {
            boolean again = view.direction().get() == direction;
            view.direction().set(again ? EdgeDirection.NONE : direction);
          });
      segments.getChildren().add(button);
    }
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label count = new Label();
    count.textProperty().bind(Bindings.convert(view.strongest()));
    count.getStyleClass().add("edge-count");
    LazyTooltips.put(count, Messages.text("card.edges-strongest"));
    row.getChildren()
        .addAll(
            name,
            segments,
            space,
            small("card.fewer-edges", "fth-minus"),
            count,
            small("card.more-edges", "fth-plus"));
    return row;
  }

  private Button small(String id, String icon) {
    Button button = new Button(null, new FontIcon(icon));
    button.getStyleClass().addAll("tool", "flat", "close");
    button.setAccessibleText(commands.get(id).text());
    LazyTooltips.put(button, commands.get(id).tooltip());
    button.setOnAction(event -> commands.get(id).run());
    return button;
  }
}
