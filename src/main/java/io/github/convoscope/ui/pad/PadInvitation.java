package io.github.convoscope.ui.pad;

import io.github.convoscope.message.Messages;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.Workspace;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Label;

/**
 * Says what to put on the pad: a digit, any drawing, or an array where the network's input is no
 * picture. JavaFX thread.
 */
final class PadInvitation {
  /** Numbers of an array that the pad has room for. */
  private static final int MOST_NUMBERS = 8;

  private final Workspace workspace;
  private final PadView pad;
  private final Label title;

  /**
   * Makes an invitation.
   *
   * @param title stands above the pad
   */
  PadInvitation(Workspace workspace, PadView pad, Label title) {
    this.workspace = workspace;
    this.pad = pad;
    this.title = title;
  }

  /** True unless the open network takes no pictures. */
  static BooleanBinding drawable(Workspace workspace) {
    return Bindings.createBooleanBinding(
        () -> {
          Model model = workspace.model().get();
          return model == null || model.input().takesPictures();
        },
        workspace.model());
  }

  /** Follows the open network. */
  void install() {
    workspace.model().addListener(changed -> update());
    workspace.padContent().version().addListener(changed -> updateArray());
    update();
  }

  private void update() {
    Model model = workspace.model().get();
    if (model == null || model.input().takesPictures()) {
      boolean digits = model == null || model.input().digits();
      title.setText(Messages.text(digits ? "pad.draw.digit" : "pad.draw.picture"));
      pad.invite();
    } else {
      title.setText(Messages.text("pad.draw.array"));
      pad.refuse(request(model));
    }
  }

  /** The text names the numbers of the array, so it changes with the array. */
  private void updateArray() {
    Model model = workspace.model().get();
    if (model != null && !model.input().takesPictures()) {
      pad.refuse(request(model));
    }
  }

  private String request(Model model) {
    String shape = Arrays.toString(model.spec().input().shape().extents());
    String file = model.file().isEmpty() ? "FILE" : model.file();
    String text = Messages.text("pad.array", model.spec().input().shape().size(), shape, file);
    EncodedInput given = workspace.padContent().array();
    return given == null ? text : text + Messages.text("pad.array.given", numbers(given.tensor()));
  }

  private static String numbers(float[] values) {
    String first =
        IntStream.range(0, Math.min(MOST_NUMBERS, values.length))
            .mapToObj(i -> String.valueOf(values[i]))
            .collect(Collectors.joining(", "));
    return values.length > MOST_NUMBERS ? Messages.text("pad.array.more", first) : first;
  }
}
