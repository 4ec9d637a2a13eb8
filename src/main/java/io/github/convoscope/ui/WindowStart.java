package io.github.convoscope.ui;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Opens the window and waits until it is closed. */
public final class WindowStart {
  private WindowStart() {}

  /**
   * Starts JavaFX, shows the window, and returns when it was closed. Not to be called on the JavaFX
   * thread.
   *
   * @param features what the window can do
   * @param then gets the window once it is shown
   */
  public static void open(List<? extends Feature> features, Consumer<Shell> then) {
    CountDownLatch closed = new CountDownLatch(1);
    Platform.startup(
        () -> {
          Stage stage = new Stage();
          Workspace workspace =
              new Workspace(Settings.load(), WindowWorkers.threads(), Platform::requestNextPulse);
          Shell shell = new Shell(workspace, stage, features);
          stage.setOnHidden(event -> closed.countDown());
          stage.show();
          then.accept(shell);
        });
    try {
      closed.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    Platform.exit();
  }
}
