package io.github.convoscope.ui.pad;

import io.github.convoscope.message.Messages;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.Workspace;
import java.util.Arrays;
import java.util.List;
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

  /** Classes that are named. */
  private static final int MOST_CLASSES = 5;

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

  /** True while the open network takes drawings: neither colours, nor what is no picture. */
  static BooleanBinding drawable(Workspace workspace) {
    return Bindings.createBooleanBinding(
        () -> {
          Model model = workspace.model().get();
          return model == null || model.input().takesPictures() && !model.input().takesColours();
        },
        workspace.model());
  }

  /** True while the open network knows digits. */
  static BooleanBinding digits(Workspace workspace) {
    return Bindings.createBooleanBinding(
        () -> {
          Model model = workspace.model().get();
          return model == null || model.input().digits();
        },
        workspace.model());
  }

  /** True for strokes on the pad of a network that was trained on other pictures. */
  static boolean isUnlikeTraining(Workspace workspace) {
    Model model = workspace.model().get();
    PadContent pad = workspace.padContent();
    return model != null
        && model.input().takesPictures()
        && !model.input().digits()
        && pad.image() == null
        && pad.array() == null
        && (pad.photo() == null || pad.photo().photo().drawn());
  }

  /** Follows the open network. */
  void install() {
    workspace.model().addListener(changed -> update());
    workspace.padContent().version().addListener(changed -> updateArray());
    workspace.padContent().inColours().addListener(changed -> update());
    update();
  }

  private void update() {
    Model model = workspace.model().get();
    if (model == null ? workspace.padContent().inColours().get() : model.input().takesColours()) {
      title.setText(Messages.text("photo.title"));
    } else if (model == null || model.input().takesPictures()) {
      boolean digits = model == null || model.input().digits();
      title.setText(Messages.text(digits ? "pad.draw.digit" : "pad.draw.picture"));
      pad.invite(
          digits || model == null ? Messages.text("pad.hint") : pictures(model.spec().labels()));
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

  /** What a network for pictures is to be given; where its classes have no names, without them. */
  private static String pictures(List<String> labels) {
    boolean named = labels.stream().anyMatch(label -> !label.matches("\\d+"));
    return named
        ? Messages.text("pad.hint.picture", classes(labels))
        : Messages.text("pad.hint.unnamed");
  }

  /** The first classes, such as "airplane, automobile, bird …". */
  private static String classes(List<String> labels) {
    String first =
        labels.stream()
            .limit(MOST_CLASSES)
            .map(PadInvitation::name)
            .collect(Collectors.joining(", "));
    return labels.size() > MOST_CLASSES ? Messages.text("pad.array.more", first) : first;
  }

  /** The first of a class's names. */
  private static String name(String label) {
    int comma = label.indexOf(',');
    return comma > 0 ? label.substring(0, comma) : label;
  }

  private static String numbers(float[] values) {
    String first =
        IntStream.range(0, Math.min(MOST_NUMBERS, values.length))
            .mapToObj(i -> String.valueOf(values[i]))
            .collect(Collectors.joining(", "));
    return values.length > MOST_NUMBERS ? Messages.text("pad.array.more", first) : first;
  }
}
