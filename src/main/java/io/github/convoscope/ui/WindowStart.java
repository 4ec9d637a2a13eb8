package io.github.convoscope.ui;

import io.github.convoscope.model.Model;
import io.github.convoscope.task.Workers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * Opens the window and waits until it is closed. The first model is loaded at the same time, on
 * another thread, so that the user can draw before it is ready.
 */
public final class WindowStart {
  private WindowStart() {}

  /**
   * Starts JavaFX, shows the window, and returns when it was closed. Must not be called on the
   * JavaFX thread.
   *
   * @param settings makes the user's settings; called on the JavaFX thread
   * @param features the features to install
   * @param firstModel loads the first model; called on a thread of its own
   * @param then receives the window once it is shown
   */
  @SuppressWarnings("FutureReturnValueIgnored")
  public static void open(
      Supplier<UserSettings> settings,
      List<? extends Feature> features,
      Supplier<Model> firstModel,
      Consumer<Shell> then) {
    CompletableFuture<Model> model =
        CompletableFuture.supplyAsync(firstModel, Workers.single("first model"));
    CountDownLatch closed = new CountDownLatch(1);
    Platform.startup(
        () -> {
          Stage stage = new Stage();
          Workspace workspace =
              new Workspace(settings.get(), WindowWorkers.threads(), Platform::requestNextPulse);
          Shell shell = new Shell(workspace, stage, features);
          stage.setOnHidden(event -> closed.countDown());
          if (model.isDone() && !model.isCompletedExceptionally()) {
            // The pad of the network that comes, not first that of another kind.
            workspace.padContent().fit(model.join().input());
          }
          stage.show();
          CompletableFuture<Void> painted = firstPicture(shell.scene());
          model.whenComplete(
              (loaded, problem) -> {
                if (problem == null) {
                  painted.thenRun(() -> Platform.runLater(() -> workspace.show(loaded)));
                } else {
                  workspace.notices().problem(cause(problem));
                }
              });
          then.accept(shell);
        });
    try {
      closed.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    Platform.exit();
  }

  /**
   * Returns a future that completes after the first layout, when JavaFX begins to paint the empty
   * window. The scene is built only after that, so that the window appears early.
   */
  private static CompletableFuture<Void> firstPicture(Scene scene) {
    CompletableFuture<Void> painted = new CompletableFuture<>();
    Runnable listener = () -> painted.complete(null);
    scene.addPostLayoutPulseListener(listener);
    return painted.whenComplete(
        (done, none) -> Platform.runLater(() -> scene.removePostLayoutPulseListener(listener)));
  }

  private static Throwable cause(Throwable wrapped) {
    Throwable cause = wrapped.getCause();
    return cause == null ? wrapped : cause;
  }
}
