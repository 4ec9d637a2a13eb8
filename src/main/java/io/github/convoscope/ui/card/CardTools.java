package io.github.convoscope.ui.card;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Buttons;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.neuron.EdgeDirection;
import io.github.convoscope.ui.neuron.NeuronView;
import io.github.convoscope.ui.neuron.Segments;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes the buttons of a card. JavaFX thread. */
final class CardTools {
  private static final List<String> HISTORY = List.of("card.go-back", "card.go-forward");
  private static final List<String> EXPORT = List.of("card.copy", "card.export");

  /** A command of another feature, where it is installed. */
  private static final String BREAK = "breaking.open";

  private final Commands commands;
  private final NeuronView view;

  CardTools(Commands commands, NeuronView view) {
    this.commands = commands;
    this.view = view;
  }

  /**
   * The buttons below the name: back and forward, the unit's clamp, edges.
   *
   * @param clamp clamps the unit of the card; null where that is not possible
   */
  Node main(@Nullable Node clamp) {
    HBox buttons = row(HISTORY);
    if (clamp != null) {
      HBox.setHgrow(clamp, Priority.ALWAYS);
      buttons.getChildren().add(clamp);
    }
    VBox box = new VBox(buttons, edges());
    box.getStyleClass().add("card-tools");
    return box;
  }

  /** The small buttons that break the unit, and that copy and export the numbers. */
  Node export() {
    boolean breaks = commands.all().stream().anyMatch(one -> one.id().equals(BREAK));
    List<String> ids = new ArrayList<>(breaks ? List.of(BREAK) : List.of());
    ids.addAll(EXPORT);
    HBox buttons = row(ids);
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
    name.setMinWidth(Region.USE_PREF_SIZE);
    Segments<EdgeDirection> segments =
        new Segments<>(
            List.of(EdgeDirection.IN, EdgeDirection.OUT, EdgeDirection.BOTH),
            direction -> Messages.text("card.edges-" + direction.name().toLowerCase(Locale.ROOT)),
            view.direction(),
            this::toggle);
    segments.setMinWidth(Region.USE_PREF_SIZE);
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

  /** Draws these edges, or none where they are drawn already. */
  private void toggle(EdgeDirection direction) {
    boolean drawn = view.direction().get() == direction;
    view.direction().set(drawn ? EdgeDirection.NONE : direction);
  }

  private Button small(String id, String icon) {
    Button button = new Button(null, new FontIcon(icon));
    button.getStyleClass().addAll("tool", "flat", "close");
    button.setAccessibleText(commands.get(id).text());
    LazyTooltips.put(button, commands.get(id)::tooltip);
    button.setOnAction(event -> commands.get(id).run());
    return button;
  }
}
