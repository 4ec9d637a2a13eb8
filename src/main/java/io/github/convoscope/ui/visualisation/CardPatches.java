package io.github.convoscope.ui.visualisation;

import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Shell;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The end of a pinned neuron's card in a network of photographs: the pictures that excite its unit
 * most. JavaFX thread.
 */
final class CardPatches {
  private static final double SIDE = 62;
  private static final int MOST = 3;

  private final Shell shell;
  private final UserPictures pictures;
  private final Neuron neuron;
  private final PatchTiles tiles;
  private final VBox node = Ems.column(0.46);

  /** Held here, as the pictures outlive the card. */
  private final InvalidationListener follow = changed -> refresh();

  private CardPatches(Shell shell, UserPictures pictures, Neuron neuron) {
    this.shell = shell;
    this.pictures = pictures;
    this.neuron = neuron;
    tiles = new PatchTiles(shell, "atlas.card." + neuron, SIDE);
    node.getProperties().put(CardPatches.class, this);
    pictures.indexed().addListener(new WeakInvalidationListener(follow));
    refresh();
  }

  /** What a card gets; null for a pixel, or where pictures are no input. */
  static @Nullable Node of(Shell shell, UserPictures pictures, Neuron neuron) {
    Model model = shell.workspace().model().get();
    boolean fits = model != null && model.input().takesColours() && neuron.layer() > 0;
    return fits ? new CardPatches(shell, pictures, neuron).node : null;
  }

  private void refresh() {
    Label title = new Label(Messages.text("atlas.patches.card"));
    title.getStyleClass().addAll("heading", "part-heading");
    UserPictures.Indexed known = pictures.indexed().get();
    if (known != null && known.model() == shell.workspace().model().get()) {
      node.getChildren().setAll(title, tiles.node());
      tiles.show(known, neuron.layer(), neuron.channel(), MOST);
      return;
    }
    Button find = new Button(Messages.text("atlas.patches.find"));
    find.setOnAction(
        event -> {
          find.setDisable(true);
          pictures.measure();
        });
    node.getChildren().setAll(title, find);
  }
}
