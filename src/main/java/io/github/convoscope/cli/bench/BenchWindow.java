package io.github.convoscope.cli.bench;

import io.github.convoscope.cli.ModelOption;
import io.github.convoscope.cli.PictureSize;
import io.github.convoscope.cli.TargetScreen;
import io.github.convoscope.cli.WindowCommand;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.UserSettings;
import io.github.convoscope.ui.WindowStart;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** Opens the window for a bench, with default settings, and leaves the user's settings alone. */
final class BenchWindow {
  private BenchWindow() {}

  /**
   * Opens the window, and returns when the bench has closed it.
   *
   * @param model the network to show
   * @param bench gets the window after its first frame
   */
  static void open(ModelOption model, Consumer<Shell> bench) {
    openEarly(
        model,
        shell -> {
          ChangeListener<LiveFrame> first =
              new ChangeListener<>() {
                @Override
                public void changed(
                    javafx.beans.value.ObservableValue<? extends LiveFrame> observed,
                    LiveFrame before,
                    LiveFrame frame) {
                  if (frame != null) {
                    shell.workspace().frame().removeListener(this);
                    Platform.runLater(() -> bench.accept(shell));
                  }
                }
              };
          shell.workspace().frame().addListener(first);
        });
  }

  /** The same, but the bench gets the window before its first frame is painted. */
  static void openEarly(ModelOption model, Consumer<Shell> bench) {
    if (TargetScreen.current() == TargetScreen.NONE) {
      throw Problem.input(Message.of("bench.no-display"));
    }
    WindowStart.open(UserSettings::defaults, WindowCommand.features(), first(model), bench);
  }

  /**
   * Gives the window's contents a size, with the window at the screen's corner, where the most room
   * is. A window manager may give less.
   */
  static void resize(Shell shell, PictureSize extents) {
    Stage stage = shell.stage();
    Scene scene = shell.scene();
    if (scene.getWidth() == extents.width() && scene.getHeight() == extents.height()) {
      return;
    }
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(extents.width() + stage.getWidth() - scene.getWidth());
    stage.setHeight(extents.height() + stage.getHeight() - scene.getHeight());
  }

  /** The size that the window's contents really have, such as {@code 1280x720}. */
  static String size(Shell shell) {
    return String.format(
        Locale.ROOT, "%.0fx%.0f", shell.scene().getWidth(), shell.scene().getHeight());
  }

  /** A given model is opened before the window, so that a wrong file is told at once. */
  private static Supplier<Model> first(ModelOption model) {
    if (!model.given()) {
      return WindowCommand::shippedModel;
    }
    Model opened = model.openWithRanges();
    return () -> opened;
  }
}
