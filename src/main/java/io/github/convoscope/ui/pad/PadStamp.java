package io.github.convoscope.ui.pad;

import io.github.convoscope.model.CornerMark;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Adds the command that stamps the {@link CornerMark} onto what is on the pad, in the network's
 * input itself. JavaFX thread.
 */
final class PadStamp {
  private PadStamp() {}

  static void install(Shell shell) {
    Workspace workspace = shell.workspace();
    PadContent pad = workspace.padContent();
    BooleanProperty on = new SimpleBooleanProperty(pad.stamped().get());
    pad.stamped().addListener((observed, before, now) -> on.set(now));
    on.addListener(
        (observed, before, now) -> {
          Model model = workspace.model().get();
          if (now && !pad.stamped().get() && model != null) {
            pad.stamp(marked(pad, model, workspace.settings().normalise().get()));
          } else if (!now) {
            pad.unstamp();
          }
        });
    shell
        .commands()
        .add(
            Command.toggle("pad.stamp", Context.INK, on)
                .keys("Shift+C")
                .icon("fth-square")
                .enabledWhen(
                    Bindings.createBooleanBinding(
                        () -> {
                          Model model = workspace.model().get();
                          return model != null && model.input().likeMnist();
                        },
                        workspace.model()),
                    "pad.no-samples")
                .menu(MenuName.EDIT, "tools"));
  }

  private static EncodedInput marked(PadContent pad, Model model, boolean normalise) {
    InputEncoder encoder = model.newEncoder();
    EncodedInput input = pad.array();
    if (input == null) {
      input =
          pad.image() == null
              ? encoder.encode(pad.drawing(), normalise)
              : encoder.encode(pad.image(), normalise);
    }
    return CornerMark.on(input.tensor(), encoder);
  }
}
