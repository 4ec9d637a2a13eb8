package io.github.convoscope.ui.training;

import io.github.convoscope.data.TrainingHistory;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** Adds the training room, and opens histories of trainings. */
public final class TrainingFeature implements Feature {
  private static final String HISTORY = ".history";

  @Override
  public void install(Shell shell) {
    URL sheet = Objects.requireNonNull(TrainingFeature.class.getResource("training.css"));
    shell.scene().getStylesheets().add(sheet.toExternalForm());
    Lazy lazy = new Lazy(shell);
    shell
        .commands()
        .add(
            Command.of("training.show", Context.ANYWHERE, lazy::toggle)
                .keys("Shift+L")
                .menu(MenuName.NETWORK, "training")
                .enabledWhen(Bindings.isNotNull(shell.workspace().model())));
    shell
        .commands()
        .add(
            Command.of("training.story", Context.ANYWHERE, lazy::story)
                .keys("Shift+E")
                .menu(MenuName.NETWORK, "training")
                .enabledWhen(lazy.hasStory()));
    shell
        .openers()
        .add(
            (file, progress) -> {
              if (!file.getFileName().toString().endsWith(HISTORY)) {
                return null;
              }
              TrainingHistory history = TrainingHistory.read(file);
              return () -> lazy.replay(history, file);
            });
  }

  /** Makes room and player when they are first shown. */
  private static final class Lazy {
    private final Shell shell;
    private @Nullable TrainingRoom room;
    private @Nullable HistoryPlayer player;

    Lazy(Shell shell) {
      this.shell = shell;
    }

    void toggle() {
      TrainingRoom made = room;
      if (made == null) {
        made = new TrainingRoom(shell, hasStory(), this::story);
        room = made;
      }
      made.toggle();
    }

    /** True while the open network has the history of its training beside it. */
    BooleanBinding hasStory() {
      ReadOnlyObjectProperty<@Nullable Model> model = shell.workspace().model();
      return Bindings.createBooleanBinding(() -> NetworkStory.of(model.get()) != null, model);
    }

    /** Plays the training of the open network. */
    void story() {
      Path file = NetworkStory.of(shell.workspace().model().get());
      if (file != null) {
        shell.openers().open(file);
      }
    }

    void replay(TrainingHistory history, Path file) {
      HistoryPlayer made = player;
      if (made == null) {
        made = new HistoryPlayer(shell);
        player = made;
      }
      made.open(history, file);
    }
  }
}
