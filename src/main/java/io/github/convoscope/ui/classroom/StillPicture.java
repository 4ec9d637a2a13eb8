package io.github.convoscope.ui.classroom;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Keys;
import io.github.convoscope.ui.Shell;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Transform;

/**
 * Lets the picture of the window stand still while the teacher prepares what comes next. The window
 * goes on below it and receives keys and the pointer. Keys that step through a lesson show the
 * window again before they step: a class does not miss a step. JavaFX thread.
 */
final class StillPicture {
  private static final Set<String> STEPS =
      Set.of("lesson.next", "lesson.previous", "lesson.forward", "lesson.backward");

  private final Shell shell;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ImageView view = new ImageView();
  private final Label sign = new Label();
  private final StackPane picture = new StackPane(view, sign);

  StillPicture(Shell shell) {
    this.shell = shell;
    picture.setId("still-picture");
    picture.getStyleClass().add("still-picture");
    picture.setViewOrder(Layers.STILL);
    picture.setMouseTransparent(true);
    // Where the window changes its size, the picture goes with it.
    view.fitWidthProperty().bind(picture.widthProperty());
    view.fitHeightProperty().bind(picture.heightProperty());
    view.setPreserveRatio(true);
    view.setManaged(false);
    sign.getStyleClass().addAll("surface", "still-sign");
    sign.setId("still-sign");
    // Beside the menus, where it covers neither the legend nor a text.
    StackPane.setAlignment(sign, Pos.TOP_RIGHT);
    shown.addListener((observed, before, now) -> show(now));
    shell.commands().holdBack(this::showsInstead);
  }

  /** Whether the picture stands still. */
  BooleanProperty shown() {
    return shown;
  }

  private boolean showsInstead(Command command) {
    boolean step = shown.get() && STEPS.contains(command.id());
    if (step) {
      shown.set(false);
    }
    return step;
  }

  private void show(boolean now) {
    List<Node> over = shell.over();
    over.remove(picture);
    if (now) {
      view.setImage(taken());
      sign.setText(Messages.text("classroom.still", Keys.display(KeyCombination.valueOf("F8"))));
      over.add(picture);
    } else {
      view.setImage(null);
    }
  }

  /** The picture of the window, in the pixels of the screen, without what lies over it. */
  private Image taken() {
    Scene scene = shell.scene();
    List<Node> hidden = shell.over().stream().filter(Node::isVisible).toList();
    hidden.forEach(node -> node.setVisible(false));
    SnapshotParameters whole = new SnapshotParameters();
    double scale = shell.stage().getOutputScaleX();
    whole.setTransform(Transform.scale(scale, scale));
    whole.setFill(scene.getFill());
    // No more than the window: some children reach beyond it.
    whole.setViewport(new Rectangle2D(0, 0, scale * scene.getWidth(), scale * scene.getHeight()));
    Image taken = scene.getRoot().snapshot(whole, null);
    hidden.forEach(node -> node.setVisible(true));
    return taken;
  }
}
