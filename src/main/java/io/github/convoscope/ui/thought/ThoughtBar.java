package io.github.convoscope.ui.thought;

import io.github.convoscope.explain.thought.ThoughtMoment;
import io.github.convoscope.explain.thought.ThoughtTimeline;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Buttons;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.neuron.Nodes;
import io.github.convoscope.ui.neuron.SpeedSlider;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows the bar below the scene while the thought plays: one sentence about the moment, and the
 * controls of a film. JavaFX thread.
 */
final class ThoughtBar extends VBox {
  /** Where the bar stands in the pad's column, sentences need more lines. */
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  private static final double NARROW_EMS = 32;

  private final ThoughtPlayer player;
  private final Label caption = new Label();
  private final Label clock = new Label();

  ThoughtBar(Commands commands, ThoughtPlayer player) {
    this.player = player;
    caption.setId("thought-caption");
    caption.setText(Messages.text("thought.making"));
    caption.getStyleClass().add("thought-caption");
    caption.setMaxWidth(Double.MAX_VALUE);
    caption.setMinWidth(0);
    caption.setWrapText(true);
    HBox.setHgrow(caption, Priority.ALWAYS);
    widthProperty().subscribe(this::reserveLines);
    clock.getStyleClass().add("muted");
    clock.setMinWidth(USE_PREF_SIZE);
    ButtonBase close = Buttons.icon(commands.get("thought.close"));
    close.getStyleClass().add("flat");
    FlowPane controls = new FlowPane();
    controls.setAlignment(Pos.CENTER_LEFT);
    controls.getStyleClass().add("thought-controls");
    HBox buttons = line();
    for (String id :
        List.of(
            "thought.previous-layer",
            "thought.back",
            "thought.go",
            "thought.next",
            "thought.next-layer")) {
      buttons.getChildren().add(button(commands, id));
    }
    buttons.getChildren().add(button(commands, "thought.loop"));
    HBox place = line();
    place.getChildren().addAll(position(), clock);
    controls.getChildren().addAll(buttons, place, speed());
    HBox told = line();
    told.getChildren().addAll(caption, close);
    getChildren().addAll(told, controls);
    getStyleClass().addAll("surface", "thought-bar");
    setId("thought-bar");
  }

  private void reserveLines() {
    boolean narrow = getWidth() < NARROW_EMS * caption.getFont().getSize();
    pseudoClassStateChanged(NARROW, narrow);
  }

  private static HBox line() {
    HBox line = new HBox();
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("thought-line");
    return line;
  }

  private ButtonBase button(Commands commands, String id) {
    ButtonBase button = Buttons.icon(commands.get(id));
    button.setMinWidth(USE_PREF_SIZE);
    if (id.equals("thought.go")) {
      player
          .playing()
          .when(Nodes.inScene(button))
          .subscribe(
              playing -> button.setGraphic(new FontIcon(playing ? "fth-pause" : "fth-play")));
    }
    return button;
  }

  private Node position() {
    Slider slider = new Slider(0, 1, player.time().get());
    slider.setId("thought-position");
    slider.getStyleClass().add("thought-place");
    slider.setAccessibleText(Messages.text("thought.position"));
    slider.getStyleClass().add("neuron-slider");
    HBox.setHgrow(slider, Priority.ALWAYS);
    player
        .time()
        .when(Nodes.inScene(slider))
        .subscribe(time -> slider.setValue(time.doubleValue()));
    slider
        .valueProperty()
        .addListener(
            (observed, before, now) -> {
              if (now.doubleValue() != player.time().get()) {
                player.playing().set(false);
                player.time().set(now.doubleValue());
              }
            });
    return slider;
  }

  private Node speed() {
    SpeedSlider speed =
        new SpeedSlider(
            player.speed(),
            ThoughtPlayer.SLOWEST,
            ThoughtPlayer.QUICKEST,
            now -> Messages.text("thought.speed-of", now),
            Messages.text("thought.speed"));
    speed.slider().setId("thought-speed");
    speed.slider().getStyleClass().add("thought-speed");
    speed.getStyleClass().add("thought-line");
    return speed;
  }

  /**
   * Tells of a moment: exactly of it while the film stands still, else in sentences that stand long
   * enough to be read.
   */
  void show(ThoughtTimeline film, ThoughtMoment moment) {
    boolean playing = player.playing().get();
    set(caption, Messages.text(playing ? film.calmCaption(moment.time()) : moment.caption()));
    set(clock, Messages.text("thought.time", moment.time() * player.seconds(), player.seconds()));
  }

  private static void set(Label label, String text) {
    if (!text.equals(label.getText())) {
      label.setText(text);
    }
  }
}
