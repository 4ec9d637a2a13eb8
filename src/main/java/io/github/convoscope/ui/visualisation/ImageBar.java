package io.github.convoscope.ui.visualisation;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.LazyTooltips;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The slim bar below the scene while it shows images: what is shown, play, position, close. */
final class ImageBar extends VBox {
  private final Button play = new Button(null, new FontIcon("fth-pause"));
  private final Label caption = new Label();

  /** Keeps the weak listener alive as long as the bar. */
  private final InvalidationListener played;

  /**
   * A bar for a sequence.
   *
   * @param close called by its cross
   */
  ImageBar(ImageSequence images, Runnable close) {
    play.setId("atlas-scene-play");
    play.getStyleClass().addAll("tool", "flat");
    play.setOnAction(event -> images.playOrPause());
    played = changed -> showPlaying(images.playing().get());
    images.playing().addListener(new WeakInvalidationListener(played));
    showPlaying(images.playing().get());
    caption.setId("atlas-scene-caption");
    caption.getStyleClass().add("atlas-said");
    caption.setMinWidth(0);
    caption.setWrapText(true);
    caption.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(caption, Priority.ALWAYS);
    Slider position = new Slider();
    position.setId("atlas-scene-position");
    position.setAccessibleText(Messages.text("atlas.watch.step"));
    position.getStyleClass().add("neuron-slider");
    position.maxProperty().bind(images.last());
    position.valueProperty().bindBidirectional(images.position());
    Button cross = new Button(null, new FontIcon("fth-x"));
    cross.setId("atlas-scene-close");
    cross.getStyleClass().addAll("tool", "flat", "close");
    cross.setAccessibleText(Messages.text("atlas.in-scene.close"));
    LazyTooltips.put(cross, Messages.text("atlas.in-scene.close") + "  (Esc)");
    cross.setOnAction(event -> close.run());
    HBox.setHgrow(position, Priority.ALWAYS);
    HBox words = Ems.line(0.62, caption, cross);
    HBox controls = Ems.line(0.62, play, position);
    controls.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(words, controls);
    getStyleClass().addAll("surface", "atlas-bar");
    setId("atlas-scene-bar");
  }

  private void showPlaying(boolean playing) {
    play.setGraphic(new FontIcon(playing ? "fth-pause" : "fth-play"));
    play.setAccessibleText(Messages.text(playing ? "atlas.watch.pause" : "atlas.watch.play"));
  }

  /** Lets Space play and pause. */
  void takeFocus() {
    play.requestFocus();
  }

  /** Says what is shown. */
  void say(String text) {
    if (!text.equals(caption.getText())) {
      caption.setText(text);
    }
  }
}
