package io.github.convoscope.ui.network;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * Lets the user choose how large the pictures are that a network of photographs is fed: fewer
 * pixels are computed faster, more show more. The network is opened again for another size. JavaFX
 * thread.
 */
final class InputSize {
  /** Rows and columns to choose from; 0 for the size that the network was trained on. */
  private static final List<Integer> SIDES = List.of(0, 192, 160, 128, 96);

  /** Networks for smaller pictures have no choice. */
  private static final int SMALLEST_USUAL = 64;

  private final Shell shell;
  private final Workspace workspace;
  private final ModelOpener opener;
  private final Map<Integer, BooleanProperty> chosen = new TreeMap<>();

  /** The size that each file was opened with without a choice; for the tick. */
  private @Nullable Model usual;

  InputSize(Shell shell, ModelOpener opener) {
    this.shell = shell;
    this.opener = opener;
    workspace = shell.workspace();
  }

  void install() {
    BooleanBinding possible =
        Bindings.createBooleanBinding(() -> canBeResized(), workspace.model());
    for (int side : SIDES) {
      BooleanProperty one = new SimpleBooleanProperty();
      chosen.put(side, one);
      one.addListener((observed, before, now) -> choose(side, now));
      shell
          .commands()
          .add(
              Command.toggle("network.size." + side, Context.ANYWHERE, one)
                  .menu(MenuName.NETWORK, "size")
                  .enabledWhen(possible, "network.fixed-size"));
    }
    workspace.model().subscribe(this::shown);
  }

  private void shown(@Nullable Model model) {
    Model known = usual;
    if (known == null || model == null || !known.checksum().equals(model.checksum())) {
      usual = model;
    }
    tick();
  }

  private boolean canBeResized() {
    Model model = workspace.model().get();
    return model != null
        && model.path() != null
        && model.input().takesColours()
        && side(usual == null ? model : usual) >= SMALLEST_USUAL;
  }

  private static int side(Model model) {
    Shape shape = model.spec().input().shape();
    return shape.rows() == shape.columns() ? shape.rows() : 0;
  }

  private void choose(int side, boolean now) {
    Model model = workspace.model().get();
    if (model == null || now == isShown(side, model)) {
      return;
    }
    Path file = model.path();
    if (now && file != null && canBeResized()) {
      shell
          .openers()
          .open(
              file,
              (path, progress) -> {
                Model resized = resized(path, model, side, progress);
                return () -> workspace.show(resized);
              });
    }
    // What is shown decides, also while the file is read.
    Platform.runLater(this::tick);
  }

  private Model resized(Path file, Model model, int side, Progress progress) {
    Model resized = opener.open(file, model.openedWith().sized(side).watched(progress));
    if (side > 0 && side(resized) != side || resized.spec().depth() != model.spec().depth()) {
      throw Problem.input(Message.of("network.one-size", file.getFileName(), side));
    }
    return resized;
  }

  private boolean isShown(int side, Model model) {
    int now = side(model);
    return side == 0 ? !SIDES.contains(now) : now == side;
  }

  private void tick() {
    Model model = workspace.model().get();
    boolean possible = canBeResized();
    chosen.forEach((side, one) -> one.set(possible && model != null && isShown(side, model)));
  }
}
